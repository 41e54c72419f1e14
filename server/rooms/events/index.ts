export type { EventType } from '../../../contract/event.ts'
export { anonymizeEvents, countEvents, type EventRow } from './queries.ts'
export { type HappenedEvent, record, take } from './record.ts'
