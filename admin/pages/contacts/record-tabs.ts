export const recordTabs = ['timeline', 'messages', 'consents', 'changes'] as const
export type RecordTab = (typeof recordTabs)[number]
