import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Counts a bounce; says how many soft ones there are now since the last delivery. */
export async function noteBounce(
  tx: Tx,
  accountId: number,
  contactId: number,
  hard: boolean,
  reply: string,
): Promise<number> {
  const row = await tx.one<{ soft_bounces: number }>(sql`
    update contact set soft_bounces = soft_bounces + ${hard ? 0 : 1}, hard_bounced = hard_bounced or ${hard}, bounce_message = ${reply}
    where account_id = ${accountId} and id = ${contactId} returning soft_bounces`)
  return row?.soft_bounces ?? 0
}

/** A delivery ends a row of soft bounces; most mails find none and write nothing here. */
export async function forgetSoftBounces(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`
    update contact c set soft_bounces = 0
    from (
      select id from contact where account_id = ${accountId} and id = any(${contactIds}) and soft_bounces > 0
      order by id for update skip locked
    ) due
    where c.account_id = ${accountId} and c.id = due.id`)
}

export async function markOpened(
  tx: Tx,
  accountId: number,
  contactId: number,
  at: Date,
  clicked: boolean,
): Promise<void> {
  await tx.run(sql`
    update contact set last_open_at = ${at}, last_click_at = case when ${clicked} then ${at}::timestamptz else last_click_at end
    where account_id = ${accountId} and id = coalesce((select winner_id from contact_merge where account_id = ${accountId} and loser_id = ${contactId}), ${contactId}::bigint)`)
}
