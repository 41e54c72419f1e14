import { account } from './account.ts'
import { campaignLog } from './campaign-log.ts'
import { campaigns } from './campaigns.ts'
import { coupons } from './coupons.ts'
import { domains } from './domains.ts'
import type { EcomailEndpoint } from './endpoint.ts'
import { events } from './events.ts'
import { feeds } from './feeds.ts'
import { lists } from './lists.ts'
import { memberByPhone } from './member-by-phone.ts'
import { members } from './members.ts'
import { pipelines } from './pipelines.ts'
import { segments } from './segments.ts'
import { subscribe } from './subscribe.ts'
import { subscriberLogs } from './subscriber-logs.ts'
import { subscribers } from './subscribers.ts'
import { templates } from './templates.ts'
import { transactional } from './transactional.ts'
import { transactions } from './transactions.ts'
import { accountWebhook, prestashop } from './webhooks.ts'

export interface Resource {
  name: string
  title: { en: string; cs: string }
  endpoints: EcomailEndpoint[]
}

/** The whole Ecomail API as it is served, in the order of the reference page. */
export const resources: Resource[] = [
  { name: 'lists', title: { en: 'Lists', cs: 'Seznamy' }, endpoints: Object.values(lists) },
  {
    name: 'list-subscribers',
    title: { en: 'Subscribers of a list', cs: 'Kontakty v seznamu' },
    endpoints: [...Object.values(members), ...Object.values(memberByPhone), ...Object.values(subscribe)],
  },
  { name: 'subscribers', title: { en: 'Contacts', cs: 'Kontakty' }, endpoints: Object.values(subscribers) },
  { name: 'campaigns', title: { en: 'Campaigns', cs: 'Kampaně' }, endpoints: Object.values(campaigns) },
  {
    name: 'logs',
    title: { en: 'What happened to e-mails', cs: 'Co se stalo s e-maily' },
    endpoints: [...Object.values(campaignLog), ...Object.values(subscriberLogs)],
  },
  { name: 'segments', title: { en: 'Segments', cs: 'Segmenty' }, endpoints: Object.values(segments) },
  { name: 'automations', title: { en: 'Automations', cs: 'Automatizace' }, endpoints: Object.values(pipelines) },
  { name: 'templates', title: { en: 'Templates', cs: 'Šablony' }, endpoints: Object.values(templates) },
  { name: 'transactions', title: { en: 'Orders', cs: 'Objednávky' }, endpoints: Object.values(transactions) },
  { name: 'events', title: { en: 'Custom events', cs: 'Vlastní události' }, endpoints: Object.values(events) },
  {
    name: 'transactional',
    title: { en: 'Transactional mail', cs: 'Transakční e-maily' },
    endpoints: Object.values(transactional),
  },
  { name: 'domains', title: { en: 'Domains', cs: 'Domény' }, endpoints: Object.values(domains) },
  { name: 'coupons', title: { en: 'Coupons', cs: 'Kupóny' }, endpoints: Object.values(coupons) },
  { name: 'feeds', title: { en: 'Feeds', cs: 'Feedy' }, endpoints: Object.values(feeds) },
  { name: 'account', title: { en: 'Account', cs: 'Účet' }, endpoints: Object.values(account) },
  {
    name: 'webhooks',
    title: { en: 'Webhooks', cs: 'Webhooky' },
    endpoints: [...Object.values(accountWebhook), ...Object.values(prestashop)],
  },
]
