/** How soon it is ready, and what memory it takes. */
import { spawn } from 'node:child_process'
import { startPostgres } from '../../server/platform/postgres.ts'
import { aCampaign, aPerson, send, subscribeMany } from './campaign.ts'
import { httpLoad, post } from './http-load.ts'
import { type Usage, usageOf } from './processes.ts'
import { heading, line, median, promise, spread } from './report.ts'
import { API_KEY, aBenchList, aFolder, type BenchServer, forget, main, startServer } from './server.ts'
import { startSink } from './sink.ts'

const ROUNDS = 3

async function bench(): Promise<void> {
  const first: number[] = []
  const second: number[] = []
  const bareFirst: number[] = []
  const bareSecond: number[] = []
  const node: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const folder = aFolder('start')
    first.push(await readyMs(folder))
    second.push(await readyMs(folder))
    forget(folder)
    const bare = aFolder('postgres')
    bareFirst.push(await postgresMs(bare))
    bareSecond.push(await postgresMs(bare))
    forget(bare)
    node.push(await nodeMs())
  }
  heading(`From the start of the process to its line "ready", median of ${ROUNDS}`)
  line('first start, empty data directory', median(first), 'ms', spread(first, 'ms'))
  line('  its initdb and PostgreSQL alone', median(bareFirst), 'ms', spread(bareFirst, 'ms'))
  line('second start', median(second), 'ms', spread(second, 'ms'))
  line('  its PostgreSQL alone', median(bareSecond), 'ms', spread(bareSecond, 'ms'))
  line('  node alone, of which there are four', median(node), 'ms', spread(node, 'ms'))
  const demo = await demoMs()
  line('first demo, 5,000 contacts and 90 days', demo, 'ms', 'one round')
  const alone = 'initdb and PostgreSQL alone'
  promise({ what: 'first start', value: median(first), baseline: alone, base: median(bareFirst), unit: 'ms' })
  promise({ what: 'first demo', value: demo, baseline: alone, base: median(bareFirst), unit: 'ms' })
  const value = median(second)
  promise({ what: 'second start', value, baseline: 'PostgreSQL alone', base: median(bareSecond), unit: 'ms' })
  await memory()
}

async function readyMs(folder: string): Promise<number> {
  const server = await startServer(folder)
  await server.stop()
  return server.readyMs
}

async function demoMs(): Promise<number> {
  const folder = aFolder('demo')
  const server = await startServer(folder, {}, ['--demo'])
  await server.stop()
  forget(folder)
  return server.readyMs
}

async function postgresMs(dataDir: string): Promise<number> {
  const startedAt = performance.now()
  const postgres = await startPostgres({ dataDir })
  const ms = performance.now() - startedAt
  await postgres.stop()
  return ms
}

async function nodeMs(): Promise<number> {
  const startedAt = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
  return performance.now() - startedAt
}

async function memory(): Promise<void> {
  const sink = await startSink()
  const folder = aFolder('memory')
  const server = await startServer(folder, { SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=50` })
  await new Promise(resolve => setTimeout(resolve, 2_000))
  const idle = usageOf(server.parent.pid!)
  await load(server)
  const after = usageOf(server.parent.pid!)
  await server.stop()
  await sink.stop()
  forget(folder)
  heading('Memory (resident; PostgreSQL together, shared pages once): idle, and after')
  console.log('  5 s of single subscribes, 12,000 in bulk and a campaign to all of them over 50 connections')
  for (const { name, mb } of idle) line(name, mb, 'mb', `→ ${Math.round(after.find(a => a.name === name)?.mb ?? 0)} MB`)
  const sum = (used: Usage[]) => used.reduce((total, { mb }) => total + mb, 0)
  line('together', sum(idle), 'mb', `→ ${Math.round(sum(after))} MB`)
  promise({ what: 'memory after load', value: sum(after), baseline: 'idle', base: sum(idle), unit: 'mb' })
}

async function load(server: BenchServer): Promise<void> {
  const listId = await aBenchList(server)
  const one = () => post(`/lists/${listId}/subscribe`, API_KEY, { subscriber_data: aPerson() })
  await httpLoad(server.port, 16, 5_000, one)
  await subscribeMany(server, listId, 12_000)
  await send(server, await aCampaign(server, listId))
}

main(bench)
