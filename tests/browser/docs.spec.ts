import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../kit/chromium.ts'
import { API_KEY, aWholeServer, type WholeServer } from '../kit/whole-server.ts'

let server: WholeServer
let browser: Browser
let page: Page
/** What the browser complained about, a breach of the page's policy too. */
const wrong: string[] = []

beforeAll(async () => {
  server = await aWholeServer({})
  browser = await launchChromium()
  const context = await browser.newContext({ locale: 'cs-CZ', viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', error => wrong.push(error.message))
  page.on(
    'console',
    message => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && wrong.push(message.text()),
  )
  await page.goto(`${server.base}/docs`)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const tried = (anchor: string) => page.locator(`#${anchor}`)

async function tryCall(anchor: string): Promise<void> {
  const details = tried(anchor).locator('.try')
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  await details.getByRole('button', { name: 'Odeslat' }).click()
}

describe('a developer who reads the reference', () => {
  it('is greeted in the language of the browser, and nothing is serious for a screen reader', async () => {
    await page.getByRole('heading', { name: 'Popis API' }).waitFor()
    // One call of each kind stands for all: over the whole page it would take a minute.
    const parts = ['nav', '.top', '.key', '#post-lists-id-subscribe', '#delete-subscribers-email-delete']
    await tried('post-lists-id-subscribe').locator('.try summary').click()
    const builder = parts.reduce((axe, part) => axe.include(part), new AxeBuilder({ page }))
    const { violations } = await builder.analyze()
    const serious = violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
    expect(serious.map(v => `${v.id}: ${v.nodes[0]?.target.join(' ')}`)).toEqual([])
  })

  it('finds a call by a word, without accents, and goes there by Enter', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('prihlaseni kontaktu do')
    expect(await page.locator('nav li:visible').count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#post-lists-id-subscribe')
    await page.keyboard.press('Escape')
  })

  it('chooses a language of code once for all calls', async () => {
    await tried('post-lists').getByRole('button', { name: 'TypeScript' }).click()
    expect(await tried('get-campaigns-id').locator('[data-sample]:visible').getAttribute('data-sample')).toBe('ts')
  })

  it('is asked for the key first, which is kept in the tab alone', async () => {
    await tryCall('get-account')
    await tried('get-account').getByText('Nejdřív nahoře na stránce').waitFor()
    await page.getByLabel('Váš klíč API').fill(API_KEY)
    await tryCall('get-account')
    await tried('get-account').locator('.good', { hasText: '200' }).waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(API_KEY)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain(API_KEY)
  })

  it('makes a list and a contact by what stands in the forms', async () => {
    await tryCall('post-lists')
    await tried('post-lists').locator('.good', { hasText: '200' }).waitFor()
    const subscribe = tried('post-lists-id-subscribe')
    await subscribe.getByLabel('id', { exact: true }).fill('1')
    await subscribe.locator('textarea').fill('{"subscriber_data": {"email": "jana@example.com"}')
    await tryCall('post-lists-id-subscribe')
    await subscribe.locator('.result', { hasText: 'Tělo není JSON' }).waitFor()
    await subscribe.locator('textarea').fill('{"subscriber_data": {"email": "jana@example.com"}}')
    await tryCall('post-lists-id-subscribe')
    await subscribe.locator('.good', { hasText: '200' }).waitFor()
    expect(await server.call('GET', '/lists/1/subscriber/jana@example.com')).toMatchObject({
      subscriber: { status: 1 },
    })
  })

  it('is asked before a contact is deleted, and no means no', async () => {
    const remove = tried('delete-subscribers-email-delete')
    await remove.locator('.try summary').click()
    await remove.getByLabel('email').fill('jana@example.com')
    const asked: string[] = []
    page.once('dialog', dialog => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await tryCall('delete-subscribers-email-delete')
    expect(asked).toEqual([expect.stringContaining('DELETE /subscribers/jana%40example.com/delete')])
    expect(await server.call('GET', '/subscribers/jana@example.com')).toBeTruthy()
    page.once('dialog', dialog => void dialog.accept())
    await tryCall('delete-subscribers-email-delete')
    await remove.locator('.good', { hasText: '200' }).waitFor()
    await expect(server.call('GET', '/subscribers/jana@example.com')).rejects.toThrow('404')
  })

  it('reads it on a phone without going sideways, and nothing failed on the way', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(wrong).toEqual([])
  })
})
