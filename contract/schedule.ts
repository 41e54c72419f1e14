import { type Static, Type } from 'typebox'
import { Campaign, CampaignStatus } from './campaign.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant } from './shapes.ts'

/** A campaign in the calendar: at its start, or at the start that it is scheduled for. */
export const CalendarEntry = Type.Object({
  id: Id,
  title: Type.String(),
  subjectSeen: Type.String({ description: 'with its tags filled, as an invented person would see it' }),
  status: CampaignStatus,
  at: Instant,
  /** 0 before the start: the audience is frozen then. */
  recipients: Type.Integer(),
  version: Type.Integer(),
})
export type CalendarEntry = Static<typeof CalendarEntry>

const one = { params: IdParams, reply: Campaign }

export const schedule = {
  set: endpoint({
    method: 'PUT',
    path: '/campaigns/:id/schedule',
    summary: 'Start it by itself at this time, or at another one than before; the audience is frozen then',
    guard: 'marketer',
    body: Type.Object({ at: Instant, version: Type.Optional(Type.Integer()) }),
    ...one,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/campaigns/:id/schedule',
    summary: 'Back to a draft, which can be edited and does not start by itself',
    guard: 'marketer',
    ...one,
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/campaigns/calendar',
    summary: 'Campaigns by the time of their start, up to 500 within 62 days',
    guard: 'viewer',
    query: Type.Object({ from: Instant, to: Instant }),
    reply: Type.Object({ campaigns: Type.Array(CalendarEntry) }),
  }),
}
