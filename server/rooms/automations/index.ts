export type { ActionRow, AutomationRow, EntryRow } from './queries.ts'
export { automationPage, readAction, readActions, readAutomation, readEntries, readEntriesOf } from './read.ts'
export { triggerAutomation } from './trigger.ts'
