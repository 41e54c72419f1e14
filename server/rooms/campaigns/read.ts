import type { CampaignCounts, CampaignStatus, MissedWhy } from '../../../contract/campaign.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { seenSubject } from '../emails/index.ts'
import { countHeld, countInFlight, readDispatchCounts } from '../outbox/index.ts'
import {
  type CampaignDbSummary,
  type CampaignFilter,
  type CampaignOrder,
  campaignById,
  campaignRows,
  resendsOf,
} from './queries.ts'
import { type CampaignTrouble, troubleOf } from './trouble.ts'

/** A campaign without what its e-mail says. */
export interface CampaignSummary {
  id: number
  title: string
  subject: string
  /** With its tags filled for an invented person: for lists and headings. */
  subjectSeen: string
  fromName: string
  fromEmail: string
  replyTo: string | null
  listIds: number[]
  excludedListIds: number[]
  resendOf: { id: number; title: string; unopened: 'human' | 'any' } | null
  audience: unknown
  status: CampaignStatus
  error: string | null
  createdAt: Date
  updatedAt: Date
  scheduledAt: Date | null
  missedWhy: MissedWhy | null
  startedAt: Date | null
  doneAt: Date | null
  emailId: number
  dispatchId: number | null
  archiveHash: string
  archiveUrl: string
  archive: { isShown: boolean; isIndexed: boolean }
  perHour: number | null
  version: number
  counts: CampaignCounts
}

export interface CampaignRecord extends CampaignSummary {
  html: string
  plainText: string | null
  /** What `html` was compiled from; null where it was written by hand. */
  mjml: string | null
  trouble: CampaignTrouble | null
  /** Handed over with no answer yet. */
  inFlight: number
  /** No coupon was left for them. */
  held: number
  /** Campaigns that send this one again, the newest first. */
  resends: { id: number; title: string; status: CampaignStatus }[]
}

/** Throws thing.notFound. */
export async function readCampaign(ground: Ground, accountId: number, campaignId: number): Promise<CampaignRecord> {
  const row = await campaignById(ground.db, accountId, campaignId)
  if (!row) throw problem('thing.notFound')
  const [summary] = await withCounts(ground, accountId, [row])
  const { dispatchId } = summary!
  const dispatch = dispatchId !== null && row.dispatch_month !== null && { id: dispatchId, month: row.dispatch_month }
  const [trouble, resends, inFlight, held] = await Promise.all([
    troubleOf(ground.db, summary!.status),
    dispatchId === null ? [] : resendsOf(ground.db, accountId, campaignId),
    dispatchId === null || summary!.doneAt !== null ? 0 : countInFlight(ground.db, accountId, dispatchId),
    dispatch && summary!.counts.skipped > 0 ? countHeld(ground.db, accountId, dispatch) : 0,
  ])
  return { ...summary!, html: row.html, plainText: row.plain_text, mjml: row.mjml, trouble, resends, inFlight, held }
}

/** Newest first unless ordered otherwise; `before` is an id for keyset paging, `offset` for paging by number. */
export async function campaignPage(
  ground: Ground,
  accountId: number,
  query: CampaignFilter & { before?: number; offset?: number; limit: number; order?: CampaignOrder },
): Promise<CampaignSummary[]> {
  const { before, offset, limit, order, ...filter } = query
  return await withCounts(
    ground,
    accountId,
    await campaignRows(ground.db, accountId, filter, { before, offset, limit, order }),
  )
}

async function withCounts(ground: Ground, accountId: number, rows: CampaignDbSummary[]): Promise<CampaignSummary[]> {
  const dispatchIds = rows.flatMap(row => (row.dispatch_id === null ? [] : [row.dispatch_id]))
  const counts =
    dispatchIds.length > 0
      ? await readDispatchCounts(ground, accountId, dispatchIds)
      : new Map<number, Record<string, number>>()
  return rows.map(row => summaryOf(ground, row, campaignCounts(counts.get(row.dispatch_id ?? -1) ?? {})))
}

function summaryOf(ground: Ground, row: CampaignDbSummary, counts: CampaignCounts): CampaignSummary {
  return {
    id: row.id,
    title: row.title,
    subject: row.subject,
    subjectSeen: seenSubject(row.subject, row.account_language),
    fromName: row.from_name,
    fromEmail: row.from_email,
    replyTo: row.reply_to,
    listIds: row.list_ids,
    excludedListIds: row.excluded_list_ids,
    resendOf: resendOf(row),
    audience: row.audience,
    status: shownStatus(row),
    error: row.error,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    scheduledAt: row.scheduled_at,
    missedWhy: row.missed_why,
    startedAt: row.started_at,
    doneAt: row.done_at,
    emailId: row.email_id,
    dispatchId: row.dispatch_id,
    archiveHash: row.archive_hash,
    archiveUrl: `${ground.publicUrl}/campaigns/render/${row.id}/${row.archive_hash}`,
    archive: { isShown: row.archive_public, isIndexed: row.archive_indexed },
    perHour: row.per_hour,
    version: row.version,
    counts,
  }
}

function resendOf({ resend_of: id, original_title: title, resend_unopened: unopened }: CampaignDbSummary) {
  return id === null || title === null || unopened === null ? null : { id, title, unopened }
}

function shownStatus(row: CampaignDbSummary): CampaignStatus {
  if (row.status !== 'started') return row.status
  const states = {
    freezing: 'preparing',
    running: 'sending',
    paused: 'paused',
    done: 'sent',
    cancelled: 'cancelled',
  } as const
  return states[row.dispatch_state!]
}

export function campaignCounts(n: Record<string, number>): CampaignCounts {
  const of = (name: string) => n[name] ?? 0
  const tried = of('accepted') + of('refused') + of('cancelled') + of('skipped_later') + of('deferred')
  return {
    recipients: of('recipients'),
    waiting: Math.max(0, of('recipients') - tried),
    accepted: of('accepted'),
    deferred: of('deferred'),
    refused: of('refused'),
    skipped: of('left_out') + of('skipped_later'),
    cancelled: of('cancelled'),
    resent: of('resent'),
    opened: of('opened'),
    humanOpened: of('human_opened'),
    opens: of('opens'),
    clicked: of('clicked'),
    humanClicked: of('human_clicked'),
    clicks: of('clicks'),
    unsubscribed: of('unsubscribed'),
    complained: of('complained'),
    softBounced: of('soft_bounced'),
    hardBounced: of('hard_bounced'),
  }
}
