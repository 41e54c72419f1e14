export { type EventRow, latestOfContact } from './queries.ts'
export { type EventType, type HappenedEvent, record, take } from './record.ts'
