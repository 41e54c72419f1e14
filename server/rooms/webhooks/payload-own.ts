import { type WebhookEventName, webhookEvents } from '../../../contract/webhook-event.ts'
import type { EventRow } from '../events/index.ts'
import { contactOf, type Facts, messageOf } from './facts.ts'

const NAMES = Object.keys(webhookEvents) as WebhookEventName[]

/** The name under which an event is offered; undefined: it is not. */
export const ownNameOf = (type: string): WebhookEventName | undefined =>
  NAMES.find(name => webhookEvents[name].from === type)

/** The body of an event for an endpoint of one's own; null when the contact that it is about is gone. */
export function ownPayload(name: string, event: EventRow, facts: Facts): string | null {
  const data = dataOf(name, event, facts)
  return data && JSON.stringify({ type: name, timestamp: event.at.toISOString(), data })
}

function dataOf(name: string, event: EventRow, facts: Facts): object | null {
  const { data } = event
  const [group] = name.split('.')
  if (group === 'campaign') {
    const campaign =
      typeof data.campaignId === 'number'
        ? facts.campaigns.get(data.campaignId)
        : facts.campaignsByDispatch.get(Number(data.dispatchId))
    if (!campaign) return null
    const { id, title, subject } = campaign
    return { campaign: { id, title, subject }, ...(name === 'campaign.missed' && { why: data.why }) }
  }
  const contact = contactOf(event, facts)
  // An order whose person was erased since says nothing any more.
  if (group === 'order') return data.order ? { contact: contact ?? null, order: data.order } : null
  if (group === 'mail') return mailData(name, event, facts, contact ?? null)
  if (!contact) return null
  if (name === 'contact.created') return { contact, channel: data.channel }
  if (name === 'contact.updated') return { contact, fields: data.fields }
  if (name === 'contact.tagged' || name === 'contact.untagged') return { contact, tag: data.tag }
  const list = facts.lists.get(Number(data.listId))
  if (!list) return null
  const campaign = facts.campaignsByDispatch.get(Number(data.dispatchId))
  const about = { contact, list, before: data.from ?? null, channel: data.channel }
  return campaign ? { ...about, campaignId: campaign.id } : about
}

function mailData(name: string, event: EventRow, facts: Facts, contact: object | null): object | null {
  const row = messageOf(event, facts)
  if (!row) return null
  const { data } = event
  const about = {
    contact,
    message: { id: row.id, email: row.address, subject: row.subject, campaignId: row.campaign_id },
  }
  if (name === 'mail.bounced') return { ...about, bounce: data.bounce ?? 'policy', reply: data.reply }
  if (name === 'mail.opened') return { ...about, signal: data.signal }
  if (name === 'mail.clicked') return { ...about, signal: data.signal, url: data.url }
  return about
}
