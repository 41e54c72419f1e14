import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id, optional, paging, text } from './shapes.ts'

/** One line of any log. */
export const LogEntry = Type.Object({
  id: Type.Integer({ description: 'unique in the log' }),
  campaign_id: nullable(Type.Integer()),
  autoresponder_id: nullable(Type.Integer()),
  action_id: nullable(Type.String()),
  event: Type.String(),
  msg: text("the other server's words, of a sending or a bounce"),
  url: text('of a click'),
  email: Type.String({ description: 'empty once the person was erased' }),
  occured_at: Type.String({ description: 'ISO 8601, UTC, with microseconds; spelt so' }),
  mail_name: Type.String({ description: "the campaign's title" }),
})

export const exampleEntry = {
  id: 407_704_2,
  campaign_id: 713,
  autoresponder_id: null,
  action_id: null,
  event: 'click',
  msg: null,
  url: 'https://kvetinka.cz/jaro',
  email: 'jan@novak.cz',
  occured_at: '2026-06-15T09:12:44.120000Z',
  mail_name: 'Spring sale',
}

export const logPaging = {
  ...paging,
  per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
}

const LogQuery = {
  ...logPaging,
  ...optional({
    email: Type.String({ description: 'of one contact' }),
    date_from: Type.String({ description: 'on this day or later, YYYY-MM-DD (UTC)' }),
    date_to: Type.String({ description: 'on this day or before, YYYY-MM-DD (UTC)' }),
    sort_by: Type.String({ description: 'occured_at, id, campaign_id or event', default: 'occured_at' }),
    sort_dir: Type.String({ description: 'asc or desc', default: 'desc' }),
  }).properties,
}
const EVENTS = 'send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint'

const Log = Type.Object({
  campaign_log: Type.Array(LogEntry),
  current_page: Type.Integer(),
  per_page: Type.Integer(),
  total: Type.Integer(),
  last_page: Type.Integer(),
})
const exampleLog = { campaign_log: [exampleEntry], current_page: 1, per_page: 20, total: 1, last_page: 1 }

const count = Type.Integer()
const RecipientStats = Type.Object({
  open: Type.Integer({ description: 'a click counts as an open' }),
  send: count,
  unsub: count,
  soft_bounce: count,
  click: count,
  hard_bounce: count,
  out_of_band: Type.Integer({ description: 'always 0' }),
  spam: count,
  spam_complaint: count,
})

export const StatsDetail = Type.Object({
  next_page_url: nullable(Type.String()),
  total: Type.Integer({ description: 'recipients' }),
  per_page: Type.Integer(),
  subscribers: Type.Record(Type.String(), RecipientStats, { description: 'by address; an object even when empty' }),
})

const nothing = { send: 0, unsub: 0, soft_bounce: 0, hard_bounce: 0, out_of_band: 0, spam: 0, spam_complaint: 0 }
/** What an automation answers before it has sent anything. */
export const exampleDetail = {
  next_page_url: null,
  total: 1,
  per_page: 100,
  subscribers: { 'jan@novak.cz': { open: 0, click: 0, ...nothing } },
}

export const campaignLog = endpoints({
  all: {
    method: 'GET',
    path: '/campaigns/log',
    summary: 'What happened to the messages of all campaigns',
    description:
      'Newest first unless asked otherwise. Opens and clicks are given as they came, those by machines among them.',
    query: Type.Object({
      ...LogQuery,
      campaign_id: Type.Optional(Type.Integer()),
      'events[]': Type.Optional(Type.String({ description: `any of ${EVENTS}; all of them where none is given` })),
    }),
    reply: Log,
    failures: [failures.invalidLog],
    example: { query: '?events[]=click&per_page=20', reply: exampleLog },
  },
  one: {
    method: 'GET',
    path: '/campaigns/:id/log',
    summary: 'What happened to the messages of one campaign',
    description:
      'As the log of all campaigns, and besides: whom the mail reached and who did not open it, did not click, or opened and did not click.',
    params: Type.Object({ id: id('the campaign') }),
    query: Type.Object({
      ...LogQuery,
      'events[]': Type.Optional(
        Type.String({
          description: `any of ${EVENTS}, bounce, not_opened, not_clicked, open_no_click; sms_… and whatsapp_… find nothing`,
        }),
      ),
    }),
    reply: Log,
    failures: [failures.notFound, failures.invalidId, failures.invalidLog],
    example: { params: { id: 713 }, query: '?events[]=click', reply: exampleLog },
  },
  statsDetail: {
    method: 'GET',
    path: '/campaigns/:id/stats-detail',
    summary: 'What each recipient of a campaign did, in numbers',
    description:
      'With `event` only those recipients to whom it happened; with `from_date` what happened before it does not count.',
    params: Type.Object({ id: id('the campaign') }),
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: 100 })),
      ...optional({
        event: Type.String({ description: 'open, send, unsub, soft_bounce, click, hard_bounce, out_of_band or spam' }),
        email: Type.String({ description: 'of one contact' }),
        from_date: Type.String({ description: 'from this day on, YYYY-MM-DD (UTC)' }),
      }).properties,
    }),
    reply: StatsDetail,
    failures: [failures.notFound, failures.invalidId, failures.invalidDate, failures.invalidLog],
    example: {
      params: { id: 713 },
      query: '?per_page=1',
      reply: {
        next_page_url: 'https://mail.shop.cz/campaigns/713/stats-detail?per_page=1&page=2',
        total: 200,
        per_page: 1,
        subscribers: {
          'jan@novak.cz': {
            open: 2,
            send: 1,
            unsub: 0,
            soft_bounce: 0,
            click: 1,
            hard_bounce: 0,
            out_of_band: 0,
            spam: 0,
            spam_complaint: 0,
          },
        },
      },
    },
  },
})
