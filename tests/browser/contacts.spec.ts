import { readFileSync } from 'node:fs'
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
const MANY = 120

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  const list = { name: 'Novinky', from_name: 'Shop', from_email: 'shop@shop.example' }
  const { id } = await server.call<{ id: number }>('POST', '/lists', list)
  const many = Array.from({ length: MANY }, (_, i) => ({ email: `host${i}@hotel.example`, city: 'Brno' }))
  const named = [
    { email: 'jana@example.com', name: 'Jana', surname: 'Nováková', city: 'Praha' },
    { email: 'petr@example.com', name: 'Petr', surname: '=HYPERLINK("x")', city: 'Praha' },
  ]
  await server.call('POST', `/lists/${id}/subscribe-bulk`, { subscriber_data: [...many, ...named] })
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(`${server.base}/app/`)
  await signIn(page)
  await page.getByRole('heading').first().waitFor()
  await page.waitForURL(/\/app\/(?!sign-in)/)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const emails = () => page.locator('tbody a').allTextContents()

describe('the table of contacts', () => {
  it('is searched without accents, a word in any order', async () => {
    await page.goto(`${server.base}/app/contacts`)
    await page.locator('tbody a').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('novakova jan')
    await page.getByText('1 kontakt', { exact: true }).waitFor()
    await expect.poll(emails).toEqual(['jana@example.com'])
    await expectAccessible(page)
  })

  it('keeps its conditions in the address: they survive a reload', async () => {
    await page.goto(`${server.base}/app/contacts`)
    await page.getByRole('button', { name: 'Přidat podmínku' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('combobox', { name: 'Podmínka' }).click()
    await page.getByRole('option', { name: 'Město', exact: true }).click()
    await sheet.getByRole('textbox', { name: 'Hodnota' }).fill('praha')
    await sheet.getByRole('button', { name: 'Použít' }).click()
    await page.getByText('2 kontakty', { exact: true }).waitFor()
    expect(page.url()).toContain('city=is')
    await page.reload()
    await page.getByText('Město je praha').waitFor()
    await page.getByText('2 kontakty', { exact: true }).waitFor()
    await expect.poll(async () => (await emails()).sort()).toEqual(['jana@example.com', 'petr@example.com'])
    await expectAccessible(page)
  })

  it('goes from row to row by arrows; space selects, Enter opens', async () => {
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('Space')
    await page.getByText('Vybrán 1 kontakt').waitFor()
    await page.keyboard.press('ArrowDown')
    const second = (await emails())[1]!
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: second }).or(page.getByText(second)).first().waitFor()
    expect(page.url()).toMatch(/\/contacts\/\d+$/)
  })

  it('selects all that match, tags them as a task, and takes it back', async () => {
    await page.goto(`${server.base}/app/contacts?city=is:Brno`)
    await page.getByText(`${MANY} kontaktů`, { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Vybrat všechny na stránce' }).check()
    await page.getByText('Vybráno 50 kontaktů').waitFor()
    await page.getByRole('button', { name: 'Vybrat všechny odpovídající' }).click()
    await page.getByText(`Vybráno všech ${MANY} odpovídajících kontaktů`).waitFor()
    await page.getByRole('button', { name: 'Přidat štítek' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('textbox', { name: 'Štítky' })
      .or(dialog.getByRole('combobox', { name: 'Štítky' }))
      .first()
      .fill('host')
    await page.keyboard.press('Enter')
    await dialog.getByText(`Změní se ${MANY} kontaktů.`).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Provést' }).click()
    await page.goto(`${server.base}/app/contacts?tag=host`)
    await page.getByRole('button', { name: /^Úlohy|úloha běží/ }).click()
    const tray = page.getByRole('dialog')
    await tray.getByText(new RegExp(`Přidat štítek: host · změněno ${MANY} kontaktů`)).waitFor({ timeout: 30_000 })
    await tray.getByRole('button', { name: /^Vzít zpět/ }).click()
    await tray.getByText(`vráceno ${MANY} kontaktů`).waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await page.getByText('Nikdo takový tu není').waitFor()
  })

  it('exports what is filtered, with no formula in it', async () => {
    await page.goto(`${server.base}/app/contacts?city=is:Praha`)
    await page.getByText('2 kontakty', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Další akce' }).click()
    await page.getByRole('menuitem', { name: 'Exportovat' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Formát' }).click()
    await page.getByRole('option', { name: 'CSV se středníky' }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Připravit soubor' }).click()
    await page.getByRole('button', { name: /^Úlohy|úloha běží/ }).click()
    const download = page.waitForEvent('download')
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^Stáhnout/ })
      .first()
      .click({ timeout: 30_000 })
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text.split('\r\n')[0]).toBe('\ufeffE-mail;Jméno;Příjmení;Město;Štítky;Seznamy;Přidán')
    expect(text).toContain(`petr@example.com;Petr;"'=HYPERLINK(""x"")";Praha;;Novinky (přihlášený);`)
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${server.base}/app/contacts?list=1&city=is:Brno`)
    await page.getByRole('checkbox').nth(1).check()
    await page.getByText('Vybrán 1 kontakt').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await expectAccessible(page)
    expect(wrong).toEqual([])
  })
})
