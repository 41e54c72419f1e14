import { Type } from 'typebox'
import { Audience, unopenedBy } from './audience.ts'
import { Archive, Campaign, CampaignInput, CampaignLine, CampaignStatus, PerHour, Title } from './campaign.ts'
import { Html, Mjml, Preview, Subject } from './email.ts'
import { endpoint } from './endpoint.ts'
import { MessageState } from './message.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

const one = { params: IdParams, reply: Campaign }

export const campaigns = {
  page: endpoint({
    method: 'GET',
    path: '/campaigns',
    summary: 'Campaigns, newest first',
    guard: 'viewer',
    query: Type.Object({
      ...Page,
      status: Type.Optional(CampaignStatus),
      search: Type.Optional(Type.String({ maxLength: 200, description: 'in the title or the subject' })),
      listId: Type.Optional(Id),
    }),
    reply: Type.Object({ campaigns: Type.Array(CampaignLine), next }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/campaigns',
    summary: 'A new draft',
    guard: 'marketer',
    body: CampaignInput,
    reply: Campaign,
  }),
  read: endpoint({ method: 'GET', path: '/campaigns/:id', summary: 'One campaign', guard: 'viewer', ...one }),
  change: endpoint({
    method: 'PATCH',
    path: '/campaigns/:id',
    summary: 'Change a draft; what is not given stays',
    guard: 'marketer',
    body: Type.Object({ ...CampaignInput.properties, version: Type.Integer() }),
    ...one,
  }),
  copy: endpoint({
    method: 'POST',
    path: '/campaigns/:id/copy',
    summary: 'A draft with the same e-mail, sender, lists and exclusions',
    guard: 'marketer',
    body: Type.Object({ title: Title }),
    ...one,
  }),
  resend: endpoint({
    method: 'POST',
    path: '/campaigns/:id/resend',
    summary: 'A draft to those recipients of a sent campaign who did not open it; one at a time',
    guard: 'marketer',
    body: Type.Object({ title: Title, subject: Subject, unopened: Type.Enum(unopenedBy) }),
    ...one,
  }),
  rename: endpoint({
    method: 'PUT',
    path: '/campaigns/:id/title',
    summary: 'Another name, which recipients never see; also of a sent one',
    guard: 'marketer',
    body: Type.Object({ title: Title }),
    ...one,
  }),
  archive: endpoint({
    method: 'PATCH',
    path: '/campaigns/:id/archive',
    summary: 'Whether its web version may be seen, and kept by search engines',
    guard: 'marketer',
    body: Type.Partial(Archive),
    ...one,
  }),
  sendHeld: endpoint({
    method: 'POST',
    path: '/campaigns/:id/send-held',
    summary: 'Send to those for whom no coupon was left',
    guard: 'marketer',
    ...one,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/campaigns/:id',
    summary: 'Delete a draft, or one that is scheduled; for 30 days it can be given back',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/campaigns/:id/restore',
    summary: 'Give back a deleted campaign; one whose time has passed is a draft',
    guard: 'marketer',
    ...one,
  }),
  audience: endpoint({
    method: 'GET',
    path: '/campaigns/:id/audience',
    summary: 'Who would receive it now, who would not and why, and what to know before sending',
    guard: 'viewer',
    params: IdParams,
    reply: Audience,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/campaigns/:id/preview',
    summary: 'The e-mail as a contact would get it; without a contact, the first of the audience',
    guard: 'viewer',
    params: IdParams,
    body: Type.Object({
      contactId: Type.Optional(Id),
      subject: Type.Optional(Subject),
      html: Type.Optional(Html),
      mjml: Type.Optional(nullable(Mjml)),
    }),
    reply: Preview,
  }),
  sample: endpoint({
    method: 'GET',
    path: '/campaigns/:id/sample',
    summary: 'Its HTML filled with an invented person, for a picture of it',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({ html: Type.String() }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/campaigns/:id/test',
    summary: 'Send a test to up to five addresses, filled with a contact’s data',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({
      to: Type.Array(Type.String({ maxLength: 320 }), { minItems: 1, maxItems: 5 }),
      contactId: Type.Optional(Id),
    }),
    reply: Type.Object({ sent: Type.Integer() }),
  }),
  lastTest: endpoint({
    method: 'GET',
    path: '/campaigns/:id/test',
    summary: "Where the caller's last test mail went, and what became of it where it was of this campaign",
    guard: 'marketer',
    params: IdParams,
    reply: Type.Object({
      to: Type.Array(Type.String()),
      outcome: nullable(
        Type.Object({
          at: Instant,
          mails: Type.Array(
            Type.Object({ address: Type.String(), state: MessageState, reply: nullable(Type.String()) }),
          ),
        }),
      ),
    }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/campaigns/:id/start',
    summary: 'Freeze the audience and send now, scheduled or not; cannot be undone',
    guard: 'marketer',
    query: Type.Object({ version: Type.Optional(Type.Integer({ description: 'only as it was seen' })) }),
    ...one,
  }),
  pause: endpoint({
    method: 'POST',
    path: '/campaigns/:id/pause',
    summary: 'Stop handing over; what is in flight ends',
    guard: 'marketer',
    ...one,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/campaigns/:id/resume',
    summary: 'Go on where it was paused',
    guard: 'marketer',
    ...one,
  }),
  pace: endpoint({
    method: 'PUT',
    path: '/campaigns/:id/pace',
    summary: 'At most so many messages an hour from now on, also while it is being sent; null: as fast as it goes',
    guard: 'marketer',
    body: Type.Object({ perHour: PerHour }),
    ...one,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/campaigns/:id/cancel',
    summary: 'Never send the rest',
    guard: 'marketer',
    ...one,
  }),
}
