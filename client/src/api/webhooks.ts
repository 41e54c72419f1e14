// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type WebhooksReadReply = {
  webhook: {
    /** null: nowhere */
    url: string | null
  }
}

export type WebhooksSetBody = {
  /** http or https */
  url: string
}

export type WebhooksSetReply = {
  success: boolean
}

export type WebhooksRemoveReply = {
  success: boolean
}

export type WebhooksInstallBody = {
  /** the API key of the account; in the header it is taken, too */
  key: string
  /** of the shop’s own web service; kept sealed */
  webserviceKey?: string
  /** address or name of the shop */
  store?: string
  listId?: number
}

export type WebhooksInstallReply = {
  success: boolean
}

export type WebhooksUninstallBody = {
  /** the API key of the account; in the header it is taken, too */
  key: string
}

export type WebhooksUninstallReply = {
  success: boolean
}

export interface WebhooksApi {
  /** Where mail events are sent to */
  read(options?: CallOptions): Promise<WebhooksReadReply>

  /** Send mail events to an address. Batches of delivery, bounce, open, click, spam_complaint, link_unsubscribe and list_unsubscribe as a JSON array, with `X-MessageSystems-Batch-ID`. A sample batch is sent at once. What is not answered by 2xx within 10 seconds is sent again for 8 hours. */
  set(body: WebhooksSetBody, options?: CallOptions): Promise<WebhooksSetReply>

  /** Send mail events nowhere any more */
  remove(options?: CallOptions): Promise<WebhooksRemoveReply>

  /** The PrestaShop module is installed in a shop */
  install(body: WebhooksInstallBody, options?: CallOptions): Promise<WebhooksInstallReply>

  /** The PrestaShop module is gone */
  uninstall(body: WebhooksUninstallBody, options?: CallOptions): Promise<WebhooksUninstallReply>
}

export const webhooks: Record<keyof WebhooksApi, Route> = {
  read: { method: 'GET', path: '/account/settings/webhook' },
  set: { method: 'POST', path: '/account/settings/webhook', takes: 'body' },
  remove: { method: 'DELETE', path: '/account/settings/webhook' },
  install: { method: 'POST', path: '/webhooks/prestashop-install', takes: 'body' },
  uninstall: { method: 'POST', path: '/webhooks/prestashop-uninstall', takes: 'body' },
}
