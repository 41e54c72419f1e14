export type { EventType } from '../../../contract/event.ts'
export { anonymizeEvents, countEvents, type EventRow, takeMany } from './queries.ts'
export { follow, type HappenedEvent, isAwaited, record, take, whichAwaited } from './record.ts'
