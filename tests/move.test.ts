import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Postolka } from '../client/src/index.ts'
import { pacedFetch } from '../scripts/move/pace.ts'
import { readSettings } from '../scripts/move/settings.ts'
import { buildApp } from '../server/doors/app.ts'
import { sql } from '../server/platform/sql.ts'
import { counted } from './kit/counts.ts'
import { aHouse, type TestHouse } from './kit/house.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'postolka-move-'))
const stateFile = join(folder, 'state.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Instance {
  house: TestHouse
  base: string
  api: Postolka
  calls: number
  /** Called with the number of the call that has just begun. */
  onCall?: (n: number) => void
}

async function anInstance(): Promise<Instance> {
  const house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const instance = { house, calls: 0 } as Instance
  const app = await buildApp(house)
  app.server.on('request', () => instance.onCall?.(++instance.calls))
  instance.base = await app.listen({ port: 0, host: '127.0.0.1' })
  instance.api = new Postolka({ baseUrl: instance.base, key: house.account.apiKey })
  afterAll(() => app.close())
  return instance
}

let from: Instance
let to: Instance

beforeAll(async () => {
  from = await anInstance()
  to = await anInstance()
  await fill(from)
}, 60_000)

/** Two lists that share people, every state, typed fields, groups, tags, templates, orders, a draft. */
async function fill({ api }: Instance): Promise<void> {
  const settings = {
    from_name: 'Květinka',
    from_email: 'ahoj@kvetinka.cz',
    double_optin: true,
    unsub_page: 'https://kvetinka.cz/nashle',
  }
  const { id: news } = await api.lists.create({ name: 'Novinky', ...settings })
  const { id: club } = await api.lists.create({ name: 'Klub' })
  const people = Array.from({ length: 420 }, (_, i) => ({
    email: `osoba${i}@example.com`,
    name: i % 2 ? 'Jana' : 'Petr',
    surname: 'Nováková',
    street: `Dlouhá ${i}`,
    birthday: '1990-02-28',
    notes: i % 7 ? '' : 'volat odpoledne',
    tags: i % 3 ? ['vip', 'káva'] : [],
    custom_fields: { Velikost: { value: i % 50, type: 'int' }, narozky: { value: '2026-01-31', type: 'date' } },
    groups: { grp_60ddec46df422: ['Růže'] },
    status: [1, 1, 2, 4][i % 4],
  }))
  await api.listSubscribers.subscribeBulk(news, { subscriber_data: people })
  await api.listSubscribers.subscribeBulk(club, {
    subscriber_data: people.slice(0, 30).map(({ email }) => ({ email, status: 1 })),
  })
  for (const [i, status] of [3, 5, 6].entries())
    await api.listSubscribers.subscribe(club, {
      subscriber_data: { email: `jiny${i}@example.com`, status },
      skip_confirmation: true,
    })
  await api.templates.create({ name: 'Vítejte', html: '<p>Dobrý den, *|VOKATIV|*!</p>' })
  await api.templates.create({ name: 'Vítejte', html: '<p>Jiná</p>' })
  await api.transactions.createBulk({
    transaction_data: Array.from({ length: 20 }, (_, i) => ({
      transaction: {
        order_id: `obj/${i}`,
        shop: 'kvetinka.cz',
        email: `osoba${i}@example.com`,
        amount: 199.9,
        timestamp: 1_780_308_000 + i,
        status: 'completed' as const,
        props: { doprava: 'pošta' },
      },
      transaction_items: [{ code: 'RUZE', title: 'Růže', price: 99.95, amount: 2, categories: ['Kytky'] }],
    })),
  })
  await api.campaigns.create({
    title: 'Koncept',
    subject: 'Ahoj',
    from_name: 'K',
    from_email: 'ahoj@kvetinka.cz',
    reply_to: 'ahoj@kvetinka.cz',
    html_text: '<p>Ahoj</p>',
    recepient_lists: [news],
  })
}

function startMove(): { child: ChildProcess; done: Promise<{ code: number | null; output: string }> } {
  const args = ['--from', from.base, '--to', to.base, '--state', stateFile, '--calls', '100000']
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts/run-ts.mjs'), join(ROOT, 'scripts/move/move.ts'), ...args],
    {
      env: { PATH: process.env.PATH, MOVE_FROM_KEY: from.house.account.apiKey, MOVE_TO_KEY: to.house.account.apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout!.on('data', chunk => (output += chunk))
  child.stderr!.on('data', chunk => (output += chunk))
  return { child, done: new Promise(done => child.once('exit', code => done({ code, output }))) }
}

/** Everything that the API tells of an account, without what is another number or time in each. */
async function told({ api }: Instance) {
  const lists = (await api.lists.all()).filter(list => list.name !== 'Moved campaigns')
  const members: Record<string, unknown> = {}
  for (const list of lists) {
    for (const status of ['1', '2', '3', '4', '5', '6'])
      for await (const { email } of api.listSubscribers.page.each(list.id, { status, per_page: 5_000 })) {
        const { subscriber } = await api.listSubscribers.read(list.id, email)
        const {
          id: _,
          list_id: __,
          inserted_at,
          subscribed_at,
          subscribed_at_utc,
          unsubscribed_at,
          unsubscribed_at_utc,
          ...rest
        } = subscriber
        members[`${list.name} ${email}`] = rest
      }
  }
  const templates = (await api.templates.page()).map(({ name, html }) => ({ name, html }))
  const orders = (await api.transactions.page({ per_page: 500 })).data.map(({ id: _, ...order }) => order)
  return { lists: lists.map(({ id: _, ...list }) => list), members, templates, orders }
}

/** The contents of the tables that a move writes to. */
async function rows({ house }: Instance): Promise<string> {
  const [found] = await house.ground.db.query<{ all: string }>(sql`
    select concat_ws(' ',
      (select sum(hashtext(t::text)) from contact t), (select sum(hashtext(t::text)) from subscription t),
      (select sum(hashtext(t::text)) from list t), (select sum(hashtext(t::text)) from list_field t),
      (select sum(hashtext(t::text)) from template t), (select sum(hashtext(t::text)) from campaign t),
      (select sum(hashtext(t::text)) from consent t), (select count(*) from event)) as "all"`)
  return found!.all
}

describe('moving an account to another server', () => {
  it('is killed in the middle, goes on, and all is there field by field', async () => {
    const first = startMove()
    from.onCall = n => n === 300 && first.child.kill('SIGKILL')
    expect((await first.done).code).toBeNull()
    expect(existsSync(stateFile)).toBe(true)
    const half = Object.keys((await told(to)).members).length
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(453)
    from.onCall = undefined
    const second = await startMove().done
    expect(second.code, second.output).toBe(0)
    const [old, now] = [await told(from), await told(to)]
    expect(Object.keys(now.members)).toHaveLength(453)
    expect(now).toEqual(old)
    expect(second.output).toContain('Campaign Koncept: its text is not given, so it was not moved.')
    expect(second.output).not.toMatch(/subscribed: \d|Orders: \d/)
    const { counters, rows: counts } = await counted(to.house)
    expect(counters).toEqual(counts)
    expect(await to.house.ground.db.query(sql`select 1 from message limit 1`)).toEqual([])
  }, 240_000)

  it('changes nothing when it is run again, even without its state', async () => {
    const before = await rows(to)
    rmSync(stateFile)
    const again = await startMove().done
    expect(again.code, again.output).toBe(0)
    expect(await rows(to)).toBe(before)
    expect(readFileSync(stateFile, 'utf8')).not.toContain(from.house.account.apiKey)
  }, 120_000)

  it('subscribes nobody again who has left here, and says the difference', async () => {
    const list = (await to.api.lists.all()).find(one => one.name === 'Novinky')!
    await to.api.listSubscribers.unsubscribe(list.id, { email: 'osoba0@example.com' })
    const again = await startMove().done
    expect((await to.api.listSubscribers.read(list.id, 'osoba0@example.com')).subscriber.status).toBe(2)
    expect(again.output).toContain('Novinky: subscribed: 210 there, 209 here')
  }, 120_000)
})

describe('the settings of a move', () => {
  const env = { MOVE_FROM_KEY: 'a', MOVE_TO_KEY: 'b' }

  it('are told when they are missing or wrong', () => {
    expect(() => readSettings([], env)).toThrow('--from is missing')
    expect(() => readSettings(['--from', 'api2.ecomailapp.cz'], env)).toThrow('--from is no http address')
    expect(() => readSettings(['--from', 'http://a.example'], {})).toThrow('MOVE_FROM_KEY is missing')
    expect(() => readSettings(['--from', 'http://a.example', '--calls', 'x'], env)).toThrow('--calls')
    expect(() =>
      readSettings(['--from', 'http://a.example', '--to', 'http://a.example/', '--to-key', 'a'], env),
    ).toThrow('same account')
    expect(readSettings(['--from', 'http://a.example/'], env)).toMatchObject({
      from: 'http://a.example',
      toKey: 'b',
      callsPerMinute: 900,
    })
  })

  it('hold the pace: a call over the limit begins when the minute has passed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
    const paced = pacedFetch(2)
    const begun: number[] = []
    const calls = [1, 2, 3].map(n => paced('data:,x').then(() => begun.push(n)))
    await Promise.all(calls.slice(0, 2))
    await vi.advanceTimersByTimeAsync(59_000)
    expect(begun).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(1_000)
    await calls[2]
    vi.useRealTimers()
  })
})
