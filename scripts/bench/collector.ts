/** Page views by GET /i, each committed before its answer; against the framework alone and against COPY of the same rows. */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Fastify from 'fastify'
import { copyRows } from '../../server/platform/copy.ts'
import { type Database, openDatabase } from '../../server/platform/db.ts'
import { sql } from '../../server/platform/sql.ts'
import { httpLoad, type Load } from './http-load.ts'
import { heading, line, median, promise, shown } from './report.ts'
import { aFolder, main, startServer } from './server.ts'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const ROUND_MS = 2_000
const CONNECTIONS = 64
const COPY_ROWS = 500
const COPIES = 40
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function bench(): Promise<void> {
  const bare = await startBare()
  // Everybody has an address of their own, as visitors do: one address may bring some thousands a minute.
  const server = await startServer(aFolder('collector'), { POSTOLKA_TRUST_PROXY: 'true' })
  const [ours, empty, copied]: [Load[], Load[], number[]] = [[], [], []]
  try {
    await httpLoad(server.port, CONNECTIONS, 1_000, aView)
    await httpLoad(bare.port, CONNECTIONS, 1_000, aView)
    const db = openDatabase({ url: server.url, connections: 1, name: 'bench' })
    await db.run(sql`create table bench_arrival (like web_arrival including all)`)
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await httpLoad(server.port, CONNECTIONS, ROUND_MS, aView))
      empty.push(await httpLoad(bare.port, CONNECTIONS, ROUND_MS, aView))
      copied.push(await copies(db))
    }
    await db.end()
  } finally {
    bare.process.disconnect()
    await server.stop()
  }
  const rate = (loads: Load[]) => median(loads.map(load => load.perSecond))
  const tail = (loads: Load[]) => median(loads.map(load => load.p99Ms))
  heading(`GET /i, a page view, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_MS / 1_000} s`)
  line('kept before the answer', rate(ours), 'perSecond', `p99 ${shown(tail(ours), 'ms')}`)
  line('  the framework answering an empty 200', rate(empty), 'perSecond', `p99 ${shown(tail(empty), 'ms')}`)
  line(`  COPY of the same rows, ${COPY_ROWS} a commit`, median(copied), 'perSecond')
  const of = { what: 'collector, a page view', value: rate(ours), unit: 'perSecond' } as const
  promise({ ...of, baseline: 'the framework answering an empty 200', base: rate(empty) })
  promise({ ...of, baseline: `COPY, ${COPY_ROWS} rows a commit`, base: median(copied) })
}

let said = 0
function aView(): string {
  const n = said++
  const query = new URLSearchParams({
    ...{ e: 'pv', aid: 'shop', p: 'web', tna: 'cf', tv: 'js-2.4.2', eid: randomUUID(), dtm: String(Date.now()) },
    ...{
      duid: (n % 5_000).toString(16).padStart(16, '0'),
      vid: '1',
      tz: 'Europe/Prague',
      lang: 'cs',
      res: '1920x1080',
    },
    ...{ url: `https://shop.example/produkt/${n % 300}`, page: 'Káva 250 g', refr: 'https://shop.example/' },
  })
  const address = `10.${(n >> 12) & 255}.${(n >> 4) & 255}.${n & 15}`
  return `GET /i?${query} HTTP/1.1\r\nHost: bench\r\nuser-agent: ${AGENT}\r\nx-forwarded-for: ${address}\r\n\r\n`
}

/** Rows a second. */
async function copies(db: Database): Promise<number> {
  const fields = {
    ...{ e: 'pv', dtm: '1795535880018', duid: '0000000000001234', url: 'https://shop.example/produkt/17' },
    ...{ page: 'Káva 250 g', refr: 'https://shop.example/' },
  }
  const row = `1\t2026-11-24T12:00:00Z\t10.1.2.3\t${AGENT}\t${JSON.stringify(fields)}\n`
  const lines = Array.from({ length: COPY_ROWS }, () => row)
  const table = 'bench_arrival (account_id, received_at, ip, user_agent, fields)'
  const beganAt = performance.now()
  for (let i = 0; i < COPIES; i++) await db.transaction(tx => copyRows(tx, table, lines))
  return ((COPY_ROWS * COPIES) / (performance.now() - beganAt)) * 1_000
}

/** The same framework in a process of its own. */
async function startBare(): Promise<{ port: number; process: ChildProcess }> {
  const root = join(import.meta.dirname, '../..')
  const child = fork(join(root, 'scripts/run-ts.mjs'), [join(root, 'scripts/bench/collector.ts'), 'serve'])
  return { port: await new Promise<number>(resolve => child.once('message', resolve as never)), process: child }
}

async function serve(): Promise<void> {
  const app = Fastify()
  app.get('/i', async (_, reply) => reply.send(''))
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.once('disconnect', () => process.exit(0))
  process.send!((app.server.address() as AddressInfo).port)
}

if (process.argv.includes('serve')) await serve()
else main(bench)
