import { type Static, Type } from 'typebox'
import { CampaignCounts, CampaignLine, CampaignRow, Conversions, count } from './campaign.ts'
import { endpoint } from './endpoint.ts'
import { MessageState, signals } from './message.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

export const Recipient = Type.Object({
  messageId: Type.String(),
  contactId: nullable(Id),
  address: Type.String(),
  state: MessageState,
  reason: nullable(Type.String()),
  reply: nullable(Type.String()),
  bounce: nullable(Type.String()),
  attempts: Type.Integer(),
  resent: Type.Boolean(),
  acceptedAt: nullable(Instant),
  openedAt: nullable(Instant),
  humanOpens: Type.Integer(),
  opens: Type.Integer(),
  clickedAt: nullable(Instant),
  humanClicks: Type.Integer(),
  clicks: Type.Integer(),
  unsubscribedAt: nullable(Instant),
})

export type Recipient = Static<typeof Recipient>

export const recipientFilters = [
  'all',
  'waiting',
  'accepted',
  'deferred',
  'refused',
  'skipped',
  'opened',
  'clicked',
  'unsubscribed',
] as const

/** A day of the account's calendar. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Why a server would not take an e-mail, as a marketer would say it. */
export const bounceReasons = [
  'noSuchAddress',
  'noSuchDomain',
  'inactive',
  'mailboxFull',
  'contentRefused',
  'blocked',
  'notAuthenticated',
  'tooMuch',
  'tooLarge',
  'postponed',
  'setup',
  'other',
] as const
export type BounceReason = (typeof bounceReasons)[number]

const share = Type.Number({ minimum: 0 })
const tally = { opens: count, clicks: count }

export const CampaignReport = Type.Object({
  counts: CampaignCounts,
  /** Medians of the account's last campaigns before this one: bounces of what was tried, the rest of what was accepted. */
  comparison: Type.Object({
    campaigns: count,
    medians: nullable(
      Type.Object({ bounced: share, opened: share, clicked: share, unsubscribed: share, complained: share }),
    ),
  }),
  conversions: Conversions,
  links: Type.Array(
    Type.Object({
      no: Type.Integer({ description: 'its place in the e-mail' }),
      url: Type.String(),
      label: Type.String(),
      clicks: count,
      humanClicks: count,
      recipients: count,
      humanRecipients: count,
    }),
  ),
  /** From the hour of the start, at most 72 of them; people alone. */
  hours: Type.Array(Type.Object({ at: Instant, ...tally })),
  /** Days of the account's calendar, at most 90. */
  days: Type.Array(Type.Object({ day: Day, ...tally })),
  /** Who opened and clicked. `why`: which proxy, or how a machine was known. */
  signals: Type.Array(Type.Object({ signal: Type.Enum(signals), why: nullable(Type.String()), ...tally })),
  /** People who clicked, by device. */
  devices: Type.Array(Type.Object({ device: Type.Enum(['phone', 'tablet', 'computer']), people: count })),
  bounces: Type.Array(
    Type.Object({
      reason: Type.Enum(bounceReasons),
      refused: count,
      deferred: count,
      replies: Type.Array(
        Type.Object({
          reply: Type.String(),
          state: Type.Enum(['refused', 'deferred']),
          bounce: nullable(Type.String()),
          recipients: count,
        }),
      ),
    }),
  ),
})
export type CampaignReport = Static<typeof CampaignReport>

/** Both ends within. */
export const Period = Type.Object({ from: Day, until: Day })
export type Period = Static<typeof Period>

/** Left out: the last 30 days, today with them. */
const asked = { from: Type.Optional(Day), until: Type.Optional(Day) }

/** Subscriptions: who is in two lists counts in both. `net` also knows those who were deleted. */
const flows = {
  came: count,
  confirmed: Type.Integer({ minimum: 0, description: 'of those who came: by the link of a confirmation mail' }),
  left: count,
  bounced: count,
  complained: count,
  net: Type.Integer(),
}

export const GrowthDay = Type.Object({
  day: Day,
  ...flows,
  total: Type.Integer({ description: 'subscribed at the end of the day' }),
})
export type GrowthDay = Static<typeof GrowthDay>

export const Growth = Type.Object({
  period: Period,
  days: Type.Array(GrowthDay),
  sum: Type.Object(flows),
  /** New to the account, and deleted; 0 where one list is asked for. */
  contacts: Type.Object({ came: count, deleted: count }),
})
export type Growth = Static<typeof Growth>

export const ListGrowth = Type.Object({ listId: Id, ...flows, total: Type.Integer() })
export type ListGrowth = Static<typeof ListGrowth>

/** Most people who open at all have opened by then: before it a rate only grows. */
export const RIPE_HOURS = 48

const Figures = Type.Object({
  campaigns: count,
  recipients: count,
  accepted: count,
  refused: count,
  opened: count,
  humanOpened: count,
  clicked: count,
  humanClicked: count,
  unsubscribed: count,
  complained: count,
  ripe: Type.Object(
    { campaigns: count, accepted: count, humanOpened: count, humanClicked: count },
    { description: 'of those campaigns that were sent whole at least 48 hours ago: what their rates are made of' },
  ),
  newContacts: count,
  deletedContacts: count,
  subscribed: count,
  left: count,
  conversions: Conversions,
})
export type Figures = Static<typeof Figures>

/** Of campaigns that started in the period, with all that came of them until now; contacts and lists in the period itself. */
export const FiguresInTime = Type.Object({
  period: Period,
  before: Period,
  now: Figures,
  /** The same of as many days right before. */
  earlier: Figures,
})
export type FiguresInTime = Static<typeof FiguresInTime>

export const ComparedCampaign = Type.Object({
  campaign: CampaignRow,
  /** People who had opened by the end of each hour since the start, at most 72 hours. */
  readers: Type.Array(count),
})
export type ComparedCampaign = Static<typeof ComparedCampaign>

/** A file is made in the background: the task says when it is there. */
const Started = Type.Object({ taskId: Id })
const format = Type.Enum(['csv', 'xlsx'])

const filters = {
  filter: Type.Optional(Type.Enum(recipientFilters)),
  search: Type.Optional(Type.String({ maxLength: 200, description: 'a beginning of the address' })),
}

export const MOST_COMPARED = 5

export const reports = {
  campaign: endpoint({
    method: 'GET',
    path: '/campaigns/:id/report',
    summary: 'What came of a campaign',
    guard: 'viewer',
    params: IdParams,
    reply: CampaignReport,
  }),
  recipients: endpoint({
    method: 'GET',
    path: '/campaigns/:id/recipients',
    summary: "Every recipient's fate, in the order of sending",
    guard: 'viewer',
    params: IdParams,
    query: Type.Object({ ...Page, ...filters }),
    reply: Type.Object({ recipients: Type.Array(Recipient), next }),
  }),
  exportRecipients: endpoint({
    method: 'POST',
    path: '/campaigns/:id/recipients/export',
    summary: 'Every recipient’s fate as a file, those of a filter where one is given',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ format, ...filters }),
    reply: Started,
  }),
  exportCampaigns: endpoint({
    method: 'POST',
    path: '/reports/campaigns/export',
    summary: 'All campaigns that started in a period, with their figures, as a file',
    guard: 'marketer',
    body: Type.Object({ format, ...asked }),
    reply: Started,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/reports/figures',
    summary: 'What was sent and what came of it in a period, and in as many days before',
    guard: 'viewer',
    query: Type.Object(asked),
    reply: FiguresInTime,
  }),
  campaigns: endpoint({
    method: 'GET',
    path: '/reports/campaigns',
    summary: 'Campaigns that started in a period, newest first, at most 500',
    guard: 'viewer',
    query: Type.Object(asked),
    reply: Type.Object({ period: Period, campaigns: Type.Array(CampaignLine), hasMore: Type.Boolean() }),
  }),
  compare: endpoint({
    method: 'GET',
    path: '/reports/compare',
    summary: 'Up to five campaigns side by side',
    guard: 'viewer',
    query: Type.Object({ ids: Type.String({ pattern: '^[1-9]\\d{0,14}(,[1-9]\\d{0,14})*$', maxLength: 100 }) }),
    reply: Type.Object({ campaigns: Type.Array(ComparedCampaign) }),
  }),
  growth: endpoint({
    method: 'GET',
    path: '/reports/growth',
    summary: 'Who came and who left, day by day, of one list or of all',
    guard: 'viewer',
    query: Type.Object({ ...asked, listId: Type.Optional(Id) }),
    reply: Growth,
  }),
  lists: endpoint({
    method: 'GET',
    path: '/reports/lists',
    summary: 'Every list’s growth in a period',
    guard: 'viewer',
    query: Type.Object(asked),
    reply: Type.Object({ period: Period, lists: Type.Array(ListGrowth) }),
  }),
}
