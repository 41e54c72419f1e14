import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { codeOf } from '../kit/authenticator.ts'
import { launchChromium } from '../kit/chromium.ts'
import { aWholeServer, PASSWORD, type WholeServer } from '../kit/whole-server.ts'

const THEIRS = 'Evino dlouhé heslo'
const PERIOD_MS = 30_000

let server: WholeServer
let browser: Browser
let boss: Page
let eva: Page
let secret: string
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  browser = await launchChromium()
  boss = await aPerson()
  eva = await aPerson()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function aPerson(): Promise<Page> {
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', error => wrong.push(error.message))
  return page
}

const go = (page: Page, path: string) => page.goto(`${server.base}/app${path}`)

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await go(page, '/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Heslo', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Přihlásit se', exact: true }).click()
}

const inside = (page: Page) =>
  page
    .getByRole('button', { name: /Nabídka uživatele/ })
    .first()
    .waitFor()

/** A call as the page makes it, with its session. */
const status = (page: Page, method: string, path: string, body?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = body ? { 'content-type': 'application/json' } : undefined
      return (await fetch(`/app/api${path}`, { method, headers, body: body && JSON.stringify(body) })).status
    },
    [method, path, body] as const,
  )

/** A code of a step after the last one used: none is taken twice. */
let lastStep = 0
async function nextCode(): Promise<string> {
  const step = () => Math.floor(Date.now() / PERIOD_MS)
  while (step() <= lastStep) await new Promise(resolve => setTimeout(resolve, 200))
  lastStep = step()
  return codeOf(secret, new Date())
}

describe('an invitation', () => {
  it('is sent to an address with a role', async () => {
    await signIn(boss, 'admin@postolka.example', PASSWORD)
    await inside(boss)
    await go(boss, '/account/users')
    await boss.getByRole('button', { name: 'Pozvat' }).click()
    const drawer = boss.getByRole('dialog')
    await drawer.getByLabel('E-mail').fill('eva@shop.example')
    await drawer.getByRole('radio', { name: 'marketér' }).check()
    await expectAccessible(boss)
    await drawer.getByRole('button', { name: 'Poslat pozvánku' }).click()
    await boss.getByRole('table', { name: 'Čekající pozvánky' }).getByText('eva@shop.example').waitFor()
    await expectAccessible(boss)
  })

  it('is read in the mailbox, accepted with a name and a password, and works once', async () => {
    await go(boss, '/mailbox')
    await boss.getByText('Pozvánka do účtu').first().click()
    const link = boss.frameLocator('iframe').getByRole('link', { name: 'Přijmout pozvánku' })
    const href = (await link.getAttribute('href'))!
    expect(href).toContain(`${server.base}/app/invitation/`)
    // As a scanner of links does, before she opens it.
    expect((await fetch(href)).status).toBe(200)
    await eva.goto(href)
    await eva.getByText('vás zve do účtu').waitFor()
    await expectAccessible(eva)
    await eva.getByLabel('Vaše jméno').fill('Eva Malá')
    await eva.getByLabel('Heslo', { exact: true }).fill('krátké')
    await eva.getByRole('button', { name: 'Přijmout pozvánku' }).click()
    await eva.getByText('Heslo musí mít aspoň 10 znaků.').waitFor()
    await eva.getByLabel('Heslo', { exact: true }).fill(THEIRS)
    await eva.getByRole('button', { name: 'Přijmout pozvánku' }).click()
    await inside(eva)
    const late = await aPerson()
    await late.goto(href)
    await late.getByRole('heading', { name: 'Pozvánka už neplatí' }).waitFor()
    await late.context().close()
  })
})

describe('two-factor', () => {
  it('is set up by the app and its code, and hands out recovery codes', async () => {
    await go(eva, '/profile')
    await eva.getByText('toto přihlášení').waitFor()
    await expectAccessible(eva)
    await eva.getByRole('button', { name: 'Nastavit' }).click()
    const dialog = eva.getByRole('dialog')
    await dialog.getByRole('img', { name: 'QR kód' }).waitFor()
    secret = (await dialog.getByText(/^([A-Z2-7]{4} ?){8}$/).innerText()).replaceAll(/\s/g, '')
    await expectAccessible(eva)
    await dialog.getByLabel('Kód z aplikace').fill(await nextCode())
    await dialog.getByRole('button', { name: 'Zapnout' }).click()
    await dialog.getByRole('list', { name: 'záchranné kódy' }).waitFor()
    expect(await dialog.getByRole('list', { name: 'záchranné kódy' }).getByRole('listitem').count()).toBe(10)
    await expectAccessible(eva)
    await dialog.getByRole('checkbox', { name: 'Kódy mám uložené' }).check()
    await dialog.getByRole('button', { name: 'Hotovo' }).click()
    await eva.getByText(/Zapnuté od/).waitFor()
    await eva.getByText('Zbývá 10 záchranných kódů').waitFor()
  })

  it('is asked for at the next sign-in, after the password', async () => {
    await eva.getByRole('button', { name: /Nabídka uživatele/ }).click()
    await eva.getByRole('menuitem', { name: 'Odhlásit se' }).click()
    await eva.getByRole('heading', { name: 'Přihlášení' }).waitFor()
    await signIn(eva, 'eva@shop.example', THEIRS)
    await eva.getByLabel('Kód z aplikace').fill('000000')
    await eva.getByRole('button', { name: 'Přihlásit se', exact: true }).click()
    await eva.getByRole('alert').getByText('Kód nesouhlasí').waitFor()
    await expectAccessible(eva)
    await eva.getByLabel('Kód z aplikace').fill(await nextCode())
    await eva.getByRole('button', { name: 'Přihlásit se', exact: true }).click()
    await inside(eva)
  })
})

describe('a role', () => {
  it('of a marketer sees no users and gets a refusal from the API', async () => {
    await go(eva, '/account/users')
    await eva.getByText('Sem vaše role nevidí').waitFor()
    expect(await eva.getByRole('navigation').getByRole('link', { name: 'Uživatelé' }).count()).toBe(0)
    expect(await status(eva, 'GET', '/users')).toBe(403)
    expect(await status(eva, 'GET', '/history')).toBe(403)
    expect(await status(eva, 'POST', '/lists', { name: 'Novinky' })).toBe(200)
    // Mails that open an account are not for her.
    await go(eva, '/mailbox')
    await eva.getByRole('heading', { name: 'Schránka' }).waitFor()
    expect(await eva.getByText('Pozvánka do účtu').count()).toBe(0)
  })

  it('of a viewer, felt at once, changes no list', async () => {
    await go(boss, '/account/users')
    await boss.getByRole('button', { name: 'Co s uživatelem Eva Malá' }).click()
    await boss.getByRole('menuitemradio', { name: 'čtenář' }).click()
    await boss.getByText('Eva Malá: čtenář.').waitFor()
    await expectAccessible(boss)
    expect(await status(eva, 'PATCH', '/lists/1', { name: 'Jinak' })).toBe(403)
    expect(await status(eva, 'GET', '/lists/1')).toBe(200)
    await go(eva, '/lists')
    await eva.getByRole('link', { name: 'Novinky' }).waitFor()
    expect(await eva.getByRole('button', { name: 'Nový seznam' }).count()).toBe(0)
  })

  it('is told in the history with who gave it', async () => {
    await go(boss, '/account/history')
    await boss.getByText('Role uživatele Eva Malá: marketér → čtenář').waitFor()
    await boss.getByText('Přijetí pozvánky, role marketér').waitFor()
    await expectAccessible(boss)
  })
})

describe('another account', () => {
  it('is founded and moved to; a page of the first one says so and loses nothing', async () => {
    const other = await boss.context().newPage()
    await go(other, '/lists')
    await other.getByRole('link', { name: 'Novinky' }).waitFor()
    await boss.getByRole('button', { name: /Nabídka uživatele/ }).click()
    await boss.getByRole('menuitem', { name: 'Jiný účet' }).click()
    await boss.getByRole('button', { name: 'Založit další účet' }).click()
    await expectAccessible(boss)
    await boss.getByLabel('Název nového účtu').fill('Čajovna')
    await boss.getByRole('button', { name: 'Založit účet' }).click()
    await boss
      .getByRole('button', { name: /Nabídka uživatele/ })
      .getByText('Čajovna')
      .waitFor()
    await other.getByRole('button', { name: 'Nový seznam' }).click()
    await other.getByRole('heading', { name: 'Jste v jiném účtu' }).waitFor()
    await other.getByRole('button', { name: /Vrátit se do účtu/ }).click()
    await other.getByRole('heading', { name: 'Jste v jiném účtu' }).waitFor({ state: 'hidden' })
    await other.getByRole('dialog').getByLabel('Název').fill('Další')
    await other.getByRole('button', { name: 'Vytvořit' }).click()
    await other.getByRole('heading', { name: 'Další' }).waitFor()
    await other.close()
  })

  it('is entered by a link that names it', async () => {
    await go(boss, '/lists?account=cajovna')
    await boss
      .getByRole('button', { name: /Nabídka uživatele/ })
      .getByText('Čajovna')
      .waitFor()
    await boss.getByText('Zatím tu není žádný seznam').waitFor()
    expect(new URL(boss.url()).search).toBe('')
  })
})

describe('a forgotten password', () => {
  it('is set anew by a mail, which an administrator reads in the mailbox', async () => {
    await go(boss, '/?account=shop')
    const lost = await aPerson()
    await go(lost, '/sign-in')
    await lost.getByRole('link', { name: 'Zapomněli jste heslo?' }).click()
    // The sign-in, which is seen until the next page is there, has an address to fill in, too.
    await lost.getByRole('button', { name: 'Poslat odkaz' }).waitFor()
    await lost.getByLabel('E-mail').fill('eva@shop.example')
    await expectAccessible(lost)
    await lost.getByRole('button', { name: 'Poslat odkaz' }).click()
    await lost.getByRole('heading', { name: 'Podívejte se do pošty' }).waitFor()
    await go(boss, '/mailbox')
    await boss.getByText('Nové heslo do Poštolky').first().click()
    const button = boss.frameLocator('iframe').getByRole('link', { name: 'Nastavit nové heslo' })
    await lost.goto((await button.getAttribute('href'))!)
    await lost.getByLabel('Nové heslo').fill('úplně jiné heslo')
    await expectAccessible(lost)
    await lost.getByRole('button', { name: 'Uložit heslo' }).click()
    await lost.getByText('Heslo je nastavené').waitFor()
    await eva.reload()
    await eva.getByRole('heading', { name: 'Přihlášení' }).waitFor()
    await lost.context().close()
  })
})

describe('on a phone', () => {
  it('nothing is wider than the screen, and nothing failed on the way', async () => {
    await boss.setViewportSize({ width: 390, height: 844 })
    for (const path of ['/account/users', '/account/settings', '/account/history', '/profile']) {
      await go(boss, path)
      await boss.getByRole('heading').first().waitFor()
      await boss.waitForLoadState('networkidle')
      const overflow = await boss.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      await expectAccessible(boss)
    }
    expect(wrong).toEqual([])
  })
})
