import type { EventRow } from '../events/index.ts'
import { contactOf, type Facts, messageOf } from './facts.ts'
import type { NamedMessage } from './queries-facts.ts'

/** Events as SparkPost writes them, which Ecomail hands on: every value a text, the wrapper named after the kind of event. */

/** SparkPost's bounce classes: 10 invalid recipient, 20 soft, 22 mailbox full, 50 blocked. */
const CLASSES = { hard: '10', soft: '20', full: '22', policy: '50' }

/** One item of a batch; null for what Ecomail does not tell, or is about nobody that is still there. */
export function batchItem(event: EventRow, facts: Facts, account: string): object | null {
  if (event.type === 'unsubscribed') return unsubscribeItem(event, facts, account)
  const message = messageOf(event, facts)
  if (!message) return null
  const about = { ...base(event, account, message.campaign_id), ...aboutMessage(message) }
  const { data } = event
  const click = typeof data.url === 'string' ? { target_link_url: data.url } : {}
  switch (event.type) {
    case 'mail.attempted':
      return { msys: { message_event: { type: 'injection', ...about } } }
    case 'mail.deferred':
      return { msys: { message_event: { type: 'delay', ...about, ...delayOf(data) } } }
    case 'mail.accepted':
      return { msys: { message_event: { type: 'delivery', ...about } } }
    case 'mail.refused':
      return { msys: { message_event: { type: 'bounce', ...about, ...bounceOf(data) } } }
    case 'mail.complained':
      return { msys: { message_event: { type: 'spam_complaint', ...about } } }
    case 'mail.opened':
      return { msys: { track_event: { type: 'open', ...about } } }
    case 'mail.clicked':
      return { msys: { track_event: { type: 'click', ...about, ...click } } }
    default:
      return null
  }
}

function base(event: EventRow, account: string, campaignId: number | null = null) {
  return {
    timestamp: String(Math.floor(event.at.getTime() / 1000)),
    event_id: String(event.id),
    rcpt_meta: { ...(campaignId !== null && { campaign_id: String(campaignId) }), subaccount: account },
    rcpt_tags: [],
  }
}

function aboutMessage(message: NamedMessage) {
  const campaign = message.campaign_id === null ? '' : String(message.campaign_id)
  return {
    message_id: String(message.id),
    rcpt_to: message.address,
    friendly_from: message.from_email,
    subject: message.subject,
    sending_domain: domainOf(message.from_email),
    recipient_domain: domainOf(message.address),
    delv_method: 'esmtp',
    campaign_id: campaign,
    transmission_id: message.dispatch_id === null ? '' : String(message.dispatch_id),
  }
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** What is refused for now: `num_retries` counts the attempts after the first. */
function delayOf(data: Record<string, unknown>) {
  const soft = bounceOf({ ...data, bounce: 'soft' })
  return { ...soft, num_retries: String(Math.max(0, Number(data.attempts ?? 1) - 1)) }
}

function bounceOf(data: Record<string, unknown>) {
  const reply = String(data.reply ?? '')
  const kind = data.bounce === 'hard' || data.bounce === 'soft' ? data.bounce : 'policy'
  const isFull = kind === 'soft' && /full|quota|5\.2\.2|4\.2\.2/i.test(reply)
  return {
    bounce_class: CLASSES[isFull ? 'full' : kind],
    error_code: /^\d{3}/.exec(reply)?.[0] ?? '',
    reason: reply,
    raw_reason: reply,
  }
}

/** A button or header of a mail program is SparkPost's list_unsubscribe, our page its link_unsubscribe. */
function unsubscribeItem(event: EventRow, facts: Facts, account: string): object | null {
  const contact = contactOf(event, facts)
  const { channel, dispatchId } = event.data
  if (!contact || (channel !== 'link' && channel !== 'one-click')) return null
  const campaign = facts.campaignsByDispatch.get(Number(dispatchId))
  const about = {
    ...base(event, account, campaign?.id ?? null),
    rcpt_to: contact.email,
    recipient_domain: domainOf(contact.email),
    campaign_id: campaign ? String(campaign.id) : '',
    subject: campaign?.subject ?? '',
  }
  const type = channel === 'link' ? 'link_unsubscribe' : 'list_unsubscribe'
  return { msys: { unsubscribe_event: { type, ...about } } }
}

/** What is sent when the address is saved: one event that is nobody's. */
export function sampleBatch(account: string, now: Date): object[] {
  const event = { timestamp: String(Math.floor(now.getTime() / 1000)), event_id: '0', message_id: '0' }
  const mail = { rcpt_to: 'recipient@example.com', friendly_from: 'sender@example.com', subject: 'Sample' }
  const domains = { sending_domain: 'example.com', recipient_domain: 'example.com', delv_method: 'esmtp' }
  const rest = { rcpt_meta: { subaccount: account }, rcpt_tags: [], campaign_id: '', transmission_id: '' }
  return [{ msys: { message_event: { type: 'delivery', ...event, ...mail, ...domains, ...rest } } }]
}
