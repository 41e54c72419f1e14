import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { aWholeServer, type WholeServer } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
let campaignId: number
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  const list = await server.call<{ id: number }>('POST', '/lists', {
    name: 'Novinky',
    from_name: 'K',
    from_email: 'k@shop.example',
  })
  for (const email of ['jana@example.com', 'petr@example.com'])
    await server.call('POST', `/lists/${list.id}/subscribe`, { subscriber_data: { email }, skip_confirmation: true })
  const other = await server.call<{ id: number }>('POST', '/lists', {
    name: 'Klub',
    from_name: 'K',
    from_email: 'k@shop.example',
  })
  await server.call('POST', `/lists/${other.id}/subscribe`, {
    subscriber_data: { email: 'petr@example.com' },
    skip_confirmation: true,
  })
  const made = await server.call<{ id: number }>('POST', '/campaigns', {
    title: 'Podzimní',
    subject: 'Dobrý den, *|EMAIL|*',
    from_name: 'Kavárna',
    from_email: 'kavarna@shop.example',
    reply_to: 'kavarna@shop.example',
    html_text: '<html lang="cs"><p>Dobrý den</p><a href="*|UNSUB|*">Odhlásit</a></html>',
    recepient_lists: [list.id],
  })
  campaignId = made.id
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(`${server.base}/app/`)
  await signIn(page)
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a campaign with its time', () => {
  it('leaves out a list, and the count follows before anything is saved', async () => {
    await page.goto(`${server.base}/app/campaigns/${campaignId}`)
    await page.getByText('Odešlo by se 2 lidem').waitFor()
    await page.getByRole('button', { name: 'Vynechat lidi z jiného seznamu' }).click()
    await page
      .getByRole('combobox', { name: 'Kromě lidí ze seznamů' })
      .or(page.getByLabel('Kromě lidí ze seznamů'))
      .first()
      .click()
    await page.getByRole('option', { name: /Klub/ }).click()
    await page.keyboard.press('Escape')
    await page.getByText('Odešlo by se 1 člověku').waitFor()
    await page.getByText('Uloženo', { exact: true }).waitFor()
    await expectAccessible(page)
  })

  it('is scheduled, and shows when it leaves', async () => {
    await page.getByRole('button', { name: 'Odeslat kampaň' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Naplánovat', { exact: true }).first().click()
    await dialog.getByRole('button', { name: /^zítra/ }).click()
    await dialog.getByRole('button', { name: 'Naplánovat', exact: true }).click()
    await page.getByText(/^Odejde: /).waitFor()
    await page.getByText('Naplánovaná').or(page.getByText('naplánovaná')).first().waitFor()
    await expectAccessible(page)
  })

  it('stands in the calendar and is moved there by the keyboard, once somebody agrees', async () => {
    await page.goto(`${server.base}/app/campaigns/calendar`)
    const entry = page.getByRole('link', { name: /Podzimní/ })
    await entry.focus()
    await page.keyboard.press('Shift+ArrowDown')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Teď je naplánovaná/).waitFor()
    await dialog.getByRole('button', { name: 'Přesunout', exact: true }).click()
    await page.getByText(/^Přesunuto: /).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await expectAccessible(page)
    await page.goto(`${server.base}/app/campaigns`)
    await page.getByText('Podzimní').waitFor()
    await expectAccessible(page)
  })

  it('goes out by itself when its time comes, to whoever is not left out', async () => {
    await page.goto(`${server.base}/app/campaigns/${campaignId}`)
    await page.getByText(/^Odejde: /).waitFor()
    const answer = await page.evaluate(async id => {
      const at = new Date(Date.now() + 4_000).toISOString()
      const headers = { 'content-type': 'application/json' }
      return (
        await fetch(`/app/api/campaigns/${id}/schedule`, { method: 'PUT', headers, body: JSON.stringify({ at }) })
      ).status
    }, campaignId)
    expect(answer).toBe(200)
    await page.reload()
    await page.getByText('Odeslaná').first().waitFor({ timeout: 45_000 })
    const { stats } = await server.call<{ stats: { inject: number } }>('GET', `/campaigns/${campaignId}/stats`)
    expect(stats.inject).toBe(1)
    expect(wrong).toEqual([])
  })
})
