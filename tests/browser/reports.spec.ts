import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { aWholeServer, type WholeServer, waitFor } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(`${server.base}/app/`)
  await signIn(page)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Two campaigns to three people, as an integration sends them. */
async function send(list: number, title: string): Promise<number> {
  const draft = { title, subject: 'Káva', from_name: 'Kavárna', from_email: 'kavarna@shop.example' }
  const html = '<p>Dobrý den</p><p><a href="https://shop.example/kava">Káva</a> <a href="*|UNSUB|*">Odhlásit</a></p>'
  const { id } = await server.call<{ id: number }>('POST', '/campaigns', {
    ...{ ...draft, reply_to: 'kavarna@shop.example', html_text: html, recepient_lists: [list] },
  })
  await server.call('GET', `/campaign/${id}/send`)
  const delivered = async () =>
    (await server.call<{ stats: { delivery: number } }>('GET', `/campaigns/${id}/stats`)).stats.delivery
  await waitFor(async () => (await delivered()) === 3, 30_000)
  return id
}

const steps = () => page.getByRole('region', { name: 'První kroky' })
const part = (name: string) => page.getByRole('region', { name, exact: true })

describe('the home page and the reports', () => {
  it('of a new account says what to do first', async () => {
    await steps().getByText('hotovo 0 z 3').waitFor()
    await part('Potřebuje pozornost').getByText('Všechno je v pořádku.').waitFor()
    await part('Přihlášení za 30 dní').getByText('Zatím tu není nikdo přihlášený.').waitFor()
    await expectAccessible(page)
  })

  it('tick the steps by themselves, and show what was sent', async () => {
    const { id: list } = await server.call<{ id: number }>('POST', '/lists', {
      ...{ name: 'Novinky', from_name: 'Kavárna', from_email: 'kavarna@shop.example' },
    })
    for (const name of ['eva', 'jan', 'petr'])
      await server.call('POST', `/lists/${list}/subscribe`, { subscriber_data: { email: `${name}@example.com` } })
    await page.reload()
    await steps().getByText('hotovo 2 z 3').waitFor()
    await send(list, 'První')
    await send(list, 'Druhá')
    await page.reload()
    await part('Poslední kampaně').getByRole('link', { name: 'Druhá' }).waitFor({ timeout: 30_000 })
    expect(await steps().count()).toBe(0)
    await part('Posledních 30 dní').getByText('6', { exact: true }).waitFor()
    await part('Přihlášení za 30 dní').getByText('Tabulka').click()
    const today = part('Přihlášení za 30 dní').getByRole('row').nth(1)
    expect(await today.getByRole('cell').allInnerTexts()).toEqual([expect.any(String), ...'3 0 0 0 0 +3 3'.split(' ')])
    await expectAccessible(page)
  })

  it('have a page of the account, with campaigns to sort and to compare', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Reporty' }).click()
    const table = page.getByRole('table', { name: 'Kampaně období' })
    await table.getByRole('button', { name: 'Přijato' }).click()
    await page.waitForURL(/sort=accepted/)
    await expectAccessible(page)
    for (const title of ['První', 'Druhá']) await table.getByRole('checkbox', { name: `Porovnat ${title}` }).check()
    await page.getByRole('link', { name: 'Porovnat', exact: true }).click()
    await page.getByRole('columnheader', { name: /Druhá/ }).first().waitFor()
    await expectAccessible(page)
    await page.goBack()
    await page.getByRole('link', { name: 'Růst seznamů' }).click()
    await page.getByRole('table', { name: 'Po seznamech' }).getByRole('link', { name: 'Novinky' }).click()
    await page.waitForURL(/list=\d/)
    await expectAccessible(page)
  })

  it('have a report of each campaign, whose recipients become a file', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Kampaně', exact: true }).click()
    await page.getByRole('link', { name: 'První' }).click()
    await part('Příjemci').getByText('eva@example.com').waitFor()
    await page.getByText('Všechny servery e-mail přijaly.').waitFor()
    await expectAccessible(page)
    await part('Příjemci').getByRole('button', { name: 'Exportovat' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    await page.getByRole('button', { name: /Úlohy|úloha běží/ }).click()
    const link = page.getByRole('dialog').getByRole('link', { name: /Stáhnout/ })
    await link.waitFor({ timeout: 30_000 })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const text = readFileSync((await download.path())!, 'utf8')
    expect(
      text
        .split('\r\n')
        .slice(1, 4)
        .map(line => line.split(';').slice(0, 2).join(' ')),
    ).toEqual([...['eva@example.com přijato', 'jan@example.com přijato', 'petr@example.com přijato']])
    await page.keyboard.press('Escape')
  })

  it('are whole on a phone, in the dark, and nothing failed on the way', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const path of ['', 'reports?days=365', 'reports/growth', 'reports/compare?ids=1,2', 'campaigns/1']) {
      await page.goto(`${server.base}/app/${path}`)
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      await waitFor(async () => (await page.locator('[aria-busy]').count()) === 0, 15_000)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    }
    expect(wrong).toEqual([])
  })
})
