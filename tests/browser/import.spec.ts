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
/** A folder to look at the screens in; none in a normal run. */
const pictures = process.env.POSTOLKA_PICTURES

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => wrong.push(error.message))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const CP1250 = new Map(
  Array.from({ length: 256 }, (_, n) => [new TextDecoder('windows-1250').decode(Buffer.from([n])), n]),
)
const FILE = Buffer.from(
  [
    ...('E-mail;Jméno;Příjmení;Město;Velikost bot\n' +
      'zofie@import.example;Žofie;Šťastná;Třebíč;38\n' +
      'ondrej@import.example;Ondřej;Čížek;Dvůr Králové;44\n' +
      'tohle není adresa;Eva;Malá;Brno;37\n'),
  ].map(letter => CP1250.get(letter)!),
)

async function look(name: string): Promise<void> {
  await expectAccessible(page, ['.mantine-Notifications-root'])
  if (!pictures) return
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${pictures}/${name}-phone.png`, fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
}

describe('a file of contacts in the browser', () => {
  it('is uploaded, and how it is read was guessed', async () => {
    await page.goto(`${server.base}/app/`)
    await signIn(page)
    await page.getByRole('navigation').getByRole('link', { name: 'Importy', exact: true }).click()
    await page.getByText('Zatím tu není žádný import').waitFor()
    await look('empty')
    await page.locator('input[type=file]').setInputFiles({ name: 'zákazníci.csv', mimeType: 'text/csv', buffer: FILE })
    await page.getByRole('cell', { name: 'Žofie' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Kódování' }).inputValue()).toContain('Windows-1250')
    expect(await page.getByRole('combobox', { name: 'Oddělovač' }).inputValue()).toContain('středník')
    await look('file')
  })

  it('has its columns guessed, and goes into a new list with a new field', async () => {
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    const target = (column: string) => page.getByRole('combobox', { name: `Kam patří sloupec ${column}` })
    await target('E-mail').waitFor()
    expect(await target('E-mail').inputValue()).toBe('E-mail')
    expect(await target('Příjmení').inputValue()).toBe('Příjmení')
    expect(await target('Město').inputValue()).toBe('Město')
    expect(await target('Velikost bot').inputValue()).toBe('Nové pole: Velikost bot')
    await page.getByRole('combobox', { name: 'Do kterého seznamu' }).click()
    await page.getByRole('option', { name: 'Nový seznam…' }).click()
    const name = page.getByLabel('Název nového seznamu')
    await name.fill('Zákazníci')
    await name.blur()
    await look('columns')
  })

  it('asks why these people may be written to', async () => {
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    await page.getByRole('button', { name: 'Pokračovat' }).click()
    await page.getByText('Napište, odkud adresy jsou.').waitFor()
    await page.getByLabel('Odkud adresy jsou').fill('Registrace v e-shopu')
    await look('consent')
    await page.getByRole('button', { name: 'Pokračovat' }).click()
  })

  it('is checked with its bad row told, and loaded', async () => {
    await page.getByRole('button', { name: 'Zkontrolovat soubor' }).click()
    await page.getByText('Tohle není e-mailová adresa.').waitFor()
    await look('checked')
    await page.getByRole('button', { name: 'Načíst 2 kontakty' }).click()
    await page.getByRole('heading', { name: 'Co se stalo' }).waitFor()
    await look('loaded')
    await page.getByRole('link', { name: 'Zobrazit kontakty' }).click()
    await page.getByText('zofie@import.example').first().waitFor()
    await page.getByRole('searchbox').first().fill('stastna')
    await page.getByText('ondrej@import.example').waitFor({ state: 'detached' })
    await page.getByText('zofie@import.example').first().waitFor()
  })

  it('is undone, and the contacts are gone', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Importy', exact: true }).click()
    await page.getByRole('link', { name: 'zákazníci.csv' }).click()
    await page.getByRole('button', { name: 'Vrátit import' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Vrátit import' }).click()
    await page.getByRole('heading', { name: 'Co se vrátilo' }).waitFor()
    await look('undone')
    await page.getByRole('navigation').getByRole('link', { name: 'Importy', exact: true }).click()
    await page.getByText('vrácený').first().waitFor()
    await look('list')
    await page.getByRole('navigation').getByRole('link', { name: 'Všechny kontakty', exact: true }).click()
    await page.getByText('zofie@import.example').waitFor({ state: 'detached' })
    expect(wrong).toEqual([])
  })
})
