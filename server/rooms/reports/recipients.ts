import type { MessageState } from '../../../contract/message.ts'
import type { Ground } from '../../platform/ground.ts'
import { readCampaign } from '../campaigns/index.ts'
import { reportedDispatch } from './queries.ts'
import { pagedBy, type RecipientDbRow, type RecipientFilter, recipientRows } from './queries-recipients.ts'

export type { RecipientFilter } from './queries-recipients.ts'

export interface RecipientRecord {
  /** 'YYYY-MM:id', since ids are unique within a month's partition only. */
  messageId: string
  /** null: the contact was deleted since. */
  contactId: number | null
  address: string
  state: MessageState
  reason: string | null
  /** The other server's code and words. */
  reply: string | null
  bounce: string | null
  attempts: number
  resent: boolean
  acceptedAt: Date | null
  openedAt: Date | null
  humanOpens: number
  opens: number
  clickedAt: Date | null
  humanClicks: number
  clicks: number
  unsubscribedAt: Date | null
}

/** Every recipient's fate in the order of sending; `after` is an earlier page's `next`. Throws thing.notFound. */
export async function readRecipients(
  ground: Ground,
  accountId: number,
  campaignId: number,
  query: { filter?: RecipientFilter; search?: string; after?: string; limit: number },
): Promise<{ recipients: RecipientRecord[]; next: string | null }> {
  const { dispatchId } = await readCampaign(ground, accountId, campaignId)
  const dispatch = dispatchId === null ? undefined : await reportedDispatch(ground.db, accountId, dispatchId)
  if (!dispatch) return { recipients: [], next: null }
  const filter = query.filter ?? 'all'
  const search = query.search?.trim().toLowerCase() ?? ''
  const after = query.after && /^\d{1,15}$/.test(query.after) ? Number(query.after) : 0
  const rows = await recipientRows(ground.db, accountId, filter, search, { dispatch, after, limit: query.limit + 1 })
  const page = rows.slice(0, query.limit)
  const next = rows.length > query.limit ? String(page.at(-1)![pagedBy(filter, search)]) : null
  return { recipients: page.map(record), next }
}

function record(row: RecipientDbRow): RecipientRecord {
  return {
    messageId: `${row.month.slice(0, 7)}:${row.id}`,
    contactId: row.contact_exists ? row.contact_id : null,
    address: row.address,
    state: row.state,
    reason: row.reason,
    reply: [row.reply_code, row.reply_text].filter(part => part !== null && part !== '').join(' ') || null,
    bounce: row.bounce,
    attempts: row.attempts,
    resent: row.resent,
    acceptedAt: row.accepted_at,
    openedAt: row.opened_at,
    humanOpens: row.human_opens,
    opens: row.opens,
    clickedAt: row.clicked_at,
    humanClicks: row.human_clicks,
    clicks: row.clicks,
    unsubscribedAt: row.unsubscribed_at,
  }
}
