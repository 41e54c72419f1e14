import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../kit/chromium.ts'
import { Collector, unwrapped } from '../kit/collecting.ts'
import { Receiver } from '../kit/receiver.ts'
import { ecomailSnippet } from '../kit/snippet.ts'
import { waitFor } from '../kit/whole-server.ts'

/** On one's own machine, and nevertheless with a domain of which a part is registered. */
let SHOP: string
/** The pages of the shop by path; any other path gets the one of `*`. */
let pages: Map<string, string>
let shop: Receiver

let browser: Browser
let context: BrowserContext
let page: Page
let collector: Collector
const wrong: string[] = []

// biome-ignore lint/suspicious/noExplicitAny: whatever a shop has on its pages
declare const window: any

beforeAll(async () => {
  browser = await launchChromium()
}, 120_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  collector = await new Collector().start()
  pages = new Map()
  shop = await new Receiver().start()
  shop.answer = ({ path }, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages.get(path) ?? pages.get('*'))
  SHOP = `http://www.kavarna.localhost:${new URL(shop.url).port}`
  context = await browser.newContext()
  page = await openPage()
  wrong.length = 0
})
afterEach(async () => {
  await context.close()
  await collector.stop()
  await shop.stop()
  expect(wrong).toEqual([])
})

async function openPage(): Promise<Page> {
  const opened = await context.newPage()
  opened.setDefaultTimeout(15_000)
  opened.on('pageerror', error => wrong.push(error.message))
  return opened
}

interface Given {
  path?: string
  options?: string
  calls?: string
  head?: string
}

/** A page of the shop, which is another site than the collector, with the snippet in it. */
async function visit(given: Given = {}): Promise<void> {
  const { path = '/', options = "appId: 'shop'", calls = '', head = '' } = given
  const snippet = ecomailSnippet(`${collector.url}/ecmtr-2.4.2.js`, collector.host, options, calls)
  pages.set('*', `<!doctype html><title>Kavárna</title>${head}${snippet}<h1>Káva</h1>`)
  await page.goto(SHOP + path)
}

const came = (count: number) =>
  waitFor(() => collector.events().length >= count, 10_000).catch(() => {
    throw new Error(`${count} events expected, these came: ${JSON.stringify(collector.events())}`)
  })
/** Until the script has taken the queue over, and what it has to send could have been sent. */
async function settled(): Promise<void> {
  await page.waitForFunction(() => !Array.isArray(window.ecotrack.q))
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 100)))
}
const ecotrack = (...call: unknown[]) => page.evaluate(call => window.ecotrack(...call), call)
const cookies = async () => Object.fromEntries((await context.cookies()).map(cookie => [cookie.name, cookie]))
const duidOf = async () => (await cookies())['_sp_id.pstk']?.value.split('.')[0]

describe('the snippet as Ecomail prints it', () => {
  it('tells of a page view with who came, and the next page knows the visitor', async () => {
    await visit({ path: '/kava?a=1&ecmid=TOKEN#nahoru' })
    await came(1)
    const [view] = collector.events()
    expect(view).toMatchObject({
      e: 'pv',
      aid: 'shop',
      tna: 'cf',
      p: 'web',
      page: 'Kavárna',
      url: `${SHOP}/kava?a=1#nahoru`,
      uid: 'TOKEN',
      duid: await duidOf(),
      vid: '1',
      via: 'GET',
    })
    expect(view!.eid).toMatch(/^[0-9a-f-]{36}$/)
    expect(Math.abs(Number(view!.dtm) - Date.now())).toBeLessThan(60_000)
    expect(JSON.stringify(collector.got.map(one => one.path))).not.toContain('fp=')

    await visit({ path: '/caj' })
    await came(2)
    expect(collector.events()[1]).toMatchObject({ duid: view!.duid, vid: '1', url: `${SHOP}/caj` })
    const { '_sp_id.pstk': id, '_sp_ses.pstk': session } = await cookies()
    expect(id).toMatchObject({ domain: '.kavarna.localhost', sameSite: 'Lax', secure: false, path: '/' })
    expect(session).toMatchObject({ value: '*', domain: '.kavarna.localhost' })
  })

  it('tells of views, baskets and orders by the calls of version 2', async () => {
    await visit({
      calls: `ecotrack('trackStructEvent', 'ECM_PRODUCT_VIEW', 17);
        ecotrack('trackUnstructEvent', { schema: '', data: { action: 'Basket', products: [{ productId: '17', name: 'Káva „Ráno“', price: 199 }] } });
        ecotrack('trackStructEvent', 'Product', 'AddToCart', 17, 'quantity', 0);
        ecotrack('addTrans', '2024001', 'Kavárna', 398.5, '', 0, 'Brno', '', 'CZ', 'CZK');
        ecotrack('addItem', '2024001', 'K-17', 'Káva', 'Káva/Zrnková', 199.25, 2, 'CZK');
        ecotrack('trackTrans');
        ecotrack('enableActivityTracking', 10, 10); ecotrack('constructor'); ecotrack('neznámé', 1); ecotrack();
        ecotrack('trackUnstructEvent'); ecotrack(null); ecotrack('addItem', { toString() { throw new Error('x') } });`,
    })
    await came(6)
    const [view, basket, added, order, item] = collector.events()
    expect(view).toMatchObject({ e: 'se', se_ca: 'ECM_PRODUCT_VIEW', se_ac: '17' })
    expect(unwrapped(basket!)).toEqual({
      schema: '',
      data: { action: 'Basket', products: [{ productId: '17', name: 'Káva „Ráno“', price: 199 }] },
    })
    expect(added).toMatchObject({ se_la: '17', se_pr: 'quantity', se_va: '0' })
    expect(order).toMatchObject({ e: 'tr', tr_id: '2024001', tr_tt: '398.5', tr_sh: '0', tr_ci: 'Brno', tr_cu: 'CZK' })
    expect(order).not.toHaveProperty('tr_tx')
    expect(item).toMatchObject({ e: 'ti', ti_id: '2024001', ti_sk: 'K-17', ti_pr: '199.25', ti_qu: '2' })
    expect(collector.kinds()).toEqual(['se', 'ue', 'se', 'tr', 'ti', 'pv'])
  })

  it('keeps a visitor whom the old script knew', async () => {
    const value = '0123456789abcdef.1700000000.4.1710000000.1705000000'
    await context.addCookies([{ name: '_sp_id.a1b2', value, domain: 'www.kavarna.localhost', path: '/' }])
    await visit()
    await came(1)
    expect(collector.events()[0]).toMatchObject({ duid: '0123456789abcdef', vid: '5' })
    expect((await cookies())['_sp_id.pstk']!.value).toMatch(/^0123456789abcdef\.1700000000\.5\.\d+\.1710000000$/)
  })

  it('hears who it is after the page view, at once and much later', async () => {
    await visit()
    await came(1)
    await ecotrack('setUserId', 'jana@example.com')
    await came(2)
    await ecotrack('setUserId', 'jana@example.com')
    await ecotrack('product', 'K-1')
    await came(3)
    expect(collector.events().map(({ e, uid }) => [e, uid])).toEqual([
      ['pv', undefined],
      ['pp', 'jana@example.com'],
      ['se', 'jana@example.com'],
    ])
    const page2 = ecomailSnippet(`${collector.url}/ecmtr.js`, collector.host)
    pages.set('/druha', page2.replace('</script>', "ecotrack('setUserId', 'eva+1@example.com')</script>"))
    await page.goto(`${SHOP}/druha`)
    await came(4)
    expect(collector.events()[3]).toMatchObject({ e: 'pv', uid: 'eva+1@example.com' })
  })

  it('on https has a secure cookie for the domain that can be registered, and no shorter one', async () => {
    await page.route('https://sber.example/**', route =>
      route.fulfill({ contentType: 'image/gif', body: Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64') }),
    )
    await page.route('https://sber.example/ecmtr.js', async route =>
      route.fulfill({ contentType: 'text/javascript', body: await (await fetch(`${collector.url}/ecmtr.js`)).text() }),
    )
    const body = ecomailSnippet('//sber.example/ecmtr.js', 'sber.example')
    await page.route('https://www.shop.co.uk/', route => route.fulfill({ contentType: 'text/html', body }))
    const sent = page.waitForRequest('https://sber.example/i?**')
    await page.goto('https://www.shop.co.uk/')
    await sent
    const found = await cookies()
    expect(found['_sp_id.pstk']).toMatchObject({ domain: '.shop.co.uk', secure: true, sameSite: 'Lax' })
    expect(Object.keys(found).sort()).toEqual(['_sp_id.pstk', '_sp_ses.pstk'])
  })

  it('beside a tracker of somebody else takes its own name only', async () => {
    const other = `<script>GlobalSnowplowNamespace = ['snowplow']; snowplow = function () { snowplow.q.push(arguments) };
      snowplow.q = []; snowplow('newTracker', 'sp', 'elsewhere.example', { appId: 'x' }); snowplow('trackPageView')</script>`
    await visit({ head: other })
    await came(1)
    await settled()
    expect(collector.events()).toHaveLength(1)
    expect(await page.evaluate(() => window.snowplow.q.length)).toBe(2)
  })

  it('twice on a page counts nothing twice', async () => {
    await visit({ head: '<meta>' })
    await came(1)
    await page.addScriptTag({ url: `${collector.url}/ecmtr.js` })
    await ecotrack('trackStructEvent', 'a', 'b')
    await came(2)
    await settled()
    expect(collector.kinds()).toEqual(['pv', 'se'])
  })
})

describe('consent', () => {
  const nothing = async () => {
    await settled()
    expect(collector.events()).toEqual([])
    expect(await cookies()).toEqual({})
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  }
  const gtag = 'window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }'
  const denied = `<script>${gtag}; gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' })</script>`
  const update = (state: string, kinds = ['ad_storage', 'analytics_storage']) =>
    page.evaluate(
      ([state, kinds]) =>
        window.gtag('consent', 'update', Object.fromEntries((kinds as string[]).map(kind => [kind, state]))),
      [state, kinds] as const,
    )
  const options = "appId: 'shop', consentModeV2: true"

  it('of Consent Mode is waited for, and then the page that was seen meanwhile counts', async () => {
    await visit({ options, head: denied, path: '/?ecmid=TOKEN' })
    await nothing()
    await update('granted')
    await came(1)
    expect(collector.events()[0]).toMatchObject({ e: 'pv', uid: 'TOKEN' })
    expect(await duidOf()).toMatch(/^[0-9a-f]{16}$/)
  })

  it('of Consent Mode for one purpose alone is a refusal, and what was seen meanwhile does not count later', async () => {
    await visit({ options, head: denied })
    await update('granted', ['analytics_storage'])
    await nothing()
    await update('granted')
    await ecotrack('product', 'K-1')
    await came(1)
    expect(collector.kinds()).toEqual(['se'])
  })

  it('of Consent Mode given on an earlier page is there at once', async () => {
    const granted = `<script>${gtag}; gtag('consent', 'default', { ad_storage: 'granted', analytics_storage: 'granted' })</script>`
    await visit({ options, head: granted })
    await came(1)
  })

  it('granted by default only in some regions is none', async () => {
    const regional = `<script>${gtag}; gtag('consent', 'default', { ad_storage: 'granted', analytics_storage: 'granted', region: ['US'] })</script>`
    await visit({ options, head: regional })
    await nothing()
  })

  it('that Consent Mode never speaks of is none', async () => {
    await visit({ options })
    await nothing()
  })

  it('is heard through a queue that Tag Manager has put its own push on', async () => {
    await visit({ options, head: denied })
    await nothing()
    await page.evaluate(() => {
      const layer = window.dataLayer
      layer.push = (...items: unknown[]) => Array.prototype.push.apply(layer, items)
    })
    await update('granted')
    await came(1)
  })

  it('refused takes away what is kept, the old script’s included, and nothing is sent any more', async () => {
    const old = '0123456789abcdef.1700000000.4.1710000000.1705000000'
    await context.addCookies([{ name: '_sp_id.a1b2', value: old, domain: 'www.kavarna.localhost', path: '/' }])
    await visit()
    await came(1)
    expect(Object.keys(await cookies())).toHaveLength(3)
    await ecotrack('consent', false)
    await ecotrack('product', 'K-1')
    await settled()
    expect(collector.kinds()).toEqual(['pv'])
    expect(await cookies()).toEqual({})
    await ecotrack('consent', true)
    await ecotrack('product', 'K-2')
    await came(2)
    expect(collector.events()[1]).toMatchObject({ se_ac: 'K-2', vid: '1' })
    expect(await duidOf()).not.toBe('0123456789abcdef')
  })

  it('given and taken back by Consent Mode is obeyed both times', async () => {
    await visit({ options, head: denied })
    await update('granted')
    await came(1)
    await update('denied')
    await ecotrack('product', 'K-1')
    await settled()
    expect(collector.kinds()).toEqual(['pv'])
    expect(await cookies()).toEqual({})
  })

  it('by a call of one’s own is waited for', async () => {
    await visit({ options: "appId: 'shop', waitForConsent: true" })
    await nothing()
    await ecotrack('consent', false)
    await nothing()
    await ecotrack('consent', true)
    await ecotrack('basket', [{ productId: 'K-1' }])
    await came(1)
    expect(collector.kinds()).toEqual(['ue'])
  })
})

describe('what cannot be sent at once', () => {
  it('waits while the collector is away, over a change of pages, and comes once', async () => {
    collector.isDown = true
    await visit()
    await ecotrack('product', 'K-1')
    await settled()
    collector.isDown = false
    collector.got.length = 0
    await visit({ path: '/druha' })
    await came(3)
    expect(collector.kinds()).toEqual(['pv', 'se', 'pv'])
    await waitFor(async () => (await page.evaluate(() => localStorage.length)) === 0, 5_000)
  })

  it('waits while the browser is offline', async () => {
    await visit()
    await came(1)
    await context.setOffline(true)
    await ecotrack('product', 'K-1')
    await settled()
    expect(collector.kinds()).toEqual(['pv'])
    await context.setOffline(false)
    await came(2)
  })

  it('that is too long for an address goes by POST', async () => {
    const products = Array.from({ length: 40 }, (_, i) => ({ productId: `K-${i}`, name: `Káva číslo ${i}`, price: i }))
    await visit()
    await ecotrack('basket', { products, currency: 'CZK' })
    await came(2)
    const basket = collector.events()[1]!
    expect(basket.via).toBe('POST')
    expect(unwrapped(basket).data).toEqual({ action: 'Basket', products, currency: 'CZK' })
  })

  it('is handed over as the page is left', async () => {
    await visit()
    await came(1)
    await page.evaluate(() => {
      const ecotrack = window.ecotrack
      for (let n = 0; n < 5; n++) ecotrack('product', `K-${n}`)
    })
    await page.goto('about:blank')
    await came(6)
    const viewed = collector.events().flatMap(event => event.se_ac ?? [])
    expect(viewed.sort()).toEqual(['K-0', 'K-1', 'K-2', 'K-3', 'K-4'])
  })
})

describe('an application that changes its pages by itself', () => {
  it('has each of its pages counted, with the one before as where the visitor came from', async () => {
    await visit({ options: "appId: 'shop', spa: true" })
    await came(1)
    await page.evaluate(() => {
      history.pushState({}, '', '/kava')
      document.title = 'Káva'
    })
    await came(2)
    await page.evaluate(() => history.replaceState({ scroll: 1 }, ''))
    await page.goBack()
    await came(3)
    await settled()
    expect(collector.events().map(({ e, url, page, refr }) => [e, url, page, refr])).toEqual([
      ['pv', `${SHOP}/`, 'Kavárna', undefined],
      ['pv', `${SHOP}/kava`, 'Káva', `${SHOP}/`],
      ['pv', `${SHOP}/`, 'Káva', `${SHOP}/kava`],
    ])
  })
})
