import type { MissedWhy } from '../../../contract/campaign.ts'
import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What a person decides of a draft, beside its e-mail. */
export interface DraftSettings {
  title: string
  listIds: number[]
  excludedListIds: number[]
  /** As the API gave it. */
  audience: unknown
  perHour: number | null
}

export async function insertCampaign(
  tx: Tx,
  accountId: number,
  campaign: DraftSettings & { emailId: number; archiveHash: string },
  userId: number | null,
  now: Date,
): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into campaign (account_id, title, email_id, list_ids, excluded_list_ids, audience, per_hour, status, archive_hash, created_at, updated_at, updated_by)
    values (${accountId}, ${campaign.title}, ${campaign.emailId}, ${campaign.listIds}, ${campaign.excludedListIds},
      ${JSON.stringify(campaign.audience)}::jsonb, ${campaign.perHour}, 'draft', ${campaign.archiveHash}, ${now}, ${now}, ${userId})
    returning id`))!.id
}

export async function updateCampaign(
  tx: Tx,
  accountId: number,
  campaignId: number,
  campaign: DraftSettings,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set title = ${campaign.title}, list_ids = ${campaign.listIds}, excluded_list_ids = ${campaign.excludedListIds},
      audience = ${JSON.stringify(campaign.audience)}::jsonb, per_hour = ${campaign.perHour}, version = version + 1, updated_at = ${now}, updated_by = ${userId}
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function updatePace(
  tx: Tx,
  accountId: number,
  campaignId: number,
  perHour: number | null,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set per_hour = ${perHour}, version = version + 1, updated_at = ${now}, updated_by = ${userId}
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function markDeleted(
  tx: Tx,
  accountId: number,
  campaignId: number,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set deleted_at = ${now}, updated_at = ${now}, updated_by = ${userId}, version = version + 1
    where account_id = ${accountId} and id = ${campaignId}`)
}

/** Undefined when no such campaign is deleted. */
export async function markKept(
  tx: Tx,
  accountId: number,
  campaignId: number,
  userId: number | null,
  now: Date,
): Promise<{ title: string; status: string; scheduled_at: Date | null; resend_of: number | null } | undefined> {
  return await tx.one(sql`
    update campaign set deleted_at = null, updated_at = ${now}, updated_by = ${userId}, version = version + 1
    where account_id = ${accountId} and id = ${campaignId} and deleted_at is not null
    returning title, status, scheduled_at, resend_of`)
}

export async function markStarted(
  tx: Tx,
  accountId: number,
  campaignId: number,
  start: { dispatchId: number; userId: number | null; scheduledAt: Date | null; now: Date },
): Promise<void> {
  await tx.run(sql`
    update campaign set status = 'started', dispatch_id = ${start.dispatchId}, started_at = ${start.now}, started_by = ${start.userId},
      scheduled_at = ${start.scheduledAt}, missed_why = null, updated_at = ${start.now}, updated_by = ${start.userId}, version = version + 1
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function markScheduled(
  tx: Tx,
  accountId: number,
  campaignId: number,
  schedule: { at: Date; userId: number | null; now: Date },
): Promise<void> {
  await tx.run(sql`
    update campaign set status = 'scheduled', scheduled_at = ${schedule.at}, scheduled_by = ${schedule.userId}, missed_why = null,
      updated_at = ${schedule.now}, updated_by = ${schedule.userId}, version = version + 1
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function markUnscheduled(
  tx: Tx,
  accountId: number,
  campaignId: number,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set status = 'draft', scheduled_at = null, scheduled_by = null, missed_why = null, updated_at = ${now},
      updated_by = ${userId}, version = version + 1
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function markMissed(
  tx: Tx,
  accountId: number,
  campaignId: number,
  why: MissedWhy,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set status = 'missed', missed_why = ${why}, updated_at = ${now}, updated_by = null, version = version + 1
    where account_id = ${accountId} and id = ${campaignId}`)
}

export async function markResend(
  tx: Tx,
  accountId: number,
  campaignId: number,
  resend: { of: number; unopened: 'human' | 'any' },
): Promise<void> {
  await tx.run(sql`
    update campaign set resend_of = ${resend.of}, resend_unopened = ${resend.unopened} where account_id = ${accountId} and id = ${campaignId}`)
}

/** A new version: whoever edits the draft at the time is told. */
export async function updateTitle(
  tx: Tx,
  accountId: number,
  campaignId: number,
  title: string,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set title = ${title}, updated_at = ${now}, updated_by = ${userId}, version = version + 1 where account_id = ${accountId} and id = ${campaignId}`)
}

export async function updateArchive(
  tx: Tx,
  accountId: number,
  campaignId: number,
  archive: { isShown: boolean; isIndexed: boolean },
): Promise<void> {
  await tx.run(sql`
    update campaign set archive_public = ${archive.isShown}, archive_indexed = ${archive.isIndexed}
    where account_id = ${accountId} and id = ${campaignId}`)
}
