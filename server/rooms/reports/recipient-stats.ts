import type { Ground } from '../../platform/ground.ts'
import { readCampaign } from '../campaigns/index.ts'
import { findContact, identitiesOf } from '../contacts/index.ts'
import { reportedDispatch } from './queries.ts'
import {
  countRecipients,
  type RecipientEvent,
  type RecipientStatsRow,
  type RecipientStatsScope,
  recipientStatsRows,
} from './queries-recipient-stats.ts'

export { type RecipientEvent, type RecipientStatsRow, recipientEvents } from './queries-recipient-stats.ts'

const NOBODY = { rows: [], total: 0 }

/** What each recipient did, in numbers, page by page. Throws thing.notFound. */
export async function readRecipientStats(
  ground: Ground,
  accountId: number,
  campaignId: number,
  query: { event?: RecipientEvent | 'none'; email?: string; from?: Date; offset: number; limit: number },
): Promise<{ rows: RecipientStatsRow[]; total: number }> {
  const { counts, dispatchId } = await readCampaign(ground, accountId, campaignId)
  const dispatch = dispatchId === null ? undefined : await reportedDispatch(ground.db, accountId, dispatchId)
  if (!dispatch || query.event === 'none') return NOBODY
  const { event, email, from, offset, limit } = query
  const contact = email === undefined ? null : await findContact(ground, accountId, email)
  if (contact === undefined) return NOBODY
  const contactIds = contact ? await identitiesOf(ground.db, accountId, contact.id) : undefined
  const scope: RecipientStatsScope = { dispatch, event, from, contactIds }
  const isEverybody = event === undefined && contactIds === undefined
  const [rows, total] = await Promise.all([
    recipientStatsRows(ground.db, accountId, scope, offset, limit),
    isEverybody ? counts.recipients : countRecipients(ground.db, accountId, scope),
  ])
  return { rows, total }
}
