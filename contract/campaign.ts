import { type Static, Type } from 'typebox'
import { unopenedBy } from './audience.ts'
import { Html, Mjml, Subject } from './email.ts'
import { Id, Instant, nullable } from './shapes.ts'

export const campaignStatuses = [
  'draft',
  'scheduled',
  /** It was to start by itself and did not: a person decides. */
  'missed',
  'preparing',
  'sending',
  'paused',
  'sent',
  'cancelled',
  'errored',
] as const
export type CampaignStatus = (typeof campaignStatuses)[number]
export const CampaignStatus = Type.Enum(campaignStatuses)

/** How many of something. */
export const count = Type.Integer({ minimum: 0 })

/** Why a scheduled campaign did not start: too late for it, a part missing, broken tags, nobody to send it to. */
export const missedReasons = ['late', 'incomplete', 'broken', 'noRecipients'] as const
export type MissedWhy = (typeof missedReasons)[number]

/** Live and exact. `human*` leave out what proxies and scanners did. */
export const CampaignCounts = Type.Object({
  recipients: count,
  waiting: count,
  accepted: count,
  deferred: count,
  refused: count,
  skipped: count,
  cancelled: count,
  resent: count,
  opened: count,
  humanOpened: count,
  opens: count,
  clicked: count,
  humanClicked: count,
  clicks: count,
  unsubscribed: count,
  complained: count,
  softBounced: count,
  hardBounced: count,
})
export type CampaignCounts = Static<typeof CampaignCounts>

export const CampaignRow = Type.Object({
  id: Id,
  title: Type.String(),
  subject: Type.String(),
  subjectSeen: Type.String({ description: 'with its tags filled, as an invented person would see it' }),
  status: CampaignStatus,
  listIds: Type.Array(Id),
  createdAt: Instant,
  updatedAt: Instant,
  /** When it is to start by itself; kept when that started it. */
  scheduledAt: nullable(Instant),
  startedAt: nullable(Instant),
  doneAt: nullable(Instant),
  counts: CampaignCounts,
})
export type CampaignRow = Static<typeof CampaignRow>

/** Orders that a campaign brought, and what they come to in the account's currency; null where no order was ever told. */
export const Conversions = nullable(Type.Object({ orders: count, amount: Type.Number() }))

/** In tables where campaigns stand beside one another. */
export const CampaignLine = Type.Object({ ...CampaignRow.properties, conversions: Conversions })
export type CampaignLine = Static<typeof CampaignLine>

/** Why a campaign that is on its way does not move, where the text is no mail server's sentence. */
export const troubleCodes = ['noSender', 'noWorker'] as const

export const CampaignTrouble = Type.Object({
  since: nullable(Instant),
  text: Type.String({ description: 'what the mail server or the connection to it says; or noSender, noWorker' }),
})
export type CampaignTrouble = Static<typeof CampaignTrouble>

export const Archive = Type.Object({ isShown: Type.Boolean(), isIndexed: Type.Boolean() })

export const Campaign = Type.Object({
  ...CampaignRow.properties,
  fromName: Type.String(),
  fromEmail: Type.String(),
  replyTo: nullable(Type.String()),
  /** Whoever is subscribed to one of these is left out. */
  excludedListIds: Type.Array(Id),
  html: Type.String(),
  plainText: nullable(Type.String()),
  mjml: nullable(Type.String({ description: 'what html was compiled from; null where it was written by hand' })),
  /** Sent again to those of that campaign's recipients who did not open it: 'human' minds people's opens alone. */
  resendOf: nullable(Type.Object({ id: Id, title: Type.String(), unopened: Type.Enum(unopenedBy) })),
  /** Campaigns that send this one again, the newest first. */
  resends: Type.Array(Type.Object({ id: Id, title: Type.String(), status: CampaignStatus })),
  missedWhy: nullable(Type.Enum(missedReasons)),
  error: nullable(Type.String()),
  /** Handed over with no answer yet: neither a pause nor a cancel stops these. */
  inFlight: count,
  /** No coupon was left for them; they can be sent once there are more. */
  held: count,
  /** While preparing or sending: nothing moves, and why. Nothing is lost. */
  trouble: nullable(CampaignTrouble),
  archiveUrl: Type.String(),
  /** Whether whoever has that link may see it, once it was started, and whether search engines may keep it. */
  archive: Archive,
  /** At most so many messages an hour; null: as fast as it goes. */
  perHour: nullable(Type.Integer()),
  /** Give it back on a change; 409 campaign.changedElsewhere when it is no longer the newest. */
  version: Type.Integer(),
})
export type Campaign = Static<typeof Campaign>

export const Title = Type.String({ minLength: 1, maxLength: 300 })

export const PerHour = nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 }))

export const CampaignInput = Type.Object({
  title: Type.Optional(Title),
  subject: Type.Optional(Subject),
  fromName: Type.Optional(Type.String({ maxLength: 200 })),
  fromEmail: Type.Optional(Type.String({ maxLength: 320 })),
  replyTo: Type.Optional(nullable(Type.String({ maxLength: 320 }))),
  html: Type.Optional(Html),
  plainText: Type.Optional(nullable(Type.String({ maxLength: 500_000 }))),
  /** Compiled into html on the server, whatever html says; null ends it, and so does html alone. */
  mjml: Type.Optional(nullable(Mjml)),
  listIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  excludedListIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  perHour: Type.Optional(PerHour),
})
export type CampaignInput = Static<typeof CampaignInput>
