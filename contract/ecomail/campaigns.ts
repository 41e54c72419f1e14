import { Type } from 'typebox'
import { CampaignDraft, CampaignInput, CampaignItem, DetailStats, Stats } from './campaign-shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id, optional, paging } from './shapes.ts'

const CampaignParams = Type.Object({ id: id('the campaign') })

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
        'filters[status]': Type.Integer({
          description: '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored, 7 scheduled',
        }),
        'filters[title]': Type.String({ description: 'part of the title' }),
        'filters[subject]': Type.String({ description: 'part of the subject' }),
        'filters[id]': Type.Integer(),
        'filters[updated_at]': Type.String({ description: 'changed on this day, YYYY-MM-DD (UTC)' }),
        'filters[date_from]': Type.String({
          description: 'sent on this day or later, YYYY-MM-DD (UTC); drafts are left out',
        }),
        'filters[date_to]': Type.String({
          description: 'sent on this day or before, YYYY-MM-DD (UTC); drafts are left out',
        }),
      }).properties,
    }),
    reply: Type.Array(CampaignItem),
    failures: [failures.invalidFilter],
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
    description: 'What is not given stays. A campaign that was started or is scheduled cannot be changed.',
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
    summary: 'Send a campaign now, also one that is scheduled for later',
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
      'Live and exact. Opens and clicks by machines are counted in, as Ecomail does; the admin shows people alone. With ' +
      'days, only what happened within them: `inject` belongs to the day of the start, `open` and `click` are contacts ' +
      'who did so within these days. Rates are of the same days, so a day without a delivery has an open rate of 0. Of one ' +
      'message a thousand opens and clicks are kept with their time; more of them count only without days.',
    params: CampaignParams,
    query: optional({
      from_date: Type.String({ description: 'from this day on, YYYY-MM-DD (UTC)' }),
      to_date: Type.String({ description: 'up to and with this day, YYYY-MM-DD (UTC)' }),
    }),
    reply: Type.Object({ stats: Stats }),
    failures: [failures.notFound, failures.invalidId, failures.invalidDate],
    example: {
      params: { id: 713 },
      query: '?from_date=2026-06-15&to_date=2026-06-21',
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
