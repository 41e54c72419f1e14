/** A campaign from its start to "sent", and what each part of the way could do alone. */
import { aCampaign, MAIL_BYTES, send, subscribeMany } from './campaign.ts'
import { cpuS, type Usage, usageOf } from './processes.ts'
import { grouped, heading, line, median, promise, spread } from './report.ts'
import { bareLoop, ledgerOnly, type Parts, senderAtOnce, theParts } from './sending-parts.ts'
import { aBenchList, aFolder, type BenchServer, main, startServer, withClient } from './server.ts'
import { type Sink, startSink } from './sink.ts'

const PEOPLE = 20_000
/** At most, and no further round is begun after `ENOUGH_MS`: slow ones are long enough to be told by two. */
const ROUNDS = 3
const ENOUGH_MS = 35_000
const FLOOR_ROUNDS = 3

async function bench(): Promise<void> {
  const sink = await startSink()
  const folder = aFolder('sending')
  const filling = await startServer(folder)
  const listId = await aBenchList(filling)
  await subscribeMany(filling, listId, PEOPLE)
  // What autovacuum does by itself within a minute.
  await withClient(filling.url, client => client.query('analyze'))
  await filling.stop()
  for (const connections of [10, 50]) await measure(folder, listId, sink, connections)
  await sink.stop()
}

async function measure(folder: string, listId: number, sink: Sink, connections: number): Promise<void> {
  heading(
    `A campaign to ${grouped(PEOPLE)} over ${connections} connections, ${MAIL_BYTES / 1000} kB of HTML, median of up to ${ROUNDS}`,
  )
  const whole = await withServer(folder, connections, sink, server => wholeWay(server, listId, sink))
  line('from the start to "sent"', median(whole.rates), 'perSecond', spread(whole.rates, 'perSecond'))
  line(
    '  from the first mail to the last, at the sink',
    median(whole.atSink),
    'perSecond',
    `${Math.round(whole.kb)} kB each`,
  )
  for (const { name, cpuS } of whole.used)
    line(`  processor time a message, ${name}`, (cpuS / PEOPLE / whole.rates.length) * 1e6, 'us')
  const floors = await withServer(
    folder,
    connections,
    sink,
    server => parts(server, listId, sink, connections),
    'web,worker',
  )
  const what = `campaign, ${connections} connections`
  for (const { name, rates } of floors) {
    line(name, median(rates), 'perSecond', spread(rates, 'perSecond'))
    promise({ what, value: median(whole.rates), baseline: name, base: median(rates), unit: 'perSecond' })
  }
}

async function withServer<T>(
  folder: string,
  connections: number,
  sink: Sink,
  work: (server: BenchServer) => Promise<T>,
  roles = 'web,sender,worker',
): Promise<T> {
  const url = `smtp://127.0.0.1:${sink.port}?connections=${connections}`
  const server = await startServer(folder, { SMTP_URL: url, POSTOLKA_ROLES: roles })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

async function wholeWay(server: BenchServer, listId: number, sink: Sink) {
  const rates: number[] = []
  const atSink: number[] = []
  let kb = 0
  const before = usage(server, sink)
  const beganAt = performance.now()
  while (rates.length < ROUNDS && performance.now() - beganAt < ENOUGH_MS) {
    await sink.taken()
    const ms = await send(server, await aCampaign(server, listId))
    const taken = await sink.taken()
    if (taken.messages !== PEOPLE) throw new Error(`${taken.messages} of ${PEOPLE} arrived`)
    rates.push((PEOPLE / ms) * 1000)
    atSink.push((PEOPLE / taken.ms) * 1000)
    kb = taken.bytes / taken.messages / 1000
  }
  const used = usage(server, sink).map((now, i) => ({ ...now, cpuS: now.cpuS - (before[i]?.cpuS ?? 0) }))
  return { rates, atSink, kb, used }
}

function usage(server: BenchServer, sink: Sink): Usage[] {
  return [...usageOf(server.parent.pid!), { name: 'sink', mb: 0, cpuS: cpuS(sink.process.pid!) }]
}

/** Each part alone, in this process, on the same database. */
async function parts(server: BenchServer, listId: number, sink: Sink, connections: number) {
  const given: Parts = await theParts(server, listId, sink.port, connections)
  const runs: [string, () => Promise<number>][] = [
    ['SmtpConnection, ready-made content', () => bareLoop(given, false)],
    ['SmtpConnection, filled and composed', () => bareLoop(given, true)],
    ['ledger only, nothing composed or sent', () => ledgerOnly(given)],
    ['the sender, a carrier that answers at once', () => senderAtOnce(given)],
  ]
  const results = runs.map(([name, run]) => ({ name, run, rates: [] as number[] }))
  for (let round = 0; round < FLOOR_ROUNDS; round++) for (const result of results) result.rates.push(await result.run())
  await given.end()
  return results
}

main(bench)
