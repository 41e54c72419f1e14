export const recordTabs = ['timeline', 'orders', 'messages', 'consents', 'changes'] as const
export type RecordTab = (typeof recordTabs)[number]
