import type { Step } from './step.ts'

const path = '/account/settings/webhook'
const set = (body: unknown) => ({ method: 'POST', path, body })
const module = (what: string, body: unknown, key: string | null = null) => ({
  method: 'POST',
  path: `/webhooks/prestashop-${what}`,
  body,
  key,
})
const WRONG = { errors: ['Wrong api key'] }
// Nobody answers there (RFC 2606), whatever server the suite is pointed at.
const URL = 'https://receiver.example/mail-events'

export const webhookSteps: Step[] = [
  {
    it: 'mail events are sent to an address',
    call: set({ url: ` ${URL} `, unknown: 1 }),
    is: { success: true },
  },
  { it: 'which can be read', call: { path }, is: { webhook: { url: URL } } },
  { it: 'and changed', call: set({ url: `${URL}?a=1` }), is: { success: true } },
  { it: 'and is what was set last', call: { path: `${path}/` }, is: { webhook: { url: `${URL}?a=1` } } },
  {
    it: 'an address is needed',
    call: set({}),
    status: 422,
    is: { errors: { url: ['The url field is required.'] } },
  },
  { it: 'an array is none', call: set({ url: [URL] }), status: 422 },
  {
    it: 'it must be one that can be called',
    call: set({ url: 'ftp://receiver.example' }),
    status: 422,
    is: { errors: { url: ['The url format is invalid.'] } },
  },
  { it: 'and must lead outside', call: set({ url: 'http://169.254.169.254/latest' }), status: 422 },
  { it: 'what was refused changed nothing', call: { path }, is: { webhook: { url: `${URL}?a=1` } } },
  { it: 'it is taken away', call: { method: 'DELETE', path, body: [] }, is: { success: true } },
  { it: 'twice as well as once', call: { method: 'DELETE', path }, is: { success: true } },
  { it: 'then there is none', call: { path }, is: { webhook: { url: null } } },
  { it: 'the PrestaShop module needs a key', call: module('install', { store: 'x' }), status: 401, is: WRONG },
  { it: 'and a right one', call: module('uninstall', { key: 'nonsense' }), status: 401, is: WRONG },
  {
    it: 'the header takes the place of a key in the body',
    call: { method: 'POST', path: '/webhooks/prestashop-install', body: { webserviceKey: 'K', listId: '1' } },
    is: { success: true },
  },
  {
    it: 'it goes as it came',
    call: { method: 'POST', path: '/webhooks/prestashop-uninstall', body: [] },
    is: { success: true },
  },
]
