import { randomBytes } from 'node:crypto'
import type { CampaignCounts, CampaignStatus } from '../../../contract/campaign.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { parseAddress } from '../contacts/index.ts'
import { deleteEmail, type EmailContent, insertEmail, updateEmail } from '../emails/index.ts'
import { readDispatchCounts } from '../outbox/index.ts'
import {
  type CampaignDbRow,
  type CampaignFilter,
  type CampaignOrder,
  campaignById,
  campaignRows,
  deleteCampaign,
  insertCampaign,
  knownLists,
  lockCampaign,
  updateCampaign,
} from './queries.ts'

export interface CampaignDraft {
  title?: string
  subject?: string
  fromName?: string
  fromEmail?: string
  replyTo?: string | null
  html?: string
  plainText?: string | null
  listIds?: number[]
  /** As the API gave it; [ids] where not said. */
  audience?: unknown
}

export interface CampaignRecord {
  id: number
  title: string
  subject: string
  fromName: string
  fromEmail: string
  replyTo: string | null
  html: string
  plainText: string | null
  listIds: number[]
  audience: unknown
  status: CampaignStatus
  error: string | null
  createdAt: Date
  updatedAt: Date
  startedAt: Date | null
  doneAt: Date | null
  emailId: number
  dispatchId: number | null
  archiveHash: string
  archiveUrl: string
  version: number
  counts: CampaignCounts
}

/** Throws contact.emailInvalid { field } or thing.notFound { list }. */
export async function createCampaign(ground: Ground, accountId: number, draft: CampaignDraft): Promise<CampaignRecord> {
  const id = await ground.db.transaction(async tx => {
    const content = contentOf(draft, null)
    const listIds = await checkedLists(tx, accountId, draft.listIds ?? [])
    const now = ground.clock.now()
    const { id: emailId } = await insertEmail(tx, accountId, content, null, now)
    const archiveHash = randomBytes(12).toString('hex')
    return await insertCampaign(
      tx,
      accountId,
      { title: draft.title ?? content.subject, emailId, listIds, audience: draft.audience ?? listIds, archiveHash },
      now,
    )
  })
  return await readCampaign(ground, accountId, id)
}

/**
 * Changes a draft; what is not given stays. With `version` only when nobody has changed it since. Throws thing.notFound,
 * campaign.notDraft, campaign.changedElsewhere { version }, contact.emailInvalid { field }.
 */
export async function changeCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  draft: CampaignDraft,
  version?: number,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.status !== 'draft') throw problem('campaign.notDraft')
    if (version !== undefined && version !== row.version)
      throw problem('campaign.changedElsewhere', { version: row.version })
    const listIds = draft.listIds ? await checkedLists(tx, accountId, draft.listIds) : row.list_ids
    const audience = draft.audience ?? (draft.listIds ? listIds : row.audience)
    const now = ground.clock.now()
    await updateEmail(tx, accountId, row.email_id, contentOf(draft, row), now)
    await updateCampaign(tx, accountId, campaignId, { title: draft.title ?? row.title, listIds, audience }, now)
  })
  return await readCampaign(ground, accountId, campaignId)
}

/** Throws thing.notFound or campaign.notDraft: what was sent stays as proof. */
export async function removeCampaign(ground: Ground, accountId: number, campaignId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.status !== 'draft') throw problem('campaign.notDraft')
    await deleteCampaign(tx, accountId, campaignId)
    await deleteEmail(tx, accountId, row.email_id)
  })
}

export async function readCampaign(ground: Ground, accountId: number, campaignId: number): Promise<CampaignRecord> {
  const row = await campaignById(ground.db, accountId, campaignId)
  if (!row) throw problem('thing.notFound')
  return (await withCounts(ground, accountId, [row]))[0]!
}

/** Newest first unless ordered otherwise; `before` is an id for keyset paging, `offset` for paging by number. */
export async function campaignPage(
  ground: Ground,
  accountId: number,
  query: CampaignFilter & { before?: number; offset?: number; limit: number; order?: CampaignOrder },
): Promise<CampaignRecord[]> {
  const { before, offset, limit, order, ...filter } = query
  return await withCounts(
    ground,
    accountId,
    await campaignRows(ground.db, accountId, filter, { before, offset, limit, order }),
  )
}

async function withCounts(ground: Ground, accountId: number, rows: CampaignDbRow[]): Promise<CampaignRecord[]> {
  const dispatchIds = rows.flatMap(row => (row.dispatch_id === null ? [] : [row.dispatch_id]))
  const counts =
    dispatchIds.length > 0
      ? await readDispatchCounts(ground, accountId, dispatchIds)
      : new Map<number, Record<string, number>>()
  return rows.map(row => record(ground, row, campaignCounts(counts.get(row.dispatch_id ?? -1) ?? {})))
}

function record(ground: Ground, row: CampaignDbRow, counts: CampaignCounts): CampaignRecord {
  return {
    id: row.id,
    title: row.title,
    subject: row.subject,
    fromName: row.from_name,
    fromEmail: row.from_email,
    replyTo: row.reply_to,
    html: row.html,
    plainText: row.plain_text,
    listIds: row.list_ids,
    audience: row.audience,
    status: shownStatus(row),
    error: row.error,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at,
    doneAt: row.done_at,
    emailId: row.email_id,
    dispatchId: row.dispatch_id,
    archiveHash: row.archive_hash,
    archiveUrl: `${ground.publicUrl}/campaigns/render/${row.id}/${row.archive_hash}`,
    version: row.version,
    counts,
  }
}

function shownStatus(row: CampaignDbRow): CampaignStatus {
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

function contentOf(draft: CampaignDraft, row: CampaignDbRow | null): EmailContent {
  return {
    subject: draft.subject ?? row?.subject ?? '',
    from_name: draft.fromName ?? row?.from_name ?? '',
    from_email: draft.fromEmail === undefined ? (row?.from_email ?? '') : checkedAddress('fromEmail', draft.fromEmail),
    reply_to:
      draft.replyTo === undefined ? (row?.reply_to ?? null) : checkedAddress('replyTo', draft.replyTo ?? '') || null,
    html: draft.html ?? row?.html ?? '',
    plain_text: draft.plainText === undefined ? (row?.plain_text ?? null) : draft.plainText,
    language: 'cs',
  }
}

/** A draft may still lack an address, but what it has is one. */
function checkedAddress(field: string, text: string): string {
  if (text.trim() === '') return ''
  const address = parseAddress(text)
  if (!address) throw problem('contact.emailInvalid', { field })
  return address.email
}

async function checkedLists(tx: Tx, accountId: number, listIds: number[]): Promise<number[]> {
  const wanted = [...new Set(listIds)]
  const known = new Set(await knownLists(tx, accountId, wanted))
  const missing = wanted.find(id => !known.has(id))
  if (missing !== undefined) throw problem('thing.notFound', { list: missing })
  return wanted
}
