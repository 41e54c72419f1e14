import {
  type Change,
  type Consent,
  type ContactMessage,
  contactRecord,
  type TimelineEntry,
} from '../../../contract/contact-record.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { type ChangeRecord, type ConsentRecord, readChanges, readConsents } from '../../rooms/contacts/index.ts'
import { readAsSent } from '../../rooms/outbox/index.ts'
import {
  type TimelineEntry as KnownEntry,
  type ContactMessage as KnownMessage,
  readContactMessage,
  readContactMessages,
  readTimeline,
} from '../../rooms/reports/index.ts'
import { fieldOf } from './contact-input.ts'
import { type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'
import { readRawMail } from './raw-mail.ts'

const PAGE = 50

export function serveContactRecord({ house: { ground }, app, guard }: Door): void {
  const page = <Query extends { limit?: number }>(query: Query) => ({ ...query, limit: query.limit ?? PAGE })
  mount(app, contactRecord.timeline, guard, async ({ input: { params, query }, request }) => {
    const { entries, next } = await readTimeline(ground, holderOf(request).account_id, params.id, page(query))
    return { entries: entries.map(shownEntry), next }
  })
  mount(app, contactRecord.consents, guard, async ({ input: { params, query }, request }) => {
    const { consents, next } = await readConsents(ground, holderOf(request).account_id, params.id, page(query))
    return { consents: consents.map(shownConsent), next }
  })
  mount(app, contactRecord.changes, guard, async ({ input: { params, query }, request }) => {
    const { changes, next } = await readChanges(ground, holderOf(request).account_id, params.id, page(query))
    return { changes: changes.map(shownChange), next }
  })
  mount(app, contactRecord.messages, guard, async ({ input: { params, query }, request }) => {
    const { messages, next } = await readContactMessages(ground, holderOf(request).account_id, params.id, page(query))
    return { messages: messages.map(shownMessage), next }
  })
  mount(app, contactRecord.message, guard, async ({ input: { params }, request }) => {
    const { account_id } = holderOf(request)
    const key = keyOf(params.messageId)
    const found = await readContactMessage(ground, account_id, params.id, key)
    if (!found) throw problem('thing.notFound')
    const { composed } = await readAsSent(ground, account_id, params.id, key)
    const { html, text, headers } = await readRawMail(composed.content)
    const hits = found.hits.map(({ at, kind, signal, url }) => ({ at: at.toISOString(), kind, signal, url }))
    return { message: { ...shownMessage(found.message), subject: composed.subject }, html, text, headers, hits }
  })
}

/** 'YYYY-MM:id'; anything else is no message of anybody's. */
function keyOf(text: string): { month: string; id: number } {
  const [, month, id] = /^(\d{4}-(?:0[1-9]|1[0-2])):([1-9]\d{0,14})$/.exec(text) ?? []
  if (!month) throw problem('thing.notFound')
  return { month: `${month}-01`, id: Number(id) }
}

const messageId = (message: KnownMessage) => `${message.month.slice(0, 7)}:${message.id}`

export function shownMessage(row: KnownMessage): ContactMessage {
  return {
    id: messageId(row),
    lane: row.lane,
    subject: row.subject,
    address: row.address,
    state: row.state,
    reason: row.reason,
    reply: [row.reply_code, row.reply_text].filter(part => part !== null && part !== '').join(' ') || null,
    bounce: row.bounce,
    attempts: row.attempts,
    resent: row.resent,
    createdAt: row.created_at.toISOString(),
    sentAt: instant(row.sent_at),
    acceptedAt: instant(row.accepted_at),
    opens: row.opens,
    humanOpens: row.human_opens,
    clicks: row.clicks,
    humanClicks: row.human_clicks,
    openedAt: instant(row.opened_at),
    clickedAt: instant(row.clicked_at),
    unsubscribedAt: instant(row.unsubscribed_at),
    campaignId: row.campaign_id,
    campaignTitle: row.campaign_title,
  }
}

const TOLD = new Set(['custom.event', 'product.viewed', 'basket.changed', 'basket.emptied'])

export function shownEntry({ at, type, data, message }: KnownEntry): TimelineEntry {
  const mail = message && {
    id: messageId(message),
    subject: message.subject,
    campaignId: message.campaign_id,
    campaignTitle: message.campaign_title,
  }
  // A custom event's value may have 20,000 letters, and a page fifty of them.
  const { value, props, ...said } = data
  return { at: at.toISOString(), type, data: TOLD.has(type) ? said : data, message: mail }
}

export function shownConsent(row: ConsentRecord): Consent {
  const { id, action, channel, basis, source, wording, ip, person } = row
  return {
    ...{ id, action, channel, basis, source, wording, ip, person },
    at: row.at.toISOString(),
    listId: row.list_id,
    listName: row.list_name,
    userAgent: row.user_agent,
    obtainedOn: row.obtained_on,
    mergedFrom: row.merged_from,
  }
}

export function shownChange(row: ChangeRecord): Change {
  const { id, channel, person, labels } = row
  const isOfList = row.list_id !== null
  return {
    ...{ id, channel, person },
    at: row.at.toISOString(),
    listName: row.list_name,
    mergedFrom: row.merged_from,
    changes: Object.entries(row.changes).map(([field, [before, after]]) => ({
      field: isOfList ? field : fieldOf(field),
      label: isOfList ? (labels[field] ?? field) : null,
      before,
      after,
    })),
  }
}
