import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id, localTime, optional, paging, text, unknownYet } from './shapes.ts'

const CampaignParams = Type.Object({ id: id('the campaign') })

const RecipientLists = Type.Union(
  [
    Type.Array(Type.Integer()),
    Type.Object({ segments: Type.Array(Type.Object({ id: Type.String(), list: Type.Integer() })) }),
  ],
  { description: 'ids of lists, or segments of lists; spelt so' },
)

const CampaignInput = Type.Object({
  title: Type.String({ description: 'seen by nobody but you' }),
  from_name: Type.String(),
  from_email: Type.String(),
  reply_to: Type.String(),
  subject: Type.String({ description: 'merge tags are filled in' }),
  html_text: Type.String({ description: 'with merge tags' }),
  recepient_lists: RecipientLists,
  plain_text: Type.Optional(text('made from the HTML when not given')),
})

const CampaignItem = Type.Object({
  id: id('of the campaign'),
  from_name: Type.String(),
  from_email: Type.String(),
  reply_to: text(),
  title: Type.String(),
  subject: Type.String(),
  ga: unknownYet(),
  sent_at: nullable(localTime()),
  changed_at: localTime(),
  recipients: Type.Integer(),
  inserted: localTime(),
  status: Type.Integer({ description: '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored, 7 scheduled' }),
  scheduled_at: unknownYet(),
  template_id: unknownYet(),
  archive_url: text('the campaign in a browser'),
  attachments: Type.String({ description: 'always N;' }),
})

const CampaignDraft = Type.Object({
  id: id('of the campaign'),
  title: Type.String(),
  from_name: Type.String(),
  from_email: Type.String(),
  reply_to: text(),
  subject: Type.String(),
  recepient_lists: Type.Unknown({ description: 'as it was given' }),
  template_type: Type.String(),
  campaign_type: Type.String(),
  updated_at: Type.String({ description: 'YYYY-MM-DD HH:MM:SS.ffffff+00:00' }),
  created_at: text(),
  archive_url: text(),
})

const count = Type.Integer()
const percent = Type.Number({ minimum: 0, maximum: 100, description: 'per cent' })

const DetailStats = Type.Object({
  inject: count,
  send: count,
  delivered: count,
  open: count,
  total_open: count,
  click: count,
  total_click: count,
  hard_bounce: count,
  spam: count,
  unsub: count,
  openrate: percent,
  clickrate: percent,
  delivery_rate: percent,
})

const Stats = Type.Object({
  inject: Type.Integer({ description: 'recipients when the campaign was started' }),
  delivery: Type.Integer({ description: 'taken by the next server, less what bounced later' }),
  delivery_rate: percent,
  open: Type.Integer({ description: 'contacts who opened; a click counts as an open' }),
  total_open: count,
  open_rate: percent,
  click: Type.Integer({ description: 'contacts who clicked' }),
  total_click: count,
  click_rate: percent,
  bounce: count,
  bounce_rate: percent,
  spam: count,
  spam_rate: percent,
  unsub: count,
  unsub_rate: percent,
  conversions: count,
  conversions_value: Type.Number(),
})

const exampleInput = {
  title: 'Spring sale',
  from_name: 'Květinka',
  from_email: 'ahoj@kvetinka.cz',
  reply_to: 'info@kvetinka.cz',
  subject: '*|VOKATIV|*, spring is here',
  html_text: '<p>Hello *|NAME|*</p><p><a href="*|UNSUB|*">Unsubscribe</a></p>',
  recepient_lists: [29],
}
const { html_text: _, recepient_lists: __, ...exampleHead } = exampleInput
const archive = 'https://mail.shop.cz/campaigns/render/713/5f1c9f2ab3d07e6b1c9f2ab3'
const exampleDraft = {
  id: 713,
  ...exampleHead,
  recepient_lists: [29],
  template_type: 'html',
  campaign_type: 'email',
  updated_at: '2026-06-14 10:16:58.704000+00:00',
  created_at: '2026-06-14 10:16:58.704000+00:00',
  archive_url: archive,
}
const exampleItem = {
  id: 713,
  ...exampleHead,
  ga: null,
  sent_at: null,
  changed_at: '2026-06-14 12:16:58',
  recipients: 0,
  inserted: '2026-06-14 12:16:58',
  status: 0,
  scheduled_at: null,
  template_id: null,
  archive_url: archive,
  attachments: 'N;',
}

export const campaigns = endpoints({
  page: {
    method: 'GET',
    path: '/campaigns',
    summary: 'Campaigns, newest first',
    description: 'A bare array of one page.',
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
      sort_by: Type.Optional(
        Type.String({ description: 'id, title, subject, inserted, changed_at or sent_at', default: 'id' }),
      ),
      sort_dir: Type.Optional(Type.String({ description: 'asc or desc', default: 'desc' })),
      ...optional({
        'filters[status]': Type.Integer({ description: '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored' }),
        'filters[title]': Type.String({ description: 'part of the title' }),
        'filters[subject]': Type.String({ description: 'part of the subject' }),
        'filters[id]': Type.Integer(),
        'filters[updated_at]': Type.String({ description: 'changed on this day, YYYY-MM-DD (UTC)' }),
        'filters[date_from]': Type.String({ description: 'changed on this day or later, YYYY-MM-DD (UTC)' }),
        'filters[date_to]': Type.String({ description: 'changed on this day or before, YYYY-MM-DD (UTC)' }),
      }).properties,
    }),
    reply: Type.Array(CampaignItem),
    failures: [failures.invalidCampaign],
    example: { query: '?filters[status]=0', reply: [exampleItem] },
  },
  create: {
    method: 'POST',
    path: '/campaigns',
    summary: 'Create a campaign, as a draft',
    body: CampaignInput,
    reply: CampaignDraft,
    failures: [failures.malformed, failures.tooLarge, failures.invalidCampaign],
    example: { body: exampleInput, reply: exampleDraft },
  },
  read: {
    method: 'GET',
    path: '/campaigns/:id',
    summary: 'One campaign with its numbers',
    params: CampaignParams,
    reply: Type.Object({ ...CampaignItem.properties, stats: DetailStats }),
    failures: [failures.notFound, failures.invalidId],
    example: {
      params: { id: 713 },
      reply: {
        ...exampleItem,
        sent_at: '2026-06-15 09:00:00',
        recipients: 200,
        status: 3,
        stats: {
          inject: 200,
          send: 198,
          delivered: 196,
          open: 98,
          total_open: 143,
          click: 24,
          total_click: 31,
          hard_bounce: 2,
          spam: 0,
          unsub: 1,
          openrate: 50,
          clickrate: 12.24,
          delivery_rate: 98,
        },
      },
    },
  },
  change: {
    method: 'PUT',
    path: '/campaigns/:id',
    summary: 'Change a draft',
    description: 'What is not given stays. A campaign that was started cannot be changed.',
    params: CampaignParams,
    body: Type.Partial(CampaignInput),
    reply: CampaignItem,
    failures: [failures.malformed, failures.notFound, failures.tooLarge, failures.invalidCampaign],
    example: {
      params: { id: 713 },
      body: { subject: 'Spring is here' },
      reply: { ...exampleItem, subject: 'Spring is here' },
    },
  },
  send: {
    method: 'GET',
    path: '/campaign/:id/send',
    aliases: [
      { method: 'GET', path: '/campaigns/:id/send' },
      { method: 'POST', path: '/campaigns/:id/send' },
    ],
    summary: 'Send a campaign now',
    description:
      'Cannot be undone. A GET that acts, since Ecomail has it so. Called again it gives the same answer and sends nothing twice.',
    params: CampaignParams,
    reply: Type.Array(CampaignDraft, { minItems: 1, maxItems: 1 }),
    failures: [failures.notFound, failures.invalidId, failures.invalidCampaign],
    example: { params: { id: 713 }, reply: [exampleDraft] },
  },
  stats: {
    method: 'GET',
    path: '/campaigns/:id/stats',
    summary: 'What came of a campaign',
    description:
      'Live and exact. Opens and clicks by machines are counted in, as Ecomail does; the admin shows people alone.',
    params: CampaignParams,
    reply: Type.Object({ stats: Stats }),
    failures: [failures.notFound, failures.invalidId],
    example: {
      params: { id: 713 },
      reply: {
        stats: {
          inject: 200,
          delivery: 196,
          delivery_rate: 98,
          open: 98,
          total_open: 143,
          open_rate: 50,
          click: 24,
          total_click: 31,
          click_rate: 12.24,
          bounce: 4,
          bounce_rate: 2,
          spam: 0,
          spam_rate: 0,
          unsub: 1,
          unsub_rate: 0.51,
          conversions: 0,
          conversions_value: 0,
        },
      },
    },
  },
})
