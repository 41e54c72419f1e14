import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { aWholeServer, type WholeServer } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
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
const codes = () => page.getByRole('table', { name: 'Kódy', exact: true })

describe('coupons', () => {
  it('begin with the default folder, whose tag can be copied', async () => {
    await go('/shop/coupons')
    await page.getByText('Zatím tu není žádná složka').waitFor()
    await expectAccessible(page, [])
    await page.getByRole('button', { name: 'Přidat složku' }).click()
    await page.getByRole('dialog').getByLabel('Název').fill('Kupóny')
    await page.getByRole('dialog').getByRole('button', { name: 'Přidat složku' }).click()
    await page.getByText('Složka je prázdná').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectAccessible(page, [])
    await page.getByRole('button', { name: 'Kopírovat: Tag' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('*|ECM_COUPON|*')
  })

  it('are pasted into a folder of their own, with a last day', async () => {
    await page.getByRole('button', { name: 'Přidat složku' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Název').fill('Jarní')
    await dialog.getByLabel('Upozornit').fill('5')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Přidat složku' }).click()
    await page.getByRole('link', { name: 'Jarní' }).click()
    await page.getByRole('heading', { name: 'Kódy ve složce Jarní' }).waitFor()
    await page.getByRole('button', { name: 'Vložit kódy' }).click()
    await dialog.getByLabel('Kódy').fill('JARO-1\nJARO-2;poznámka\n\nJARO-1\nJARO-3')
    await dialog.getByText('3 kódy').waitFor()
    await dialog.getByLabel('Poslední den platnosti').fill('2099-12-31')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Vložit kódy' }).click()
    await page.getByText('Vloženy 3 kódy.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await codes().getByText('JARO-3').waitFor()
    expect(await codes().getByText('31. prosince 2099').count()).toBe(3)
    await page.getByText('dochází', { exact: false }).first().waitFor()
  })

  it('come from a file as well, and one that nobody got is deleted', async () => {
    await page.getByRole('button', { name: 'Vložit kódy' }).click()
    const dialog = page.getByRole('dialog')
    const file = { name: 'kody.csv', mimeType: 'text/csv', buffer: Buffer.from('\ufeffJARO-3\r\n"JARO-4"\r\n') }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByText('2 kódy').waitFor()
    await dialog.getByRole('button', { name: 'Vložit kódy' }).click()
    await page.getByText('1 tu už byl.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Smazat kód JARO-2' }).click()
    await codes().getByText('JARO-2').waitFor({ state: 'detached' })
    expect(await codes().getByRole('row').count()).toBe(4)
    await expectAccessible(page, [])
  })

  it('fit a phone and speak to its reader, and what runs low is on the home page', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await codes().getByText('JARO-4').waitFor()
    const { clientWidth, scrollWidth } = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement
      return { clientWidth, scrollWidth }
    })
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    await expectAccessible(page, [])
    await go('/')
    await page.getByText('Docházejí kupóny').waitFor()
    await page.getByRole('link', { name: 'Jarní: zbývá 3' }).click()
    await page.getByRole('heading', { name: 'Kódy ve složce Jarní' }).waitFor()
    expect(wrong).toEqual([])
  })
})
