import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ContactRow, contactById, identitiesOf } from '../contacts/index.ts'
import { fillText, mergeValues } from '../emails/index.ts'
import {
  type ContactHitRow,
  type ContactMessageRow,
  contactMessages,
  hitsOfMessages,
  messagesByIds,
  type Whose,
} from './queries-contact.ts'

export type ContactMessage = ContactMessageRow

/** Every message of a contact, newest first, whatever became of it. Throws thing.notFound. */
export async function readContactMessages(
  ground: Ground,
  accountId: number,
  contactId: number,
  query: { after?: string; limit: number },
): Promise<{ messages: ContactMessage[]; next: string | null }> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const whose = await whoseOf(ground, accountId, contact)
  const before = query.after && /^\d{1,15}$/.test(query.after) ? Number(query.after) : null
  const rows = await contactMessages(ground.db, accountId, whose, before, query.limit + 1)
  const page = rows.slice(0, query.limit)
  const next = rows.length > query.limit ? String(page.at(-1)!.id) : null
  return { messages: page.map(row => ({ ...row, subject: filledSubject(row, contact) })), next }
}

export async function whoseOf(ground: Ground, accountId: number, { id, email }: ContactRow): Promise<Whose> {
  return { ids: await identitiesOf(ground.db, accountId, id), address: email }
}

/** The messages behind these ids, by id. */
export async function namedMessages(
  ground: Ground,
  accountId: number,
  contact: ContactRow,
  whose: Whose,
  messageIds: number[],
): Promise<Map<number, ContactMessage>> {
  if (messageIds.length === 0) return new Map()
  const rows = await messagesByIds(ground.db, accountId, whose, [...new Set(messageIds)])
  return new Map(rows.map(row => [row.id, { ...row, subject: filledSubject(row, contact) }]))
}

/** One message with the opens and clicks that it had. Undefined when the contact has no such message. */
export async function readContactMessage(
  ground: Ground,
  accountId: number,
  contactId: number,
  key: { month: string; id: number },
): Promise<{ message: ContactMessage; hits: ContactHitRow[] } | undefined> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) return undefined
  const whose = await whoseOf(ground, accountId, contact)
  const found = (await namedMessages(ground, accountId, contact, whose, [key.id])).get(key.id)
  if (!found || found.month !== key.month) return undefined
  return { message: found, hits: await hitsOfMessages(ground.db, accountId, [found]) }
}

/** For a line of a table: filled with what the contact is now. */
function filledSubject({ subject, is_filled: isFilled }: ContactMessageRow, contact: ContactRow): string {
  if (isFilled) return subject
  return fillText(subject, mergeValues({ ...contact, fields: null, connection_id: null }, ''), 'text')
}
