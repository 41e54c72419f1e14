import type { Db } from '../../platform/db.ts'
import type { ContactRow, SubscriptionRow } from './queries.ts'
import { contactById, subscriptionsOf } from './queries.ts'
import { historySince } from './queries-history.ts'
import { mergeOf } from './queries-merge.ts'

/** What a mail was filled with. */
export interface AsOf {
  contact: ContactRow
  /** Of the list asked for. */
  fields: Record<string, unknown> | null
  connectionId: number | null
}

/**
 * A contact as it was at an instant: as it is now, with everything undone that was changed since. `ofId` is one of its
 * identities: of a contact that was merged away, what it was when it went. Undefined when there is no such contact.
 */
export async function contactAsOf(
  db: Db,
  accountId: number,
  ofId: number,
  listId: number | null,
  at: Date,
): Promise<AsOf | undefined> {
  const now = await contactById(db, accountId, ofId)
  if (!now) return undefined
  const went = now.id === ofId ? undefined : await mergeOf(db, accountId, ofId)
  const subscriptions = went?.was.subscriptions ?? (await subscriptionsOf(db, accountId, now.id))
  const contact: Record<string, unknown> = { ...(went?.was ?? now) }
  const subscription = subscriptions.find((row: SubscriptionRow) => row.list_id === listId)
  const fields: Record<string, unknown> = { ...subscription?.fields }
  for (const row of await historySince(db, accountId, now.id, ofId, at)) {
    const of = row.list_id === null ? contact : row.list_id === listId ? fields : null
    if (of) for (const [field, [before]] of Object.entries(row.changes)) of[field] = before
  }
  return {
    contact: contact as unknown as ContactRow,
    fields: subscription ? fields : null,
    connectionId: subscription?.id ?? null,
  }
}
