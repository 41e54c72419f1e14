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
  await page.goto(`${server.base}/app/campaigns`)
  await signIn(page)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const preview = () => page.frameLocator('iframe[title="Náhled e-mailu"]')
const saved = () => page.getByText('Uloženo', { exact: true }).waitFor()
/** The code is drawn only where it is seen, so the end of it is reached by keys. */
const codeField = () => page.getByLabel('MJML e-mailu')

const HOSTILE = `</textarea></iframe>"><script>top.hacked=1;parent.hacked=1;window.hacked=1</script><img src="x" onerror="top.hacked=1"><svg onload="top.hacked=1"></svg>`
const isHacked = () => page.evaluate(() => 'hacked' in window)

describe('templates in the browser', () => {
  it('a campaign begins from a starter, whose preview greets by name', async () => {
    await page.getByRole('link', { name: 'Nová kampaň' }).first().click()
    await page.getByRole('button', { name: 'Newsletter' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Newsletter' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.frameLocator('iframe').getByText('Dobrý den, Jano,').waitFor()
    await dialog.getByRole('button', { name: 'Začít s tímhle' }).click()
    await page.waitForURL(/\/campaigns\/\d+$/)
    await preview().getByRole('heading', { name: 'Tip na neděli' }).waitFor()
    await page.getByText('odkazů vede na ukázkovou adresu www.example.cz').waitFor()
    await expectAccessible(page)
  })

  it('what is typed is seen at once, and a mistake is told with its line', async () => {
    await codeField().click()
    await page.keyboard.press('Control+f')
    await page.getByLabel('Najít').pressSequentially('Skleničku od svíčky')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.insertText('Obal od pondělí')
    await preview().getByText('Obal od pondělí').waitFor()
    await page.keyboard.type('*|VOK')
    await page
      .getByRole('option', { name: /^VOKATIV/ })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    for (const _ of '*|VOK') await page.keyboard.press('Backspace')
    await codeField().press('Control+Home')
    await page.keyboard.insertText('*|IF:CITY|*')
    await page.getByText('je na místě, kde ji MJML nevypíše').waitFor()
    await page.getByText('V MJML je chyba. Náhled ukazuje poslední podobu').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('je na místě, kde ji MJML nevypíše').waitFor({ state: 'detached' })
    await saved()
  })

  it('the keyboard is not held: Tab indents, Escape and then Tab leaves', async () => {
    await codeField().click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Tab')
    const inCode = () => page.evaluate(() => document.activeElement?.classList.contains('cm-content'))
    expect(await inCode()).toBe(true)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await inCode()).toBe(false)
    await saved()
  })

  it('it is saved as a template, renamed, deleted and given back', async () => {
    await page.getByRole('button', { name: 'Další akce', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Uložit jako šablonu' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Název šablony').fill('Moje novinky')
    await dialog.getByRole('button', { name: 'Uložit jako šablonu' }).click()
    await page.getByText('Šablona Moje novinky je uložená.').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Šablony', exact: true }).click()
    await page.getByRole('link', { name: 'Moje novinky' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Akce se šablonou Moje novinky' }).click()
    await page.getByRole('menuitem', { name: 'Smazat' }).click()
    await page.getByText('Zatím tu není žádná šablona').waitFor()
    await page.getByRole('button', { name: 'Vrátit zpět' }).click()
    await page.getByRole('link', { name: 'Moje novinky' }).click()
    await preview().getByText('Obal od pondělí').waitFor()
    await expectAccessible(page)
  })

  it('two people at one template: the second chooses, and may keep both', async () => {
    const path = new URL(page.url()).pathname
    const other = await page.context().newPage()
    await other.goto(server.base + path)
    await other.getByLabel('Předmět').fill('Jejich předmět')
    await other.getByText('Uloženo', { exact: true }).waitFor()
    await waitFor(async () => (await subjects()).includes('Jejich předmět'), 10_000)
    await page.getByLabel('Předmět').fill('Můj předmět')
    await page.getByText('E-mail mezitím změnil někdo jiný').waitFor()
    await page.getByRole('button', { name: 'Uložit mou verzi jako kopii' }).click()
    await page.waitForURL(url => url.pathname !== path)
    expect((await subjects()).sort()).toEqual(['Jejich předmět', 'Můj předmět'])
    await other.close()
  })

  it('a session that ends loses no word: it is offered after signing in again', async () => {
    await saved()
    await ask(server.url, 'delete from session')
    await page.getByLabel('Předmět').fill('Napsáno bez přihlášení')
    await page.waitForURL(/sign-in/)
    await signIn(page)
    await page.getByText('Zůstaly tu vaše neuložené úpravy').waitFor()
    expect(await page.getByLabel('Předmět').inputValue()).toBe('Můj předmět')
    await page.getByRole('button', { name: 'Obnovit úpravy' }).click()
    expect(await page.getByLabel('Předmět').inputValue()).toBe('Napsáno bez přihlášení')
    await saved()
    expect(await subjects()).toContain('Napsáno bez přihlášení')
  })

  it('nothing that an author writes runs: not in names, subjects or bodies, nor in any picture of them', async () => {
    await page.getByLabel('Název šablony').fill(HOSTILE)
    await page.getByLabel('Předmět').fill(HOSTILE)
    await codeField().fill(HOSTILE)
    await saved()
    await page.getByRole('button', { name: 'Vložit značku' }).click()
    await page.keyboard.press('Escape')
    expect(await isHacked()).toBe(false)
    await page.goto(`${server.base}/app/campaigns/new?from=templates`)
    await page.locator('iframe').first().waitFor({ state: 'attached' })
    await page.waitForTimeout(500)
    expect(await isHacked()).toBe(false)
    const html = `<html><head></head><body>${HOSTILE}<a href="javascript:top.hacked=1">x</a><form action="javascript:top.hacked=1"><button>y</button></form></body></html>`
    await page.goto(`${server.base}/app/templates/new`)
    await page.getByRole('button', { name: 'Prázdný e-mail' }).click()
    await page.getByLabel('HTML e-mailu').fill(html)
    await preview().getByRole('link', { name: 'x' }).click()
    await preview().getByRole('button', { name: 'y' }).click()
    await saved()
    expect(await isHacked()).toBe(false)
    await page.goto(`${server.base}/app/templates`)
    await page.locator('iframe').first().waitFor()
    await page.waitForTimeout(500)
    expect(await isHacked()).toBe(false)
    const sandboxes = await page.locator('iframe').evaluateAll(frames => frames.map(one => one.getAttribute('sandbox')))
    expect(sandboxes.length).toBeGreaterThan(0)
    expect(new Set(sandboxes)).toEqual(new Set(['']))
    expect(wrong).toEqual([])
  })

  it('works on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['campaigns/new', 'templates', 'templates/1', 'campaigns/1']) {
      await page.goto(`${server.base}/app/${path}`)
      await page.getByRole('heading').first().waitFor()
      await page.waitForTimeout(300)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
    expect(wrong).toEqual([])
  })
})

async function subjects(): Promise<string[]> {
  return (await ask<{ subject: string }>(server.url, 'select subject from template')).map(row => row.subject)
}
