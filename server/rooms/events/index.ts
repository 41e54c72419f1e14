export type { EventType } from '../../../contract/event.ts'
export type { EventRow } from './queries.ts'
export { type HappenedEvent, record, take } from './record.ts'
