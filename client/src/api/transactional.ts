// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type TransactionalSendMessageBody = {
  message: {
    subject: string
    from_name: string
    from_email: string
    /** at most 1,000 addresses, copies included */
    to: Array<{
      email: string
      /** in the To header, and as `*|address.name|*` */
      name?: string
      /** gets a copy; for several, separate them by commas or repeat the recipient */
      cc?: string
      /** gets a copy that the others do not see; for several, separate them by commas or repeat the recipient */
      bcc?: string
    }>
    /** html or text, or both */
    html?: string
    /** made from html where it is not given */
    text?: string
    amp_html?: string
    reply_to?: string
    /** at most 100,000 bytes; `*|name|*` escaped, `{*|name|*}` as HTML, `*|EACH:name|*` in a loop */
    global_merge_vars?: Array<{
      name: string
      /** a text, a number, or an array or object for loops */
      content: unknown
    }>
    /** the whole message has at most 4 MB */
    attachments?: Array<{
      type: string
      name: string
      /** base64 */
      content: string
    }>
    options?: {
      /** look for clicks */
      click_tracking?: boolean
      /** look for opens */
      open_tracking?: boolean
    }
    /** X-…, References, In-Reply-To, Importance and Feedback-ID are sent; others are ignored */
    headers?: Record<string, string>
  }
}

export type TransactionalSendMessageReply = {
  results: {
    /** addresses to which nothing is sent any more */
    total_rejected_recipients: number
    /** addresses that it goes to, copies included */
    total_accepted_recipients: number
    /** of this sending */
    id: number
  }
}

export type TransactionalSendTemplateBody = {
  message: {
    /** of the template */
    template_id: number
    from_name: string
    from_email: string
    /** at most 1,000 addresses, copies included */
    to: Array<{
      email: string
      /** in the To header, and as `*|address.name|*` */
      name?: string
      /** gets a copy; for several, separate them by commas or repeat the recipient */
      cc?: string
      /** gets a copy that the others do not see; for several, separate them by commas or repeat the recipient */
      bcc?: string
    }>
    subject?: string
    reply_to?: string
    /** at most 100,000 bytes; `*|name|*` escaped, `{*|name|*}` as HTML, `*|EACH:name|*` in a loop */
    global_merge_vars?: Array<{
      name: string
      /** a text, a number, or an array or object for loops */
      content: unknown
    }>
    /** the whole message has at most 4 MB */
    attachments?: Array<{
      type: string
      name: string
      /** base64 */
      content: string
    }>
    options?: {
      /** look for clicks */
      click_tracking?: boolean
      /** look for opens */
      open_tracking?: boolean
    }
    /** X-…, References, In-Reply-To, Importance and Feedback-ID are sent; others are ignored */
    headers?: Record<string, string>
  }
}

export type TransactionalSendTemplateReply = {
  results: {
    /** addresses to which nothing is sent any more */
    total_rejected_recipients: number
    /** addresses that it goes to, copies included */
    total_accepted_recipients: number
    /** of this sending */
    id: number
  }
}

export type TransactionalStatsReply = {
  stats: {
    /** unique opens per hundred delivered */
    open_rate: number
    /** unique clicks per hundred delivered */
    click_rate: number
    /** unique clicks per hundred unique opens */
    ctr: number
    /** bounces per hundred sent */
    bounce_rate: number
    /** mails to be sent */
    count_injected: number
    /** taken by the next server */
    count_accepted: number
    /** taken, and not bounced later */
    count_delivered: number
    /** opened, each mail once */
    count_unique_rendered: number
    /** all opens */
    count_rendered: number
    /** all clicks */
    count_clicked: number
    /** clicked, each mail once */
    count_unique_clicked: number
    /** hard and soft bounces */
    count_bounce: number
    /** there is no such address */
    count_hard_bounce: number
    /** refused for another reason */
    count_soft_bounce: number
    /** not sent: nothing is sent to this address any more */
    count_rejected: number
    /** marked as spam */
    count_spam_complaint: number
  }
}

export type TransactionalConfirmationStatsReply = {
  stats: {
    /** unique opens per hundred delivered */
    open_rate: number
    /** unique clicks per hundred delivered */
    click_rate: number
    /** unique clicks per hundred unique opens */
    ctr: number
    /** bounces per hundred sent */
    bounce_rate: number
    /** mails to be sent */
    count_injected: number
    /** taken by the next server */
    count_accepted: number
    /** taken, and not bounced later */
    count_delivered: number
    /** opened, each mail once */
    count_unique_rendered: number
    /** all opens */
    count_rendered: number
    /** all clicks */
    count_clicked: number
    /** clicked, each mail once */
    count_unique_clicked: number
    /** hard and soft bounces */
    count_bounce: number
    /** there is no such address */
    count_hard_bounce: number
    /** refused for another reason */
    count_soft_bounce: number
    /** not sent: nothing is sent to this address any more */
    count_rejected: number
    /** marked as spam */
    count_spam_complaint: number
  }
}

export interface TransactionalApi {
  /** Send a mail to named addresses, now. Every recipient is in the ledger before the answer. Addresses that bounced for good or complained are rejected and counted; whoever has unsubscribed gets the mail all the same. A copy is the same mail in another envelope: same headers, same Message-ID, a row of its own in the log. */
  sendMessage(body: TransactionalSendMessageBody, options?: CallOptions): Promise<TransactionalSendMessageReply>

  /** Send a template to named addresses, now. As send-message; what it says stands in the template, whose subject counts where the call gives none. */
  sendTemplate(body: TransactionalSendTemplateBody, options?: CallOptions): Promise<TransactionalSendTemplateReply>

  /** What came of the transactional mails of the last six months. Live and exact, of the mails made since this day six months ago (UTC), whenever they were opened: those sent by the API, and what lists send by themselves. Opens and clicks by machines are counted in, as Ecomail does. */
  stats(options?: CallOptions): Promise<TransactionalStatsReply>

  /** The same of double opt-in mails alone. Whoever has not agreed yet is not looked at: these mails tell neither opens nor clicks. */
  confirmationStats(options?: CallOptions): Promise<TransactionalConfirmationStatsReply>
}

export const transactional: Record<keyof TransactionalApi, Route> = {
  sendMessage: { method: 'POST', path: '/transactional/send-message', takes: 'body' },
  sendTemplate: { method: 'POST', path: '/transactional/send-template', takes: 'body' },
  stats: { method: 'GET', path: '/transactional/stats' },
  confirmationStats: { method: 'GET', path: '/transactional/stats/doi' },
}
