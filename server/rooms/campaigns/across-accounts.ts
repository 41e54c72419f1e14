import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** The address of a campaign in the public archive names no account; its id and its unguessable hash do. */
export async function archivedEmail(db: Db, campaignId: number, hash: string) {
  return await db.one<{
    subject: string
    html: string
    plain_text: string | null
    started_at: Date
    time_zone: string
    archive_indexed: boolean
  }>(sql`
    select e.subject, e.html, e.plain_text, k.started_at, k.archive_indexed, a.time_zone
    from campaign k
    join email e on e.account_id = k.account_id and e.id = k.email_id
    join account a on a.id = k.account_id
    where k.id = ${campaignId} and k.archive_hash = ${hash} and k.status = 'started' and k.archive_public`)
}

/** Scheduled campaigns whose time has come. */
export async function dueCampaigns(db: Db, now: Date): Promise<{ account_id: number; id: number }[]> {
  return await db.query(sql`
    select account_id, id from campaign where status = 'scheduled' and scheduled_at <= ${now} and deleted_at is null order by scheduled_at limit 1000`)
}

/** Takes away for good what was deleted before this, with its e-mail. */
export async function sweepCampaigns(db: Db, before: Date): Promise<void> {
  await db.run(sql`
    with gone as (delete from campaign where deleted_at < ${before} returning account_id, email_id)
    delete from email e using gone where e.account_id = gone.account_id and e.id = gone.email_id and e.frozen_at is null`)
}
