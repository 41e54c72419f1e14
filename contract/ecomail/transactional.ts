import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id, optional } from './shapes.ts'

const copies = (what: string) =>
  Type.String({ description: `${what}; for several, separate them by commas or repeat the recipient` })
const tracking = (what: string) => Type.Boolean({ description: `look for ${what}`, default: true })

const head = {
  from_name: Type.String(),
  from_email: Type.String(),
  to: Type.Array(
    Type.Object({
      email: Type.String(),
      ...optional({
        name: Type.String({ description: 'in the To header, and as `*|address.name|*`' }),
        cc: copies('gets a copy'),
        bcc: copies('gets a copy that the others do not see'),
      }).properties,
    }),
    { description: 'at most 1,000 addresses, copies included' },
  ),
}
const extras = optional({
  reply_to: Type.String(),
  global_merge_vars: Type.Array(
    Type.Object({
      name: Type.String(),
      content: Type.Unknown({ description: 'a text, a number, or an array or object for loops' }),
    }),
    { description: 'at most 100,000 bytes; `*|name|*` escaped, `{*|name|*}` as HTML, `*|EACH:name|*` in a loop' },
  ),
  attachments: Type.Array(
    Type.Object({ type: Type.String(), name: Type.String(), content: Type.String({ description: 'base64' }) }),
    { description: 'the whole message has at most 4 MB' },
  ),
  options: optional({ click_tracking: tracking('clicks'), open_tracking: tracking('opens') }),
  headers: Type.Record(Type.String(), Type.String(), {
    description: 'X-…, References, In-Reply-To, Importance and Feedback-ID are sent; others are ignored',
  }),
}).properties

const Sent = Type.Object({
  results: Type.Object({
    total_rejected_recipients: Type.Integer({ description: 'addresses to which nothing is sent any more' }),
    total_accepted_recipients: Type.Integer({ description: 'addresses that it goes to, copies included' }),
    id: id('of this sending'),
  }),
})
const rate = (description: string) => Type.Number({ description })
const count = (description: string) => Type.Integer({ description })
const Stats = Type.Object({
  stats: Type.Object({
    open_rate: rate('unique opens per hundred delivered'),
    click_rate: rate('unique clicks per hundred delivered'),
    ctr: rate('unique clicks per hundred unique opens'),
    bounce_rate: rate('bounces per hundred sent'),
    count_injected: count('mails to be sent'),
    count_accepted: count('taken by the next server'),
    count_delivered: count('taken, and not bounced later'),
    count_unique_rendered: count('opened, each mail once'),
    count_rendered: count('all opens'),
    count_clicked: count('all clicks'),
    count_unique_clicked: count('clicked, each mail once'),
    count_bounce: count('hard and soft bounces'),
    count_hard_bounce: count('there is no such address'),
    count_soft_bounce: count('refused for another reason'),
    count_rejected: count('not sent: nothing is sent to this address any more'),
    count_spam_complaint: count('marked as spam'),
  }),
})
const exampleStats = {
  open_rate: 85.71,
  click_rate: 0,
  ctr: 0,
  bounce_rate: 0,
  count_injected: 21,
  count_accepted: 21,
  count_delivered: 21,
  count_unique_rendered: 18,
  count_rendered: 126,
  count_clicked: 0,
  count_unique_clicked: 0,
  count_bounce: 0,
  count_hard_bounce: 0,
  count_soft_bounce: 0,
  count_rejected: 0,
  count_spam_complaint: 0,
}
const headers = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description: 'at most 255 characters; the same key within 24 hours gives the first answer and sends nothing',
    }),
  ),
})
const refusals = [failures.malformed, failures.tooLarge, failures.invalidMail, failures.notVerified, failures.keyReused]
const example = { reply: { results: { total_rejected_recipients: 0, total_accepted_recipients: 1, id: 1187 } } }
const exampleHead = {
  from_name: 'Květinka',
  from_email: 'ahoj@kvetinka.cz',
  to: [{ email: 'jana@example.com', name: 'Jana Nováková' }],
}

export const transactional = endpoints({
  sendMessage: {
    method: 'POST',
    path: '/transactional/send-message',
    summary: 'Send a mail to named addresses, now',
    description:
      'Every recipient is in the ledger before the answer. Addresses that bounced for good or complained are rejected and ' +
      'counted; whoever has unsubscribed gets the mail all the same. A copy is the same mail in another envelope: same ' +
      'headers, same Message-ID, a row of its own in the log.',
    headers,
    attachments: true,
    body: Type.Object({
      message: Type.Object({
        subject: Type.String(),
        ...head,
        ...optional({
          html: Type.String({ description: 'html or text, or both' }),
          text: Type.String({ description: 'made from html where it is not given' }),
          amp_html: Type.String(),
        }).properties,
        ...extras,
      }),
    }),
    reply: Sent,
    failures: refusals,
    example: {
      ...example,
      body: {
        message: {
          subject: 'Order *|order|*',
          ...exampleHead,
          html: '<p>Thank you!</p><ul>*|EACH:items|*<li>*|loop_var.name|*</li>*|END|*</ul>',
          global_merge_vars: [
            { name: 'order', content: '2026-117' },
            { name: 'items', content: [{ name: 'Tulips' }, { name: 'Vase' }] },
          ],
        },
      },
    },
  },
  sendTemplate: {
    method: 'POST',
    path: '/transactional/send-template',
    summary: 'Send a template to named addresses, now',
    description:
      'As send-message; what it says stands in the template, whose subject counts where the call gives none.',
    headers,
    attachments: true,
    body: Type.Object({
      message: Type.Object({
        template_id: id('of the template'),
        ...head,
        ...optional({ subject: Type.String() }).properties,
        ...extras,
      }),
    }),
    reply: Sent,
    failures: refusals,
    example: {
      ...example,
      body: {
        message: {
          template_id: 12,
          subject: 'Order *|order_number|*',
          ...exampleHead,
          global_merge_vars: [{ name: 'order_number', content: '2026-117' }],
        },
      },
    },
  },
  stats: {
    method: 'GET',
    path: '/transactional/stats',
    summary: 'What came of the transactional mails of the last six months',
    description:
      'Live and exact, of the mails made since this day six months ago (UTC), whenever they were opened: those sent by the ' +
      'API, and what lists send by themselves. Opens and clicks by machines are counted in, as Ecomail does.',
    reply: Stats,
    example: { reply: { stats: exampleStats } },
  },
  confirmationStats: {
    method: 'GET',
    path: '/transactional/stats/doi',
    summary: 'The same of double opt-in mails alone',
    description: 'Whoever has not agreed yet is not looked at: these mails tell neither opens nor clicks.',
    reply: Stats,
    example: { reply: { stats: exampleStats } },
  },
})
