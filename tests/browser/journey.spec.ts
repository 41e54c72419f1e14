import { createServer } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { aWholeServer, freePort, PASSWORD, type WholeServer, waitFor } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
const wrong: string[] = []
/** The shop that the campaign links to: what it was asked for. */
const visits: string[] = []
let shopUrl: string
const shop = createServer((request, reply) => {
  visits.push(request.url!)
  reply.end('<h1>Shop</h1>')
})

beforeAll(async () => {
  const port = await freePort()
  shop.listen(port, '127.0.0.1')
  shopUrl = `http://127.0.0.1:${port}`
  server = await aWholeServer({}, ['server', 'admin'])
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => wrong.push(error.message))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  shop.close()
})

const html = () => `<html><body><p>Dobrý den, *|VOKATIV|*!</p><p><a href="${shopUrl}/kava?x=1">Káva</a></p>
<p><a href="*|UNSUB|*">Odhlásit</a></p></body></html>`

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

const go = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click()

describe('a marketer in the browser', () => {
  it('signs in, and a wrong password is told', async () => {
    await page.goto(`${server.base}/app/`)
    await page.getByLabel('E-mail').fill('admin@postolka.example')
    await page.getByLabel('Heslo').fill('wrong')
    await page.getByRole('button', { name: 'Přihlásit se' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Heslo').fill(PASSWORD)
    await page.getByRole('button', { name: 'Přihlásit se' }).click()
    await page.getByRole('heading', { name: 'První kroky' }).first().waitFor()
  })

  it('makes a list and adds a contact to it', async () => {
    await go('Seznamy')
    await page.getByRole('button', { name: 'Nový seznam' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Název').fill('Novinky')
    await drawer.getByLabel('Jméno odesílatele').fill('Kavárna')
    await drawer.getByLabel('E-mail odesílatele').fill('kavarna@shop.example')
    await drawer.getByRole('button', { name: 'Vytvořit' }).click()
    await page.getByText('Novinky').first().waitFor()
    await go('Všechny kontakty')
    await page.getByRole('button', { name: 'Přidat kontakt' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('E-mail').fill('jana@example.com')
    await form.getByLabel('Jméno').fill('Jana')
    await form.getByLabel('Příjmení').fill('Nováková')
    await form
      .getByRole('combobox', { name: 'Přihlásit do seznamu' })
      .or(form.getByLabel('Přihlásit do seznamu'))
      .first()
      .click()
    await page.getByRole('option', { name: /Novinky/ }).click()
    // She is standing in the shop: no mail has to ask her first.
    await form.getByRole('switch', { name: 'Nejdřív se zeptat e-mailem' }).uncheck({ force: true })
    await form.getByRole('button', { name: /Přidat|Vytvořit/ }).click()
    await page.getByText('jana@example.com').first().waitFor()
    await expectAccessible(page)
  })

  it('writes a campaign, sees it as she will, and sends it', async () => {
    await go('Kampaně')
    await page.getByRole('link', { name: 'Nová kampaň' }).first().click()
    await page.getByRole('button', { name: 'Prázdný e-mail' }).click()
    await page.getByLabel('Předmět').fill('Káva pro *|VOKATIV|*')
    await page.getByLabel('Jméno odesílatele').fill('Kavárna')
    await page.getByLabel('E-mail odesílatele').fill('kavarna@shop.example')
    // The only list there is has been chosen for her.
    await page.getByLabel('HTML e-mailu').fill(html())
    await page.frameLocator('iframe').getByText('Dobrý den, Jano!').waitFor()
    await page.getByText('Odešlo by se 1 člověku').waitFor()
    await expectAccessible(page)
    await page.getByText('Uloženo', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Odeslat kampaň' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: /^Odeslat 1/ }).click()
    await page
      .getByText(/Odeslaná/i)
      .first()
      .waitFor({ timeout: 30_000 })
  })

  it('finds the mail in the mailbox; a click leads to the shop and into the report', async () => {
    await go('Schránka')
    await page.getByText('Káva pro Jano').first().click()
    const link = page.frameLocator('iframe').getByRole('link', { name: 'Káva' })
    const href = (await link.getAttribute('href'))!
    expect(href).toContain(`${server.base}/t/c/`)
    // Within 3 s of the sending a click would be taken for a scanner's.
    await page.waitForTimeout(3_200)
    const visit = await browser.newContext({ userAgent: PERSON })
    const reader = await visit.newPage()
    await reader.goto(href)
    await reader.getByRole('heading', { name: 'Shop' }).waitFor()
    const arrived = visits.filter(url => url.startsWith('/kava'))
    expect(arrived).toEqual([expect.stringMatching(/^\/kava\?x=1&ecmid=[\w-]{22}$/)])
    await visit.close()
    await go('Kampaně')
    await page.locator('a[href$="/campaigns/1"]').first().click()
    const reported = page.getByText('100 % z přijatých')
    await waitFor(async () => (await reported.count()) >= 2, 20_000)
    await expectAccessible(page)
    const { stats } = await server.call<{ stats: { open: number; click: number } }>('GET', '/campaigns/1/stats')
    expect(stats).toMatchObject({ open: 1, click: 1 })
  })

  it('unsubscribes by the button of the page only, not by opening it', async () => {
    await go('Schránka')
    await page.getByText('Káva pro Jano').first().click()
    const href = (await page.frameLocator('iframe').getByRole('link', { name: 'Odhlásit' }).getAttribute('href'))!
    const status = async () =>
      (await server.call<{ subscriber: { status: number } }>('GET', '/lists/1/subscriber/jana@example.com')).subscriber
        .status
    const other = await browser.newPage()
    await other.goto(href)
    expect(await status()).toBe(1)
    await other.getByRole('button').first().click()
    await waitFor(async () => (await status()) === 2, 10_000)
    await other.close()
  })

  it('works on a phone, and nothing failed on the way', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['campaigns', 'contacts', 'lists', 'account/developers', 'mailbox']) {
      await page.goto(`${server.base}/app/${path}`)
      await page.getByRole('heading').first().waitFor()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
    // Nothing invisible lies over the page and takes the taps.
    await page.goto(`${server.base}/app/contacts`)
    await page.locator('tbody a').first().click()
    await page.waitForURL(/\/contacts\/\d+$/)
    expect(wrong).toEqual([])
  })
})
