import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { text } from './shapes.ts'

const path = '/account/settings/webhook'
const Done = Type.Object({ success: Type.Boolean() })

export const accountWebhook = endpoints({
  read: {
    method: 'GET',
    path,
    summary: 'Where mail events are sent to',
    reply: Type.Object({ webhook: Type.Object({ url: text('null: nowhere') }) }),
    example: { reply: { webhook: { url: 'https://shop.example/mail-events' } } },
  },
  set: {
    method: 'POST',
    path,
    summary: 'Send mail events to an address',
    description:
      'Batches of delivery, bounce, open, click, spam_complaint, link_unsubscribe and list_unsubscribe as a JSON array, with ' +
      '`X-MessageSystems-Batch-ID`. A sample batch is sent at once. What is not answered by 2xx within 10 seconds is sent again for 8 hours.',
    body: Type.Object({ url: Type.String({ description: 'http or https' }) }),
    reply: Done,
    failures: [failures.invalidUrl],
    example: { body: { url: 'https://shop.example/mail-events' }, reply: { success: true } },
  },
  remove: {
    method: 'DELETE',
    path,
    summary: 'Send mail events nowhere any more',
    reply: Done,
    example: { reply: { success: true } },
  },
})

const key = Type.String({ description: 'the API key of the account; in the header it is taken, too' })

/** The PrestaShop module calls these without the header; it looks for `errors` in the answer and for nothing else. */
export const prestashop = endpoints({
  install: {
    method: 'POST',
    path: '/webhooks/prestashop-install',
    keyIn: 'body',
    summary: 'The PrestaShop module is installed in a shop',
    body: Type.Object({
      key,
      webserviceKey: Type.Optional(Type.String({ description: 'of the shop’s own web service; kept sealed' })),
      store: Type.Optional(Type.String({ description: 'address or name of the shop' })),
      listId: Type.Optional(Type.Integer()),
    }),
    reply: Done,
    failures: [failures.wrongBodyKey],
    example: { body: { key: 'YOUR_KEY', store: 'https://shop.example', listId: 1 }, reply: { success: true } },
  },
  uninstall: {
    method: 'POST',
    path: '/webhooks/prestashop-uninstall',
    keyIn: 'body',
    summary: 'The PrestaShop module is gone',
    body: Type.Object({ key }),
    reply: Done,
    failures: [failures.wrongBodyKey],
    example: { body: { key: 'YOUR_KEY' }, reply: { success: true } },
  },
})
