import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { ask, aWholeServer, type WholeServer, waitFor } from '../kit/whole-server.ts'

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
  await page.goto(`${server.base}/app/transactional`)
  await signIn(page)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const rows = () => page.getByRole('table', { name: 'Transakční e-maily' }).getByRole('row')
const accepted = (n: number) =>
  waitFor(async () => (await ask(server.url, "select 1 from message where state = 'accepted'")).length === n, 15_000)

describe('transactional mails in the browser', () => {
  it('the first is sent by the call that the empty page shows', async () => {
    await page.getByText('Zatím žádný transakční e-mail').waitFor()
    await expectAccessible(page)
    const command = (await page.locator('pre').textContent())!
    expect(command).toContain(`curl -X POST ${server.base}/transactional/send-message`)
    const body = JSON.parse(/-d '(.*)'$/s.exec(command)![1]!)
    await server.call('POST', '/transactional/send-message', body)
    await accepted(1)
    await page.reload()
    await page.getByRole('link', { name: 'Order 2026-117' }).waitFor()
    await page.getByRole('cell', { name: /^přijal server/i }).waitFor()
    await expectAccessible(page)
  })

  it('is seen as it was sent, with what happened to it, and looking counts as nothing', async () => {
    await page.getByRole('link', { name: 'Order 2026-117' }).click()
    const drawer = page.getByRole('dialog', { name: 'Transakční e-mail' })
    await drawer.frameLocator('iframe').getByText('Thank you for order 2026-117!').waitFor()
    await expectAccessible(page)
    await drawer.getByRole('tab', { name: 'Co se stalo' }).click()
    await drawer.getByText('Server příjemce ho přijal').waitFor()
    expect(await ask(server.url, 'select 1 from hit')).toEqual([])
  })

  it('is sent again by a deliberate act', async () => {
    const drawer = page.getByRole('dialog', { name: 'Transakční e-mail' })
    await drawer.getByRole('button', { name: 'Poslat znovu' }).click()
    const question = page.getByRole('dialog', { name: 'Poslat e-mail znovu?' })
    await question.getByText('admin@postolka.example').waitFor()
    await question.getByRole('button', { name: 'Poslat znovu' }).click()
    await page.getByText('E-mail odejde znovu.').waitFor()
    await drawer.getByRole('button', { name: 'Zavřít' }).click()
    await accepted(2)
    await page.getByText('Zobrazeno').or(rows().nth(2)).first().waitFor()
    expect(await rows().count()).toBe(3)
  })

  it('is found by its address and subject, and narrowed by what became of it', async () => {
    await page.getByRole('searchbox').fill('2026-117')
    await page.waitForURL(/search=2026-117/)
    expect(await rows().count()).toBe(3)
    await page.getByRole('button', { name: 'Odmítnuté' }).click()
    await page.getByText('Nic takového tu není').waitFor()
    await page.getByRole('button', { name: 'Zrušit filtry' }).click()
    await rows().nth(2).waitFor()
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await rows().nth(1).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page)
    expect(wrong).toEqual([])
  })
})
