import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { ask, aWholeServer, PASSWORD, type WholeServer, waitFor } from '../kit/whole-server.ts'

const EMAIL = 'jana@example.com'

let server: WholeServer
let browser: Browser
/** Of the marketer, signed in. */
let desk: Page
/** Of the person who signs up. */
let phone: Page
let listId: number
let formUrl: string
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  browser = await launchChromium()
  desk = await (await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })).newPage()
  phone = await (await browser.newContext({ locale: 'cs-CZ', viewport: { width: 390, height: 844 } })).newPage()
  for (const page of [desk, phone]) {
    page.setDefaultTimeout(15_000)
    page.on('pageerror', error => wrong.push(error.message))
  }
  const given = { name: 'Dopisy z pražírny', from_name: 'Kavárna', from_email: 'kavarna@shop.example', double_optin: 1 }
  listId = (await server.call<{ id: number }>('POST', '/lists', given)).id
  await desk.goto(`${server.base}/app/sign-in`)
  await admin('POST', '/session', { email: 'admin@postolka.example', password: PASSWORD })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A call of the admin's own API, by the marketer's session. */
async function admin<T>(method: string, path: string, body?: object): Promise<T> {
  return (await desk.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/app/api${path}`, { method, headers, body: body && JSON.stringify(body) })).json()
    },
    [method, path, body] as const,
  )) as T
}

/** The mail to the person with this subject, once it has come. */
async function mail(subject: string): Promise<{ html: string; links: string[] }> {
  let id: number | undefined
  const find = async () => {
    const { mails } = await admin<{ mails: { id: number; to: string; subject: string }[] }>('GET', '/mailbox')
    id = mails.find(one => one.to === EMAIL && one.subject === subject)?.id
    return id !== undefined
  }
  await waitFor(find, 15_000)
  return await admin('GET', `/mailbox/${id}`)
}

const status = async () =>
  (await server.call<{ subscriber: { status: number } }>('GET', `/lists/${listId}/subscriber/${EMAIL}`)).subscriber
    .status

describe('from a form to a goodbye', () => {
  it('the marketer switches on the mails and writes the form, each part of the list’s page accessible', async () => {
    await desk.goto(`${server.base}/app/lists/${listId}?tab=mails`)
    await desk.getByRole('switch', { name: 'Poděkovat za přihlášení' }).check({ force: true })
    await desk.getByRole('switch', { name: 'Rozloučit se' }).check({ force: true })
    await expectAccessible(desk)
    await desk.getByRole('tab', { name: 'Formulář' }).click()
    await desk.getByLabel('Nadpis').fill('Pište si s pražírnou')
    await desk.getByRole('switch', { name: 'Souhlas se musí zaškrtnout' }).check({ force: true })
    await desk.frameLocator('iframe').getByText('Pište si s pražírnou').waitFor()
    await desk.getByRole('button', { name: 'Uložit' }).click()
    await desk.getByText('Nastavení seznamu je uložené.').waitFor()
    for (const tab of ['overview', 'form', 'pages', 'groups', 'fields', 'notices']) {
      await desk.goto(`${server.base}/app/lists/${listId}?tab=${tab}`)
      await desk.getByRole('tab', { selected: true }).waitFor()
      await expectAccessible(desk)
    }
    formUrl = (await admin<{ formUrl: string }>('GET', `/lists/${listId}`)).formUrl
  })

  it('a person signs up on a phone, is told what is missing, and then to look into the e-mail', async () => {
    await phone.goto(formUrl)
    await phone.getByRole('heading', { name: 'Pište si s pražírnou' }).waitFor()
    await expectAccessible(phone)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await phone.getByRole('textbox', { name: /^E-mail/ }).fill(EMAIL)
    await phone.getByRole('textbox', { name: 'Jméno' }).fill('Jana')
    await phone.getByRole('button', { name: 'Přihlásit se' }).click()
    await phone.getByText('Bez souhlasu vám psát nemůžeme.').waitFor()
    await expectAccessible(phone)
    expect(await phone.getByRole('textbox', { name: /^E-mail/ }).inputValue()).toBe(EMAIL)
    await phone.getByRole('checkbox', { name: /Souhlasím/ }).check()
    await phone.getByRole('button', { name: 'Přihlásit se' }).click()
    await phone.getByRole('heading', { name: 'Podívejte se do e-mailu' }).waitFor()
    await expectAccessible(phone)
    expect(await status()).toBe(6)
  })

  it('the link of the mail leads to a button, and that confirms, with a proof', async () => {
    const { links } = await mail('Potvrďte prosím odběr: Dopisy z pražírny')
    await phone.goto(links.find(link => link.includes('/s/'))!)
    await expectAccessible(phone)
    expect(await status()).toBe(6)
    await phone.getByRole('button', { name: 'Ano, chci odebírat' }).click()
    await phone.getByRole('heading', { name: 'Odběr je potvrzený' }).waitFor()
    await expectAccessible(phone)
    expect(await status()).toBe(1)
    const proofs = await ask<{ action: string; channel: string; ip: string; wording: string; at: Date }>(
      server.url,
      'select action, channel, ip, wording, at from consent order by id',
    )
    expect(proofs).toMatchObject([
      { action: 'requested', channel: 'form', ip: '127.0.0.1' },
      { action: 'confirmed', channel: 'link', ip: '127.0.0.1' },
    ])
    expect(proofs[0]!.wording).toContain('Souhlasím, že mi odesílatel Kavárna bude posílat obchodní sdělení')
    expect(proofs[1]!.wording).toContain('Ano, chci odebírat')
    for (const { at } of proofs) expect(Date.now() - at.getTime()).toBeLessThan(120_000)
  })

  it('a thank-you comes; its link leads out, and a goodbye is said', async () => {
    const { links } = await mail('Děkujeme za přihlášení: Dopisy z pražírny')
    await phone.goto(links.find(link => /\/u\/[\w-]+$/.test(link))!)
    await expectAccessible(phone)
    await phone.getByRole('button', { name: 'Odhlásit' }).click()
    await phone.getByRole('heading', { name: 'Odběr je odhlášený' }).waitFor()
    await expectAccessible(phone)
    expect(await status()).toBe(2)
    await mail('Odběr je odhlášený: Dopisy z pražírny')
    expect(wrong).toEqual([])
  })
})
