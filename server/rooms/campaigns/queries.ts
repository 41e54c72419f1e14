import type { CampaignStatus, MissedWhy } from '../../../contract/campaign.ts'
import type { DispatchState } from '../../../contract/message.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { join, Sql, sql } from '../../platform/sql.ts'
import type { AudienceChoice } from '../outbox/index.ts'

/** All but what the e-mail says, which is some 50 kB a campaign. */
export interface CampaignDbSummary {
  id: number
  title: string
  email_id: number
  list_ids: number[]
  excluded_list_ids: number[]
  audience: unknown
  status: 'draft' | 'scheduled' | 'missed' | 'preparing' | 'started' | 'errored'
  error: string | null
  dispatch_id: number | null
  archive_hash: string
  version: number
  created_at: Date
  updated_at: Date
  /** Null: an API key or a job. */
  updated_by: number | null
  started_at: Date | null
  scheduled_at: Date | null
  scheduled_by: number | null
  missed_why: MissedWhy | null
  per_hour: number | null
  archive_public: boolean
  archive_indexed: boolean
  /** Of a campaign sent again: the first one, its title, its dispatch, and whose opens count. */
  resend_of: number | null
  resend_unopened: 'human' | 'any' | null
  original_title: string | null
  original_dispatch_id: number | null
  original_month: string | null
  subject: string
  account_language: Language
  from_name: string
  from_email: string
  reply_to: string | null
  dispatch_state: DispatchState | null
  dispatch_month: string | null
  done_at: Date | null
}

export interface CampaignDbRow extends CampaignDbSummary {
  html: string
  plain_text: string | null
  mjml: string | null
}

/** Whom a campaign is for, as its draft says. */
export function choiceOf(row: CampaignDbSummary): AudienceChoice {
  const { original_dispatch_id: dispatchId, original_month: month, resend_unopened: by } = row
  const isResend = dispatchId !== null && month !== null && by !== null
  return {
    listIds: row.list_ids,
    excludedListIds: row.excluded_list_ids,
    unopened: isResend ? { dispatchId, month, by } : null,
  }
}

const SUMMARY = new Sql(
  [
    `k.id, k.title, k.email_id, k.list_ids, k.excluded_list_ids, k.audience, k.status, k.error, k.dispatch_id, k.archive_hash, k.version, k.created_at,
    k.updated_at, k.updated_by, k.started_at, k.scheduled_at, k.scheduled_by, k.missed_why, k.per_hour, k.archive_public, k.archive_indexed, k.resend_of, k.resend_unopened,
    o.title as original_title, o.dispatch_id as original_dispatch_id, od.month as original_month,
    e.subject, a.language as account_language, e.from_name, e.from_email, e.reply_to, d.state as dispatch_state, d.month as dispatch_month, d.done_at`,
  ],
  [],
)
const JOINED = new Sql(
  [
    `campaign k join account a on a.id = k.account_id join email e on e.account_id = k.account_id and e.id = k.email_id
    left join dispatch d on d.account_id = k.account_id and d.id = k.dispatch_id
    left join campaign o on o.account_id = k.account_id and o.id = k.resend_of
    left join dispatch od on od.account_id = k.account_id and od.id = o.dispatch_id`,
  ],
  [],
)

export async function campaignById(db: Db, accountId: number, campaignId: number): Promise<CampaignDbRow | undefined> {
  return await db.one<CampaignDbRow>(
    sql`select ${SUMMARY}, e.html, e.plain_text, e.mjml from ${JOINED}
    where k.account_id = ${accountId} and k.id = ${campaignId} and k.deleted_at is null`,
  )
}

/** Of two starts at the same instant the second waits here and then sees the first. */
export async function lockCampaign(tx: Tx, accountId: number, campaignId: number): Promise<CampaignDbRow | undefined> {
  await tx.run(sql`select 1 from campaign where account_id = ${accountId} and id = ${campaignId} for update`)
  return await campaignById(tx, accountId, campaignId)
}

export interface CampaignFilter {
  /** As shown, dispatch included; one of several where several are given. */
  status?: string | readonly string[]
  title?: string
  subject?: string
  /** In the title or the subject, accents and case not minded. */
  search?: string
  /** Sent to this list, or meant for it. */
  listId?: number
  /** Meant for this segment. */
  segmentId?: string
  id?: number
  /** Each pair up to but not with its second. */
  updatedFrom?: Date
  updatedTo?: Date
  /** A campaign that was never started is in no such span. */
  startedFrom?: Date
  startedTo?: Date
  /** By the start, or by the time that it is scheduled for. */
  dayFrom?: Date
  dayTo?: Date
}

export interface CampaignOrder {
  by: 'id' | 'title' | 'subject' | 'created_at' | 'updated_at' | 'started_at' | 'day'
  descending: boolean
}

/** The status as shown: after the start, the dispatch's. */
export const SHOWN_STATUS = new Sql(
  [
    `case when k.status <> 'started' then k.status when d.state = 'freezing' then 'preparing' when d.state = 'running' then 'sending'
      when d.state = 'done' then 'sent' else d.state end`,
  ],
  [],
)

export async function campaignRows(
  db: Db,
  accountId: number,
  filter: CampaignFilter,
  page: { before?: number; offset?: number; limit: number; order?: CampaignOrder },
): Promise<CampaignDbSummary[]> {
  const conditions: Sql[] = [sql`k.account_id = ${accountId} and k.deleted_at is null`]
  if (page.before !== undefined) conditions.push(sql`k.id < ${page.before}`)
  if (filter.status) conditions.push(sql`${SHOWN_STATUS} = any(${[filter.status].flat()}::text[])`)
  if (filter.title) conditions.push(sql`k.title ilike ${contains(filter.title)}`)
  if (filter.subject) conditions.push(sql`e.subject ilike ${contains(filter.subject)}`)
  if (filter.search) {
    const pattern = sql`contact_fold(${contains(filter.search)})`
    conditions.push(sql`(contact_fold(k.title) like ${pattern} or contact_fold(e.subject) like ${pattern})`)
  }
  if (filter.listId !== undefined) conditions.push(sql`k.list_ids @> array[${filter.listId}]::bigint[]`)
  if (filter.segmentId !== undefined) {
    const named = JSON.stringify({ segments: [{ id: filter.segmentId }] })
    conditions.push(sql`k.audience @> ${named}::jsonb`)
  }
  if (filter.id !== undefined) conditions.push(sql`k.id = ${filter.id}`)
  if (filter.updatedFrom) conditions.push(sql`k.updated_at >= ${filter.updatedFrom}`)
  if (filter.updatedTo) conditions.push(sql`k.updated_at < ${filter.updatedTo}`)
  if (filter.startedFrom) conditions.push(sql`k.started_at >= ${filter.startedFrom}`)
  if (filter.startedTo) conditions.push(sql`k.started_at < ${filter.startedTo}`)
  if (filter.dayFrom) conditions.push(sql`coalesce(k.started_at, k.scheduled_at) >= ${filter.dayFrom}`)
  if (filter.dayTo) conditions.push(sql`coalesce(k.started_at, k.scheduled_at) < ${filter.dayTo}`)
  return await db.query<CampaignDbSummary>(sql`
    select ${SUMMARY} from ${JOINED} where ${join(conditions, ' and ')}
    order by ${orderBy(page.order)} offset ${page.offset ?? 0} limit ${page.limit}`)
}

const ORDERS: Record<CampaignOrder['by'], string> = {
  id: 'k.id',
  title: 'k.title',
  subject: 'e.subject',
  created_at: 'k.created_at',
  updated_at: 'k.updated_at',
  started_at: 'k.started_at',
  day: 'coalesce(k.started_at, k.scheduled_at)',
}

function orderBy(order: CampaignOrder = { by: 'id', descending: true }): Sql {
  const direction = order.descending ? 'desc' : 'asc'
  return new Sql([`${ORDERS[order.by]} ${direction} nulls last, k.id ${direction}`], [])
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** Those of these ids that are campaigns. */
export async function knownCampaigns(db: Db, accountId: number, campaignIds: number[]): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    sql`select id from campaign where account_id = ${accountId} and id = any(${campaignIds}::bigint[]) and deleted_at is null`,
  )
  return rows.map(row => row.id)
}

/** The campaign that sends this one again and is not over yet; another one than `except`. */
export async function pendingResend(db: Db, accountId: number, campaignId: number, except = 0): Promise<number | null> {
  const row = await db.one<{ id: number }>(sql`
    select k.id from campaign k left join dispatch d on d.account_id = k.account_id and d.id = k.dispatch_id
    where k.account_id = ${accountId} and k.resend_of = ${campaignId} and k.id <> ${except} and k.deleted_at is null
      and (k.status in ('draft', 'scheduled', 'missed', 'preparing') or d.state in ('freezing', 'running', 'paused'))
    order by k.id limit 1`)
  return row?.id ?? null
}

/** Those that send this one again, the newest first. */
export async function resendsOf(
  db: Db,
  accountId: number,
  campaignId: number,
): Promise<{ id: number; title: string; status: CampaignStatus }[]> {
  return await db.query(sql`
    select k.id, k.title, ${SHOWN_STATUS} as status
    from campaign k left join dispatch d on d.account_id = k.account_id and d.id = k.dispatch_id
    where k.account_id = ${accountId} and k.resend_of = ${campaignId} and k.deleted_at is null order by k.id desc limit 20`)
}
