import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Lists that name nobody as their sender. */
export async function listsWithoutSender(db: Db, accountId: number): Promise<{ id: number; name: string }[]> {
  return await db.query(sql`
    select id, name from list where account_id = ${accountId} and coalesce(from_email, '') = '' order by id limit 50`)
}

/** Addresses of lists' notices that were asked before `until` whether they want them, and have not answered. */
export async function silentNoticeAddresses(db: Db, accountId: number, until: Date): Promise<string[]> {
  const rows = await db.query<{ email: string }>(sql`
    select n.email from notice_address n
    where n.account_id = ${accountId} and n.state = 'asked' and n.asked_at < ${until} and exists (
      select 1 from list l where l.account_id = ${accountId}
        and position(n.email_key in lower(concat_ws(',', l.sub_notify, l.unsub_notify))) > 0)
    order by n.asked_at limit 20`)
  return rows.map(row => row.email)
}

export interface FailedTask {
  id: number
  kind: string
  finished_at: Date
}

export async function failedTasks(db: Db, accountId: number, since: Date): Promise<FailedTask[]> {
  return await db.query<FailedTask>(sql`
    select id, kind, finished_at from task where account_id = ${accountId} and state = 'failed' and finished_at >= ${since}
    order by id desc limit 20`)
}

export async function hasContacts(db: Db, accountId: number): Promise<boolean> {
  return (await db.one(sql`select 1 from contact where account_id = ${accountId} limit 1`)) !== undefined
}

export async function hasStartedCampaign(db: Db, accountId: number): Promise<boolean> {
  return (
    (await db.one(sql`select 1 from campaign where account_id = ${accountId} and started_at is not null limit 1`)) !==
    undefined
  )
}

/** Whom the account sends as: its lists' senders, and those of the last campaigns. */
export async function senderAddresses(db: Db, accountId: number): Promise<string[]> {
  const rows = await db.query<{ address: string }>(sql`
    select distinct lower(address) as address from (
      (select from_email as address from list where account_id = ${accountId} order by id limit 50)
      union all
      (select e.from_email from campaign k join email e on e.account_id = ${accountId} and e.id = k.email_id
        where k.account_id = ${accountId} order by k.id desc limit 20)
    ) senders where coalesce(address, '') <> '' order by address limit 50`)
  return rows.map(row => row.address)
}
