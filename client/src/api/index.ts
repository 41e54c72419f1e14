// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import { type AccountApi, account } from './account.ts'
import { type AutomationsApi, automations } from './automations.ts'
import { type CampaignsApi, campaigns } from './campaigns.ts'
import { type CouponsApi, coupons } from './coupons.ts'
import { type DomainsApi, domains } from './domains.ts'
import { type EventsApi, events } from './events.ts'
import { type FeedsApi, feeds } from './feeds.ts'
import { type ListSubscribersApi, listSubscribers } from './list-subscribers.ts'
import { type ListsApi, lists } from './lists.ts'
import { type LogsApi, logs } from './logs.ts'
import { type SegmentsApi, segments } from './segments.ts'
import { type SubscribersApi, subscribers } from './subscribers.ts'
import { type TemplatesApi, templates } from './templates.ts'
import { type TransactionalApi, transactional } from './transactional.ts'
import { type TransactionsApi, transactions } from './transactions.ts'
import { type WebhooksApi, webhooks } from './webhooks.ts'

export type * from './account.ts'
export type * from './automations.ts'
export type * from './campaigns.ts'
export type * from './coupons.ts'
export type * from './domains.ts'
export type * from './events.ts'
export type * from './feeds.ts'
export type * from './list-subscribers.ts'
export type * from './lists.ts'
export type * from './logs.ts'
export type * from './segments.ts'
export type * from './subscribers.ts'
export type * from './templates.ts'
export type * from './transactional.ts'
export type * from './transactions.ts'
export type * from './webhooks.ts'

export interface PostolkaApi {
  readonly lists: ListsApi
  readonly listSubscribers: ListSubscribersApi
  readonly subscribers: SubscribersApi
  readonly campaigns: CampaignsApi
  readonly logs: LogsApi
  readonly segments: SegmentsApi
  readonly automations: AutomationsApi
  readonly templates: TemplatesApi
  readonly transactions: TransactionsApi
  readonly events: EventsApi
  readonly transactional: TransactionalApi
  readonly domains: DomainsApi
  readonly coupons: CouponsApi
  readonly feeds: FeedsApi
  readonly account: AccountApi
  readonly webhooks: WebhooksApi
}

export const routes = {
  lists,
  listSubscribers,
  subscribers,
  campaigns,
  logs,
  segments,
  automations,
  templates,
  transactions,
  events,
  transactional,
  domains,
  coupons,
  feeds,
  account,
  webhooks,
}
