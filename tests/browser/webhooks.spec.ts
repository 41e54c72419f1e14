import { createHmac } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Postolka } from '../../client/src/index.ts'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { Receiver } from '../kit/receiver.ts'
import { until } from '../kit/sending.ts'
import { signIn } from '../kit/sign-in.ts'
import { API_KEY, aWholeServer, type WholeServer } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
let receiver: Receiver
let secret: string
let list: number
const wrong: string[] = []

beforeAll(async () => {
  receiver = await new Receiver().start()
  server = await aWholeServer({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' }, ['server', 'admin'])
  list = (await shop().lists.create({ name: 'Novinky', from_email: 'shop@shop.example' })).id
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => wrong.push(error.message))
  await go('/sign-in')
  await signIn(page)
  await page.getByRole('link', { name: 'Webhooky' }).first().waitFor()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await receiver?.stop()
})

/** What a shop's own code would use. */
const shop = () => new Postolka({ baseUrl: server.base, key: API_KEY })
const go = (path: string) => page.goto(`${server.base}/app${path}`)
const at = (path: string) => receiver.got.filter(one => one.path === path)
const subscribe = (email: string) =>
  shop().listSubscribers.subscribe(list, { subscriber_data: { email, name: 'Jana' }, skip_confirmation: true })

async function act(name: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Akce webhooku ${name}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

const verifies = (key: string, one: (typeof receiver.got)[number]) => {
  const { 'webhook-id': id, 'webhook-timestamp': moment, 'webhook-signature': given } = one.headers
  const hmac = createHmac('sha256', Buffer.from(key.slice(6), 'base64')).update(`${id}.${moment}.${one.body}`)
  return String(given)
    .split(' ')
    .includes(`v1,${hmac.digest('base64')}`)
}

const deliveries = (): Locator => page.getByRole('table', { name: 'Co se poslalo' })

describe('a webhook of one’s own', () => {
  it('is added with its events, and its secret is shown once', async () => {
    await go('/account/webhooks')
    await page.getByText('Zatím nikomu nic nehlásíme').waitFor()
    await page.getByRole('button', { name: 'Přidat webhook' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Přidat webhook' }).click()
    await drawer.getByText('Vyberte aspoň jednu událost.').waitFor()
    await drawer.getByLabel('Adresa').fill(`${receiver.url}/own`)
    await drawer.getByLabel('Název').fill('Sklad')
    await drawer.getByLabel('Kontakt se přihlásil do seznamu').check()
    await expectAccessible(page, [])
    await drawer.getByRole('button', { name: 'Přidat webhook' }).click()
    const field = page.getByLabel('Tajemství', { exact: true })
    await field.waitFor()
    secret = await field.inputValue()
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    await page.getByRole('button', { name: 'Mám uložené' }).click()
    await go('/account/webhooks')
    await page.getByText('Sklad').first().waitFor()
    expect(await page.content()).not.toContain(secret)
  })

  it('gets a test and what really happens, signed', async () => {
    await act('Sklad', 'Poslat zkušební')
    await until(async () => at('/own').length === 1)
    await subscribe('jana@example.com')
    await until(async () => at('/own').length === 2)
    const [test, real] = at('/own')
    expect(JSON.parse(test!.body)).toMatchObject({ type: 'webhook.test', data: { account: 'shop' } })
    expect(JSON.parse(real!.body)).toMatchObject({
      type: 'contact.subscribed',
      data: { contact: { email: 'jana@example.com' }, list: { name: 'Novinky' } },
    })
    expect([verifies(secret, test!), verifies(secret, real!)]).toEqual([true, true])
  })

  it('shows what was sent and what was answered, and sends it again', async () => {
    await go('/account/webhooks')
    await deliveries().getByRole('button', { name: 'Kontakt se přihlásil do seznamu' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('"jana@example.com"').waitFor()
    await drawer.getByText('taken', { exact: true }).waitFor()
    await expectAccessible(page, [])
    await drawer.getByRole('button', { name: 'Poslat znovu' }).click()
    await until(async () => at('/own').length === 3)
    const ids = at('/own').map(one => one.headers['webhook-id'])
    expect(ids[2]).toBe(ids[1])
    await page.keyboard.press('Escape')
  })

  it('that fails says so, and what failed is found by the filters', async () => {
    receiver.answer = (_, response) => response.writeHead(410).end('gone')
    await subscribe('petr@example.com')
    await until(async () => at('/own').length === 4)
    await go('/account/webhooks?state=failed')
    await page.getByText('Vypnutý, adresa už neexistuje').last().waitFor()
    await deliveries().getByText('HTTP 410').waitFor()
    await go('/')
    await page.getByText(`Webhook ${receiver.url}/own se vypnul`).waitFor()
  })

  it('is switched on, and gets what it has missed', async () => {
    receiver.takes()
    await go('/account/webhooks')
    await act('Sklad', 'Zapnout')
    await page.getByText('Webhook je zapnutý.').waitFor()
    await act('Sklad', 'Poslat znovu nedoručené')
    await page.getByRole('dialog').getByRole('button', { name: 'Poslat znovu' }).click()
    await until(async () => at('/own').length === 5)
    expect(JSON.parse(at('/own')[4]!.body).data.contact.email).toBe('petr@example.com')
  })

  it('gets a new secret, and both sign', async () => {
    await act('Sklad', 'Nové tajemství')
    await page.getByRole('dialog').getByRole('button', { name: 'Nové tajemství' }).click()
    const next = await page.getByLabel('Tajemství', { exact: true }).inputValue()
    await page.getByRole('button', { name: 'Mám uložené' }).click()
    await act('Sklad', 'Poslat zkušební')
    await until(async () => at('/own').length === 6)
    expect([verifies(secret, at('/own')[5]!), verifies(next, at('/own')[5]!)]).toEqual([true, true])
  })

  it('is taken away', async () => {
    await act('Sklad', 'Odebrat')
    await page.getByRole('dialog').getByRole('button', { name: 'Odebrat' }).click()
    await page.getByText('Zatím nikomu nic nehlásíme').waitFor()
  })
})

describe('Ecomail’s webhooks', () => {
  it('of the account: a sample comes when it is saved', async () => {
    await page.getByLabel('Adresa').fill(`${receiver.url}/events`)
    await page.getByRole('button', { name: 'Uložit' }).click()
    await until(async () => at('/events').length === 1)
    expect(JSON.parse(at('/events')[0]!.body)).toMatchObject([{ msys: { message_event: { type: 'delivery' } } }])
    const set = await server.call<{ webhook: { url: string } }>('GET', '/account/settings/webhook')
    expect(set.webhook.url).toBe(`${receiver.url}/events`)
  })

  it('of a list: set beside its notices, told who subscribed', async () => {
    await go(`/lists/${list}?tab=notices`)
    await page.getByLabel('Adresa').fill(`${receiver.url}/list`)
    await page.getByRole('button', { name: 'Uložit' }).click()
    await page.getByText('Webhook seznamu je uložený.').waitFor()
    await expectAccessible(page, [])
    await subscribe('eva@example.com')
    await until(async () => at('/list').length === 1)
    expect(JSON.parse(at('/list')[0]!.body)).toEqual({
      payload: { email: 'eva@example.com', status: 'SUBSCRIBED', listId: list, campaignId: null },
    })
    const { list: read } = await server.call<{ list: { settings: unknown } }>('GET', `/lists/${list}`)
    expect(read.settings).toMatchObject({ webhook: { url: `${receiver.url}/list` } })
  })

  it('has the shops that PrestaShop’s module connected, to be removed', async () => {
    await server.call('POST', '/webhooks/prestashop-install', {
      ...{ webserviceKey: 'K', listId: list, key: API_KEY, store: 'https://presta.example' },
    })
    await go('/account/webhooks')
    const shops = page.getByRole('list', { name: 'Obchody PrestaShop' })
    await shops.getByText('https://presta.example').waitFor()
    await shops.getByText('zákazníci do seznamu Novinky').waitFor()
    await expectAccessible(page, [])
    await shops.getByRole('button', { name: /^Odebrat/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Odebrat' }).click()
    await page.getByText('Zatím se žádný nepřipojil.').waitFor()
  })

  it('stand among the account’s, readable on a phone in the dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await go('/account/webhooks')
    await page.getByText('Ecomail: změny v seznamu').first().waitFor()
    await expectAccessible(page, [])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    expect(wrong).toEqual([])
  })
})
