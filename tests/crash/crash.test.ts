import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sink, smtpSink } from '../kit/sending.ts'
import { ask, aWholeServer, type WholeServer, waitFor } from '../kit/whole-server.ts'

/** Open connections: what one crash may double at the most. */
const CONNECTIONS = 6
const PEOPLE = 1_500

let server: WholeServer
let sink: Sink
let list: { id: number }
beforeAll(async () => {
  // 8 ms a mail and connection keep the campaign long enough to be struck in the middle.
  sink = await smtpSink({ delayMs: 8 })
  server = await aWholeServer({ SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=${CONNECTIONS}` })
  list = await server.call('POST', '/lists', { name: 'Everybody', from_name: 'Shop', from_email: 'shop@shop.example' })
  const rows = Array.from({ length: PEOPLE }, (_, i) => ({ email: `p${i}@example.com`, name: 'Eva' }))
  await server.call('POST', `/lists/${list.id}/subscribe-bulk`, { subscriber_data: rows })
}, 60_000)
afterAll(() => server.stop())

async function aStartedCampaign(): Promise<number> {
  sink.mails.length = 0
  const { id } = await server.call<{ id: number }>('POST', '/campaigns', {
    title: 'Crash',
    subject: 'Hello *|NAME|*',
    from_name: 'Shop',
    from_email: 'shop@shop.example',
    reply_to: 'shop@shop.example',
    html_text: '<p>Hello *|NAME|*, <a href="https://shop.example/">shop</a> <a href="*|UNSUB|*">out</a></p>',
    recepient_lists: [list.id],
  })
  await server.call('GET', `/campaign/${id}/send`)
  return id
}

const isSent = (id: number) => async () =>
  (await server.call<{ status: number }>('GET', `/campaigns/${id}`)).status === 3
const arrived = (n: number) => waitFor(() => sink.mails.length >= n, 30_000)

/** Nobody left out; how many mails came twice. */
function doubled(): number {
  const counts = new Map<string, number>()
  for (const mail of sink.mails) counts.set(mail.to, (counts.get(mail.to) ?? 0) + 1)
  expect(counts.size).toBe(PEOPLE)
  return sink.mails.length - PEOPLE
}

async function expectLedger(id: number): Promise<void> {
  const states = await ask<{ state: string; n: number }>(
    server.url,
    `select m.state, count(*)::int as n from message m join campaign k on k.account_id = m.account_id and k.dispatch_id = m.dispatch_id where k.id = ${id} group by 1`,
  )
  expect(states).toEqual([{ state: 'accepted', n: PEOPLE }])
  const { stats } = await server.call<{ stats: { inject: number; delivery: number } }>('GET', `/campaigns/${id}/stats`)
  expect(stats).toMatchObject({ inject: PEOPLE, delivery: PEOPLE })
}

describe('a crash in the middle of a campaign', () => {
  it('of the sender, twice, loses nobody and doubles at most the open connections', async () => {
    const id = await aStartedCampaign()
    for (const n of [200, 700]) {
      await arrived(n)
      process.kill(await server.pidOf('sender'), 'SIGKILL')
      await waitFor(async () => (await server.call<unknown[]>('GET', '/lists')).length > 0, 5_000)
    }
    await waitFor(isSent(id), 60_000)
    const twice = doubled()
    expect(twice).toBeLessThanOrEqual(2 * CONNECTIONS)
    await expectLedger(id)
    const resent = await ask<{ n: number }>(server.url, 'select count(*)::int as n from message where resent')
    expect(resent[0]!.n).toBeGreaterThanOrEqual(twice)
    const ids = sink.mails.map(mail => /^Message-ID: (.+)$/im.exec(mail.raw)![1])
    expect(new Set(ids).size).toBe(PEOPLE)
  }, 90_000)

  it('of the worker that freezes the audience leaves nothing half frozen, and another one does it', async () => {
    const holder = new pg.Client({ connectionString: server.url })
    holder.on('error', () => {})
    await holder.connect()
    await holder.query('begin')
    // The freezing waits for this lock: it is struck in the middle of its transaction.
    await holder.query('lock table contact in access exclusive mode')
    const started = aStartedCampaign()
    await waitFor(async () => {
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into message%'`
      return (await ask(server.url, waiting)).length > 0
    }, 10_000)
    process.kill(await server.pidOf('worker'), 'SIGKILL')
    await holder.query('rollback')
    await holder.end()
    const id = await started
    await waitFor(isSent(id), 60_000)
    expect(doubled()).toBe(0)
    await expectLedger(id)
  }, 90_000)

  it('of the web process keeps the sending going, and the API is back by itself', async () => {
    const id = await aStartedCampaign()
    await arrived(100)
    process.kill(await server.pidOf('web'), 'SIGKILL')
    await waitFor(isSent(id), 60_000)
    expect(doubled()).toBe(0)
    await expectLedger(id)
  }, 90_000)

  it('of PostgreSQL itself is waited for by every role', async () => {
    const id = await aStartedCampaign()
    await arrived(200)
    // A background process killed makes the postmaster restart the whole cluster, on the same port.
    const postmaster = Number(readFileSync(`${server.postgres.dataDir}/postmaster.pid`, 'utf8').split('\n')[0])
    const [checkpointer] = await ask<{ pid: number }>(
      server.url,
      `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
    )
    process.kill(checkpointer!.pid, 'SIGKILL')
    await waitFor(isSent(id), 60_000)
    expect(doubled()).toBeLessThanOrEqual(CONNECTIONS)
    await expectLedger(id)
    process.kill(postmaster, 0)
  }, 90_000)

  it('of the parent ends its roles too', async () => {
    const roles = await ask<{ pid: number }>(server.url, 'select pid from process')
    server.parent.kill('SIGKILL')
    const isGone = (pid: number) => {
      try {
        process.kill(pid, 0)
        return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
      } catch {
        return true
      }
    }
    await waitFor(() => roles.every(({ pid }) => isGone(pid)), 6_000)
  }, 20_000)
})
