import { type Static, Type } from 'typebox'
import { CampaignCounts, count } from './campaign.ts'
import { endpoint } from './endpoint.ts'
import { MessageState } from './message.ts'
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

export const CampaignReport = Type.Object({
  counts: CampaignCounts,
  links: Type.Array(
    Type.Object({
      no: Type.Integer(),
      url: Type.String(),
      label: Type.String(),
      clicks: count,
      humanClicks: count,
      recipients: count,
    }),
  ),
  /** Hours since the start, at most 72 of them. */
  curve: Type.Array(Type.Object({ hour: Type.Integer(), opens: count, clicks: count })),
  bounces: Type.Array(Type.Object({ reply: Type.String(), bounce: nullable(Type.String()), recipients: count })),
})
export type CampaignReport = Static<typeof CampaignReport>

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
    query: Type.Object({
      ...Page,
      filter: Type.Optional(Type.Enum(recipientFilters)),
      search: Type.Optional(Type.String({ maxLength: 200, description: 'a beginning of the address' })),
    }),
    reply: Type.Object({ recipients: Type.Array(Recipient), next }),
  }),
}
