import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, startDemoShop } from '../../scripts/demo-shop/shop.ts'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { API_KEY, ask, aWholeServer, PASSWORD, type WholeServer, waitFor } from '../kit/whole-server.ts'

const EMAIL = 'jana@example.com'
/** A browser without a screen says so, and counts as a robot. */
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const SECONDS_LATER_MS = 15_000

let server: WholeServer
let shop: DemoShop
let browser: Browser
/** Of the marketer, signed in. */
let desk: Page
let contactId: number
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin', 'tracker'])
  shop = await startDemoShop({
    ...{ name: 'Kavárna U Poštolky', shop: 'kavarna.example', host: '127.0.0.1', port: 0 },
    ...{ origin: server.base, appId: 'shop', api: { url: server.base, key: API_KEY } },
  })
  browser = await launchChromium()
  desk = watched(
    await (await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })).newPage(),
  )
  await desk.goto(`${server.base}/app/sign-in`)
  await admin('POST', '/session', { email: 'admin@postolka.example', password: PASSWORD })
  const list = { name: 'Novinky', from_name: 'Kavárna', from_email: 'kavarna@shop.example' }
  const listId = (await server.call<{ id: number }>('POST', '/lists', list)).id
  const person = { subscriber_data: { email: EMAIL, name: 'Jana' }, skip_confirmation: true }
  contactId = (await server.call<{ id: number }>('POST', `/lists/${listId}/subscribe`, person)).id
  const campaign = {
    ...{ title: 'Mlýnek', subject: 'Mlýnek', from_name: 'Kavárna' },
    ...{ from_email: 'kavarna@shop.example', reply_to: 'kavarna@shop.example' },
    html_text: `<p><a href="${shop.url}/p/rucni-mlynek">Podívat se</a></p><p><a href="*|UNSUB|*">Odhlásit</a></p>`,
    recepient_lists: [listId],
  }
  const { id } = await server.call<{ id: number }>('POST', '/campaigns', campaign)
  await server.call('GET', `/campaign/${id}/send`)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await shop?.stop()
  await server?.stop()
})

function watched(page: Page): Page {
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => wrong.push(error.message))
  return page
}

/** A call of the admin's own API, by the marketer's session. */
async function admin<T>(method: string, path: string, body?: object): Promise<T> {
  return (await desk.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/app/api${path}`, { method, headers, body: body && JSON.stringify(body) })).json()
    },
    [method, path, body] as const,
  )) as T
}

const aVisitor = () =>
  browser.newContext({ locale: 'cs-CZ', userAgent: PERSON, viewport: { width: 1280, height: 900 } })
const open = async (context: BrowserContext) => watched(await context.newPage())
const agree = (page: Page) => page.getByRole('button', { name: 'Souhlasím', exact: true }).click()

interface ToldEvent {
  category: string
  action: string
  value: string | null
}
/** What the API tells of her; nothing yet is a 404 there. */
const told = async () =>
  (
    await server
      .call<{ data: ToldEvent[] }>('GET', `/subscribers/${EMAIL}/events?per_page=100`)
      .catch(() => ({ data: [] }))
  ).data

let visitor: BrowserContext

describe('a visitor of the shop', () => {
  it('who clicked a mail is known, and what she looked at and put into the basket is told by the API', async () => {
    let link = ''
    await waitFor(async () => {
      const { mails } = await admin<{ mails: { id: number; to: string }[] }>('GET', '/mailbox')
      const mail = mails.find(one => one.to === EMAIL)
      if (mail) {
        const { links } = await admin<{ links: string[] }>('GET', `/mailbox/${mail.id}`)
        link = links.find(one => one.includes('/t/c/')) ?? ''
      }
      return link !== ''
    }, SECONDS_LATER_MS)
    visitor = await aVisitor()
    const page = await open(visitor)
    await page.goto(link)
    expect(page.url()).toMatch(/\/p\/rucni-mlynek\?ecmid=/)
    await agree(page)
    await page.getByRole('button', { name: 'Do košíku' }).click()
    await page.goto(`${shop.url}/p/hrnek-s-postolkou`)
    await page.getByRole('button', { name: 'Do košíku' }).click()
    await page.getByRole('link', { name: /^Košík/ }).click()
    await page.getByText('2 239 Kč').waitFor()
    await page.close()

    const views = (events: ToldEvent[]) =>
      events.flatMap(({ category, action }) => (category === 'ECM_PRODUCT_VIEW' ? [action] : []))
    const basket = (events: ToldEvent[]) => {
      const newest = events.find(({ action }) => action === 'Basket')?.value
      return newest ? JSON.parse(newest).data.data.products.map((one: { productId: string }) => one.productId) : []
    }
    await waitFor(async () => basket(await told()).length === 2, SECONDS_LATER_MS)
    const events = await told()
    expect(views(events).sort()).toEqual(['HRN-PO', 'MLY-RU'])
    expect(basket(events)).toEqual(['MLY-RU', 'HRN-PO'])
  })

  it('is followed in the contact’s history in the admin', async () => {
    await desk.goto(`${server.base}/app/contacts/${contactId}`)
    const main = desk.getByRole('main')
    for (const line of ['Návštěva e-shopu', 'Prohlédnutí produktu', 'Změna košíku'])
      await main.getByText(line).first().waitFor()
    await main.getByText('Hrnek s poštolkou').first().waitFor()
    await expectAccessible(desk)
  })

  it('is known at her next visit, and an order that the shop’s server tells empties the basket', async () => {
    const page = await open(visitor)
    await page.goto(`${shop.url}/pokladna`)
    await page.getByLabel('E-mail').fill(EMAIL)
    await page.getByRole('button', { name: /^Objednat/ }).click()
    await page.getByRole('heading', { name: 'Děkujeme za objednávku' }).waitFor()
    await waitFor(async () => {
      const [newest] = (await told()).filter(({ action }) => action === 'Basket')
      return newest !== undefined && JSON.parse(newest.value!).data.data.products.length === 0
    }, SECONDS_LATER_MS)
    const { data } = await server.call<{ data: { email: string; amount: number }[] }>('GET', '/tracker/transaction')
    expect(data).toMatchObject([{ email: EMAIL, amount: 2239 }])
    await page.close()
  })

  it('who refuses leaves nothing', async () => {
    const context = await aVisitor()
    const page = await open(context)
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(`${shop.url}/p/rucni-mlynek`)
    await page.getByRole('button', { name: 'Nesouhlasím' }).click()
    await page.getByRole('button', { name: 'Do košíku' }).click()
    await page.goto(`${shop.url}/kosik`)
    await page.getByText('1 890 Kč').first().waitFor()
    expect(asked.filter(url => url.startsWith(server.base))).toEqual([
      `${server.base}/ecmtr.js`,
      `${server.base}/ecmtr.js`,
    ])
    expect(await context.cookies()).toEqual([])
    await context.close()
  })
})

describe('the shop and the page of web tracking', () => {
  it('are accessible, on a phone too', async () => {
    const page = await open(await browser.newContext({ locale: 'cs-CZ', viewport: { width: 390, height: 844 } }))
    for (const path of ['/', '/p/rucni-mlynek', '/kosik', '/pokladna', '/prihlaseni']) {
      await page.goto(shop.url + path)
      await expectAccessible(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, over]).toEqual([path, 0])
    }
    await page.context().close()
  })

  it('agree on what has been seen', async () => {
    await desk.goto(`${server.base}/app/shop/tracking`)
    const seen = desk.getByRole('region', { name: 'Vidíme váš e-shop?' })
    await seen.getByText('Rozpoznaný návštěvník').waitFor()
    await seen.getByText('známe ho').first().waitFor()
    expect(await seen.getByText('zatím ne').count()).toBe(0)
    await desk.getByText('Google Consent Mode v2').click()
    await desk.getByText('consentModeV2: true').waitFor()
    await expectAccessible(desk)
    await desk.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(desk)
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    expect(wrong).toEqual([])
  })
})

describe("Snowplow's own tracker", () => {
  it.each(['get', 'post'] as const)('of today is understood by %s', async method => {
    const esbuild = await import('esbuild')
    const duids = () => ask<{ duid: string }>(server.url, 'select duid from web_visitor order by id')
    const known = (await duids()).length
    const email = `${method}@example.com`
    await server.call('POST', '/lists/1/subscribe', { subscriber_data: { email }, skip_confirmation: true })
    const { outputFiles } = await esbuild.build({
      stdin: {
        contents: `import { newTracker, setUserId, trackPageView, trackSelfDescribingEvent, trackStructEvent } from '@snowplow/browser-tracker'
          newTracker('sp', '${server.base}', { appId: 'shop', eventMethod: '${method}' })
          setUserId('${email}'); trackPageView()
          trackStructEvent({ category: 'ECM_PRODUCT_VIEW', action: 'HRN-PO' })
          trackSelfDescribingEvent({ event: { schema: 'iglu:shop/basket/jsonschema/1-0-0', data: { action: 'Basket', products: [{ productId: 'HRN-PO' }] } } })`,
        resolveDir: import.meta.dirname,
      },
      ...{ bundle: true, write: false, format: 'iife' },
    })
    const page = await open(await aVisitor())
    await page.goto(`${shop.url}/kosik`)
    await page.addScriptTag({ content: outputFiles[0]!.text })
    const kinds = () =>
      ask<{ kind: string }>(
        server.url,
        `select e.kind from web_event e join contact c on c.account_id = e.account_id and c.id = e.contact_id
         where c.email = '${email}' order by e.kind`,
      )
    await waitFor(async () => (await kinds()).length === 3, SECONDS_LATER_MS).catch(() => {})
    expect((await kinds()).map(row => row.kind)).toEqual(['basket', 'page', 'view'])
    expect(await duids()).toHaveLength(known + 1)
    await page.context().close()
  })
})
