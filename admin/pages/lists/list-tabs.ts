/** The parts of a list's page, as they stand in its address. */
export const listTabs = ['overview', 'form', 'mails', 'pages', 'groups', 'fields', 'notices'] as const
export type ListTab = (typeof listTabs)[number]
