/**
 * The ten most used screens in a real browser at a million contacts: from the click to the last answer of the API, and the
 * slowest of those answers. BENCH_CONTACTS: how many; BENCH_DATA_DIR: a data directory that has been seeded before.
 */
import type { Page } from 'playwright-core'
import { launchChromium } from '../../tests/kit/chromium.ts'
import { type Admin, CONTACTS, crowdFolder, signIn } from './crowd.ts'
import { grouped, heading, line, percentile, promise } from './report.ts'
import { type BenchServer, main, startServer } from './server.ts'

const ROUNDS = 10

interface Opened {
  /** From the start of the navigation until everything that it asked for is there and drawn. */
  wholeMs: number
  slowestMs: number
  slowest: string
}

async function bench(): Promise<void> {
  const server = await startServer(crowdFolder())
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const admin = await signIn(server)
    const [name, value] = admin.cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: `http://127.0.0.1:${server.port}` }])
    await measure(server, await context.newPage(), admin)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function measure(server: BenchServer, page: Page, admin: Admin): Promise<void> {
  const base = `http://127.0.0.1:${server.port}/app`
  const screens = await screensOf(admin)
  heading(`Ten screens at ${grouped(CONTACTS)} contacts, ${ROUNDS} rounds: p50 of opening one by its address, and p95`)
  const empty = await rounds(page, `${base}/profile`)
  line('a screen that asks for next to nothing (own profile)', empty.p50, 'ms', `p95 ${empty.p95.toFixed(0)} ms`)
  let worst = { name: '', ms: 0 }
  for (const [name, path] of screens) {
    const { p50, p95, slowest } = await rounds(page, base + path)
    const note = `slowest answer p95 ${slowest.slowestMs.toFixed(0)} ms, ${slowest.slowest}`
    line(name, p50, 'ms', `p95 ${p95.toFixed(0)} ms; ${note}`)
    if (slowest.slowestMs > worst.ms) worst = { name, ms: slowest.slowestMs }
  }
  promise({
    what: `screens, slowest answer (${worst.name}), p95`,
    value: worst.ms,
    baseline: 'a whole screen that asks for next to nothing, p50',
    base: empty.p50,
    unit: 'ms',
  })
}

async function screensOf({ ask }: Admin): Promise<[string, string][]> {
  const list = (await ask<{ lists: { id: number }[] }>('GET', '/lists')).lists.at(-1)!.id
  const contact = (await ask<{ contacts: { id: number }[] }>('GET', '/contacts')).contacts[0]!.id
  const draft = await ask<{ id: number }>('POST', '/campaigns', {
    title: 'Everybody',
    subject: 'To everybody',
    fromName: 'Shop',
    fromEmail: 'shop@shop.example',
    html: '<p><a href="*|UNSUB|*">Unsubscribe</a></p>',
    listIds: [list],
  })
  return [
    ['home', '/'],
    ['contacts', '/contacts'],
    ['contacts of a list, a surname', `/contacts?list=${list}&state=subscribed&search=novak`],
    ['a contact', `/contacts/${contact}`],
    ['lists', '/lists'],
    ['a list', `/lists/${list}`],
    ['campaigns', '/campaigns'],
    ['a draft to everybody', `/campaigns/${draft.id}`],
    ['templates', '/templates'],
    ['reports', '/reports'],
  ]
}

async function rounds(page: Page, address: string) {
  const opened: Opened[] = []
  for (let round = 0; round < ROUNDS; round++) opened.push(await open(page, address))
  const whole = opened.map(one => one.wholeMs).sort((a, b) => a - b)
  const bySlowest = opened.toSorted((a, b) => a.slowestMs - b.slowestMs)
  const slowest = bySlowest[Math.min(ROUNDS - 1, Math.floor(ROUNDS * 0.95))]!
  return { p50: percentile(whole, 0.5), p95: percentile(whole, 0.95), slowest }
}

/** Streams stay open for ever, so quiet is measured by the answers there are. */
async function open(page: Page, address: string): Promise<Opened> {
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle', { timeout: 20_000 })
  return await page.evaluate(() => {
    const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(entry => entry.name.includes('/app/api/') && entry.responseEnd > 0)
      .map(entry => ({ path: new URL(entry.name).pathname, ms: entry.duration, end: entry.responseEnd }))
      .sort((a, b) => b.ms - a.ms)
    const slowest = answers[0] ?? { path: '', ms: 0, end: 0 }
    return {
      wholeMs: Math.max(...answers.map(answer => answer.end)),
      slowestMs: slowest.ms,
      slowest: slowest.path.replace('/app/api', ''),
    }
  })
}

main(bench)
