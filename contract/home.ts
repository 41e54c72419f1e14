import { type Static, Type } from 'typebox'
import { CampaignLine, CampaignRow } from './campaign.ts'
import { endpoint } from './endpoint.ts'
import { nullable } from './shapes.ts'

/**
 * What a person should look after, and what its `data` says:
 * senderTrouble { since, text } · campaignMissed { id, title, why, scheduledAt } · campaignErrored { id, title } ·
 * listsWithoutSender { lists: [{ id, name }] } · noticesUnconfirmed { addresses } · taskFailed { id, kind, at } ·
 * complaints, bounces { n, whole } · campaignComplaints { id, title, n, whole } · webhookAiling { id, url, isOff, since } ·
 * couponsLow { folders: [{ id, name, left }] }
 */
export const careCodes = [
  'noSender',
  'senderTrouble',
  'noWorker',
  'campaignMissed',
  'campaignErrored',
  'complaints',
  'campaignComplaints',
  'bounces',
  'listsWithoutSender',
  'noticesUnconfirmed',
  'taskFailed',
  'webhookAiling',
  'couponsLow',
] as const
export type CareCode = (typeof careCodes)[number]

export const Care = Type.Object({
  code: Type.Enum(careCodes),
  isSerious: Type.Boolean(),
  data: Type.Record(Type.String(), Type.Unknown()),
})
export type Care = Static<typeof Care>

export const stepNames = ['contacts', 'sender', 'domain', 'campaign'] as const
export type StepName = (typeof stepNames)[number]

export const HomeCampaigns = Type.Object({
  running: Type.Array(CampaignRow),
  scheduled: Type.Array(CampaignRow),
  last: Type.Array(CampaignLine),
})
export type HomeCampaigns = Static<typeof HomeCampaigns>

const known = nullable(Type.Boolean({ description: 'null: nobody could be asked' }))

export const SenderDomain = Type.Object({
  domain: Type.String(),
  /** Anybody may have a mailbox there, so nobody else may send as it. */
  isFreemail: Type.Boolean(),
  hasSpf: known,
  hasDmarc: known,
})
export type SenderDomain = Static<typeof SenderDomain>

/** Parts of the home page: each loads, and fails, by itself. */
export const home = {
  campaigns: endpoint({
    method: 'GET',
    path: '/home/campaigns',
    summary: 'What is being sent, what is scheduled next, what was sent last',
    guard: 'viewer',
    reply: HomeCampaigns,
  }),
  care: endpoint({
    method: 'GET',
    path: '/home/care',
    summary: 'What a person should look after, the serious first',
    guard: 'viewer',
    reply: Type.Object({ care: Type.Array(Care) }),
  }),
  domains: endpoint({
    method: 'GET',
    path: '/home/domains',
    summary: 'Domains that are sent from, as the name system knows them; none while nothing leaves the machine',
    guard: 'viewer',
    reply: Type.Object({ domains: Type.Array(SenderDomain) }),
  }),
  steps: endpoint({
    method: 'GET',
    path: '/home/steps',
    summary: 'What a new account does first, and what of it is done',
    guard: 'viewer',
    reply: Type.Object({ steps: Type.Array(Type.Object({ name: Type.Enum(stepNames), isDone: Type.Boolean() })) }),
  }),
}
