import { eventTypesOf, type TimelineKind } from '../../../contract/event.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactById } from '../contacts/index.ts'
import { type ContactMessage, namedMessages, whoseOf } from './contact-messages.ts'
import { type TimelinePlace, type TimelineRow, timelineRows } from './queries-contact.ts'

export interface TimelineEntry extends TimelineRow {
  /** The mail that it is about. */
  message: ContactMessage | null
}

export interface TimelinePage {
  entries: TimelineEntry[]
  next: string | null
}

/** Everything that happened to a contact, newest first; `after` is an earlier page's `next`. Throws thing.notFound. */
export async function readTimeline(
  ground: Ground,
  accountId: number,
  contactId: number,
  query: { kind?: TimelineKind; after?: string; limit: number },
): Promise<TimelinePage> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const whose = await whoseOf(ground, accountId, contact)
  const { kind, limit } = query
  const wish = {
    types: kind ? eventTypesOf(kind) : null,
    withMessages: kind === undefined || kind === 'mails',
    withOrders: kind === undefined || kind === 'orders',
  }
  const rows = await timelineRows(ground.db, accountId, whose, wish, placeOf(query.after), limit + 1)
  const page = rows.slice(0, limit)
  const messages = await namedMessages(ground, accountId, contact, whose, page.flatMap(messageOf))
  const entries = page.map(row => ({ ...row, message: messages.get(messageOf(row)[0] ?? -1) ?? null }))
  return { entries, next: rows.length > limit ? textOf(page.at(-1)!) : null }
}

function messageOf({ data }: TimelineRow): number[] {
  return typeof data.messageId === 'number' ? [data.messageId] : []
}

const textOf = ({ micros, rank, id }: TimelinePlace) => `${micros}.${rank}.${id}`

function placeOf(text: string | undefined): TimelinePlace | null {
  const [, micros, rank, id] = /^(\d{1,16})\.([012])\.(\d{1,16})$/.exec(text ?? '') ?? []
  return micros ? { micros: Number(micros), rank: Number(rank) as TimelinePlace['rank'], id: Number(id) } : null
}
