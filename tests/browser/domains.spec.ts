import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Postolka } from '../../client/src/index.ts'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { API_KEY, ask, aWholeServer, type WholeServer } from '../kit/whole-server.ts'

/** Reserved (RFC 2606): the name system has nothing of it, or cannot be asked where the tests run. */
const DOMAIN = 'kavarna.invalid'

let server: WholeServer
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({ POSTOLKA_REQUIRE_VERIFIED_DOMAINS: 'true' }, ['server', 'admin'])
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.base })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => wrong.push(error.message))
  await go('/sign-in')
  await signIn(page)
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (path: string) => page.goto(`${server.base}/app${path}`)
const part = () => page.getByRole('region', { name: DOMAIN })

/** A campaign with a recipient, from this domain. Its id. */
async function aCampaign(): Promise<number> {
  const sender = { from_name: 'Kavárna', from_email: `dobry@${DOMAIN}`, reply_to: `dobry@${DOMAIN}` }
  const shop = new Postolka({ baseUrl: server.base, key: API_KEY })
  const list = await shop.lists.create({ name: 'Novinky', ...sender })
  await shop.listSubscribers.subscribe(list.id, {
    subscriber_data: { email: 'jana@example.com' },
    skip_confirmation: true,
  })
  const html_text = '<html lang="cs"><p>Dobrý den</p><a href="*|UNSUB|*">Odhlásit</a></html>'
  const draft = { title: 'Káva', subject: 'Nová káva', ...sender, html_text, recepient_lists: [list.id] }
  return (await shop.campaigns.create(draft)).id
}

describe('a sender domain', () => {
  it('that is missing holds a campaign up before its start, and leads here', async () => {
    await go(`/campaigns/${await aCampaign()}`)
    await page.getByRole('button', { name: 'Odeslat kampaň' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`Doména ${DOMAIN} není ověřená`).waitFor()
    expect(await dialog.getByRole('button', { name: /^Odeslat/ }).isEnabled()).toBe(false)
    await expectAccessible(page)
    await dialog.getByRole('link', { name: 'Ověřit doménu' }).click()
    await page.getByText('Tento server posílá jen z ověřených domén.').waitFor()
    await page.getByText('Zatím žádná doména').waitFor()
    await expectAccessible(page, [])
  })

  it('is refused when it is none, with what was written still there', async () => {
    await page.getByLabel('Nová doména').fill('kavárna')
    await page.getByRole('button', { name: 'Přidat doménu' }).click()
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByLabel('Nová doména').inputValue()).toBe('kavárna')
  })

  it('is added with the records that its DNS must have, to copy', async () => {
    await page.getByLabel('Nová doména').fill(DOMAIN)
    await page.getByRole('button', { name: 'Přidat doménu' }).click()
    await page.getByText(`Doména ${DOMAIN} je přidaná.`).waitFor()
    const copies = part().getByRole('button', { name: /^Kopírovat/ })
    await copies.nth(3).waitFor()
    expect(await copies.count()).toBe(4)
    const copied: string[] = []
    for (const copy of await copies.all()) {
      await copy.click()
      copied.push(await page.evaluate(() => navigator.clipboard.readText()))
    }
    expect(copied).toEqual([DOMAIN, 'v=spf1 include:… ~all', `_dmarc.${DOMAIN}`, 'v=DMARC1; p=none'])
    await expectAccessible(page, [])
  })

  it('is checked when asked, and shown as the last check found it', async () => {
    const asked = page.waitForResponse(reply => /\/sender-domains\/\d+\/check$/.test(reply.url()))
    await part().getByRole('button', { name: 'Zkontrolovat teď' }).click()
    expect((await asked).status()).toBe(200)
    await part().getByText('ověřená', { exact: true }).waitFor({ state: 'detached' })
    await ask(server.url, 'update sender_domain set has_spf = true, has_dmarc = true')
    await go('/account/domains')
    await part().getByText('ověřená', { exact: true }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, [])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('is removed', async () => {
    await part()
      .getByRole('button', { name: `Odebrat: ${DOMAIN}` })
      .click()
    await page.getByText(`Doména ${DOMAIN} je odebraná.`).waitFor()
    await page.getByText('Zatím žádná doména').waitFor()
    expect(wrong).toEqual([])
  })
})
