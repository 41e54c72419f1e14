import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { id, localTime, text, unknownYet } from './shapes.ts'

const RecipientLists = Type.Union(
  [
    Type.Array(Type.Integer()),
    Type.Object({ segments: Type.Array(Type.Object({ id: Type.String(), list: Type.Integer() })) }),
  ],
  { description: 'ids of lists, or segments of lists; spelt so' },
)

export const CampaignInput = Type.Object({
  title: Type.String({ description: 'seen by nobody but you' }),
  from_name: Type.String(),
  from_email: Type.String(),
  reply_to: Type.String(),
  subject: Type.String({ description: 'merge tags are filled in' }),
  html_text: Type.String({ description: 'with merge tags' }),
  recepient_lists: RecipientLists,
  plain_text: Type.Optional(text('made from the HTML when not given')),
})

export const CampaignItem = Type.Object({
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
  status: Type.Integer({
    description: '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored or not started in time, 7 scheduled',
  }),
  scheduled_at: nullable(localTime()),
  template_id: unknownYet(),
  archive_url: text('the campaign in a browser'),
  attachments: Type.String({ description: 'always N;' }),
})

export const CampaignDraft = Type.Object({
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

export const DetailStats = Type.Object({
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

export const Stats = Type.Object({
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
  conversions: Type.Integer({
    description:
      'orders, cancelled ones left out, within 30 days after a click or 10 after an open; each counts for one campaign, that of the last click, else of the last open',
  }),
  conversions_value: Type.Number({ description: 'what they come to, in the currency of the account' }),
})
