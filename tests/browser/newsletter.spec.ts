import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallOf } from '../../contract/wall-time.ts'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { aWholeServer, type WholeServer } from '../kit/whole-server.ts'

const FILE =
  'E-mail;Jméno;Příjmení\njana@newsletter.example;Jana;Nováková\npetr@newsletter.example;Petr;Malý\nne-adresa;Eva;Černá\n'

let server: WholeServer
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
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

const go = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
const part = (name: string) => page.getByRole('region', { name, exact: true })

describe('a shop’s newsletter, from a file of addresses to its report', () => {
  it('brings its people from a file', async () => {
    await go('Importy')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'lidé.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
    await page.getByRole('cell', { name: 'Nováková' }).waitFor()
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    await page.getByRole('combobox', { name: 'Do kterého seznamu' }).click()
    await page.getByRole('option', { name: 'Nový seznam…' }).click()
    await page.getByLabel('Název nového seznamu').fill('Novinky')
    await page.getByLabel('Název nového seznamu').blur()
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    await page.getByLabel('Odkud adresy jsou').fill('Registrace v e-shopu')
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    await page.getByRole('button', { name: 'Zkontrolovat soubor' }).click()
    await page.getByText('Tohle není e-mailová adresa.').waitFor()
    await page.getByRole('button', { name: 'Načíst 2 kontakty' }).click()
    await page.getByRole('heading', { name: 'Co se stalo' }).waitFor()
  })

  it('makes a template of its own from a starter, and a campaign from the template', async () => {
    await go('Šablony')
    await page.getByRole('link', { name: 'Nová šablona' }).first().click()
    await page.getByRole('button', { name: 'Newsletter' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Začít s tímhle' }).click()
    await page.getByLabel('Název šablony').fill('Naše novinky')
    await page.getByText('Uloženo', { exact: true }).waitFor()
    await go('Kampaně')
    await page.getByRole('link', { name: 'Nová kampaň' }).first().click()
    await page.getByText('Vaše šablony', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Naše novinky' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Začít s tímhle' }).click()
    await page.getByLabel('Předmět').fill('*|VOKATIV|*, máme novinky')
    await page.getByLabel('Jméno odesílatele').fill('Kavárna')
    await page.getByLabel('E-mail odesílatele').fill('kavarna@shop.example')
    await page.getByText('Odešlo by se 2 lidem').waitFor()
    await page.getByText('Uloženo', { exact: true }).waitFor()
    await expectAccessible(page)
  })

  it('plans it for the next minute, and it leaves by itself', async () => {
    await page.getByRole('button', { name: 'Odeslat kampaň' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Naplánovat', { exact: true }).first().click()
    const [date, time] = wallOf(nextMinute(), 'Europe/Prague').split('T') as [string, string]
    await dialog.getByLabel('Den').fill(date)
    await dialog.getByLabel('Čas').fill(time.slice(0, 5))
    await dialog.getByRole('button', { name: 'Naplánovat', exact: true }).click()
    await page.getByText(/^Odejde: /).waitFor()
    await page.getByText('Odeslaná').first().waitFor({ timeout: 120_000 })
  })

  it('sees in the mailbox what each of them got', async () => {
    await go('Schránka')
    await page.getByText('Petře, máme novinky').waitFor()
    await page.getByText('Jano, máme novinky').first().click()
    await page.frameLocator('iframe').getByText('Dobrý den, Jano,').waitFor()
  })

  it('reads in the report who got it and what became of it', async () => {
    await go('Kampaně')
    await page
      .getByRole('link', { name: /^Kampaň/ })
      .first()
      .click()
    await part('Příjemci').getByText('jana@newsletter.example').waitFor()
    await part('Příjemci').getByText('petr@newsletter.example').waitFor()
    await page.getByText('Všechny servery e-mail přijaly.').waitFor()
    const { stats } = await server.call<{ stats: { inject: number; delivery: number } }>('GET', '/campaigns/1/stats')
    expect(stats).toMatchObject({ inject: 2, delivery: 2 })
    await expectAccessible(page)
    expect(wrong).toEqual([])
  })
})

/** A time that is not past by the time it has been typed. */
function nextMinute(): Date {
  const now = Date.now()
  const secondsLeft = 60 - new Date(now).getSeconds()
  return new Date(now + (secondsLeft > 15 ? 60_000 : 120_000))
}
