import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ContactRow, SubscriptionRow } from './queries.ts'

export interface MergeRow {
  loser_id: number
  winner_id: number
  at: Date
  user_id: number | null
  email: string
}

/** Who was merged into this contact, in the order in which it happened. */
export async function mergesInto(db: Db, accountId: number, winnerId: number): Promise<MergeRow[]> {
  return await db.query<MergeRow>(sql`
    select loser_id, winner_id, at, user_id, email from contact_merge
    where account_id = ${accountId} and winner_id = ${winnerId} order by at, loser_id`)
}

/** Address → who it was merged into. The table is tiny, and read by whoever knows an old address alone. */
export async function winnersOf(db: Db, accountId: number, keys: string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ key: string; winner_id: number }>(sql`
    select distinct on (lower(email)) lower(email) as key, winner_id from contact_merge
    where account_id = ${accountId} and lower(email) = any(${keys}::text[]) order by lower(email), at desc`)
  return new Map(rows.map(row => [row.key, row.winner_id]))
}

export async function insertMerge(tx: Tx, accountId: number, merge: MergeRow & { was: object }): Promise<void> {
  await tx.run(sql`
    insert into contact_merge (account_id, loser_id, winner_id, at, user_id, email, was)
    values (${accountId}, ${merge.loser_id}, ${merge.winner_id}, ${merge.at}, ${merge.user_id}, ${merge.email}, ${JSON.stringify(merge.was)}::jsonb)`)
}

/** Who had been merged into the loser is the winner's now: always one step from an old id to its contact. */
export async function moveMerges(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await tx.run(sql`
    update contact_merge set winner_id = ${winnerId} where account_id = ${accountId} and winner_id = ${loserId}`)
}

/** Of lists that only the loser is in: the subscription with its id becomes the winner's. */
export async function moveSubscriptions(
  tx: Tx,
  accountId: number,
  loserId: number,
  winnerId: number,
  listIds: number[],
): Promise<void> {
  await tx.run(sql`
    update subscription set contact_id = ${winnerId}
    where account_id = ${accountId} and contact_id = ${loserId} and list_id = any(${listIds}::bigint[])`)
}

/** Known since the earlier of the two, last active at the later. */
export async function uniteTimes(
  tx: Tx,
  accountId: number,
  winnerId: number,
  loser: { inserted_at: Date; last_open_at: Date | null; last_click_at: Date | null },
): Promise<void> {
  await tx.run(sql`
    update contact set inserted_at = least(inserted_at, ${loser.inserted_at}), last_open_at = greatest(last_open_at, ${loser.last_open_at}),
      last_click_at = greatest(last_click_at, ${loser.last_click_at})
    where account_id = ${accountId} and id = ${winnerId}`)
}

/** Who went by a merge, as it was then; its instants are texts. */
export async function mergeOf(
  db: Db,
  accountId: number,
  loserId: number,
): Promise<{ was: ContactRow & { subscriptions: SubscriptionRow[] } } | undefined> {
  return await db.one(sql`select was from contact_merge where account_id = ${accountId} and loser_id = ${loserId}`)
}

/** Those of these ids that lead to a contact: also one that was merged into another. */
export async function knownContacts(db: Db, accountId: number, contactIds: number[]): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    select id from contact where account_id = ${accountId} and id = any(${contactIds}::bigint[])
    union all select loser_id from contact_merge where account_id = ${accountId} and loser_id = any(${contactIds}::bigint[])`)
  return rows.map(row => row.id)
}
