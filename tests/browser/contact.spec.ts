import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../kit/accessible.ts'
import { launchChromium } from '../kit/chromium.ts'
import { signIn } from '../kit/sign-in.ts'
import { aWholeServer, type WholeServer } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
let stays: number
let goes: number
const wrong: string[] = []

async function subscribe(list: number, email: string, city: string, tag: string): Promise<number> {
  const person = { email, name: 'Jana', surname: 'Nováková', phone: '+420603123456', city, tags: [tag] }
  return (await server.call<{ id: number }>('POST', `/lists/${list}/subscribe`, { subscriber_data: person })).id
}

beforeAll(async () => {
  server = await aWholeServer({}, ['server', 'admin'])
  const list = { name: 'Novinky', from_name: 'Shop', from_email: 'shop@shop.example' }
  const { id } = await server.call<{ id: number }>('POST', '/lists', list)
  stays = await subscribe(id, 'jana@example.com', 'Praha', 'káva')
  goes = await subscribe(id, 'jana.novakova@example.com', 'Brno', 'čaj')
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(`${server.base}/app/`)
  await signIn(page)
  await page.waitForURL(/\/app\/(?!sign-in)/)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const main = () => page.getByRole('main')

describe('a contact', () => {
  it('is made one with its duplicate, and the page shows at once what both had', async () => {
    await page.goto(`${server.base}/app/contacts/${stays}`)
    const profile = page.getByRole('region', { name: 'Profil' })
    await profile.getByText('káva', { exact: true }).waitFor()
    expect(await main().getByText('čaj', { exact: true }).count()).toBe(0)
    await main().getByRole('link', { name: 'Porovnat' }).first().click()
    await page.waitForURL(/\/merge/)
    await main().getByRole('button', { name: 'Sloučit kontakty' }).waitFor()
    await expectAccessible(page, ['.mantine-Notifications-root'])
    await main().getByRole('button', { name: 'Sloučit kontakty' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Sloučit kontakty' }).click()
    await page.waitForURL(/\/contacts\/\d+$/)
    await profile.getByText('čaj', { exact: true }).waitFor()
    await profile.getByText('káva', { exact: true }).waitFor()
    await main().getByText('Sloučeno s: jana.novakova@example.com').waitFor()
    await expectAccessible(page, ['.mantine-Notifications-root'])
  })

  it('that went is found where it went to', async () => {
    const { subscriber } = await server.call<{ subscriber: { id: number } }>('GET', '/subscribers/jana@example.com')
    expect(subscriber.id).toBe(stays)
    expect(goes).not.toBe(stays)
    expect(wrong).toEqual([])
  })
})
