import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { emptyEmails, lockEmails } from '../emails/index.ts'
import { attachmentsToDrop, transmissionsToExpire } from './across-accounts.ts'
import { dropAttachments, expireTransmissions, unusedEmails } from './queries-transmission.ts'

const DAY_MS = 86_400_000
/** An invoice is asked for again within weeks; a year of them would be most of the database. */
export const ATTACHMENTS_KEPT_DAYS = 30
/** What a mail said, for as long as the API's statistics look back. Its row in the ledger stays. */
export const TEXTS_KEPT_DAYS = 184

/** Takes out what is old, a thousand transmissions at a time. */
export async function expireOld(ground: Ground): Promise<void> {
  const now = ground.clock.now()
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  await inBatches(
    () => attachmentsToDrop(ground.db, before(ATTACHMENTS_KEPT_DAYS)),
    (accountId, ids) => ground.db.transaction(tx => dropAttachments(tx, accountId, ids, now)),
  )
  await inBatches(
    () => transmissionsToExpire(ground.db, before(TEXTS_KEPT_DAYS)),
    (accountId, ids) => ground.db.transaction(tx => expire(tx, accountId, ids, now)),
  )
}

/** Their texts go with them where nothing else uses these; says which e-mails were emptied. */
export async function expire(tx: Tx, accountId: number, ids: number[], now: Date): Promise<number[]> {
  const emailIds = await expireTransmissions(tx, accountId, ids, now)
  // Locked first and asked after: whoever was about to use one of them again has committed by then.
  await lockEmails(tx, accountId, emailIds)
  const unused = await unusedEmails(tx, accountId, emailIds)
  await emptyEmails(tx, accountId, unused)
  return unused
}

async function inBatches(
  find: () => Promise<{ account_id: number; id: number }[]>,
  work: (accountId: number, ids: number[]) => Promise<unknown>,
): Promise<void> {
  for (let found = await find(); found.length > 0; found = await find()) {
    for (const accountId of new Set(found.map(row => row.account_id)))
      await work(
        accountId,
        found.filter(row => row.account_id === accountId).map(row => row.id),
      )
  }
}
