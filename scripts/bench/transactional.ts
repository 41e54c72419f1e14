/** A transactional mail from its request to the next server, alone and while a campaign to a hundred thousand runs. */
import { aCampaign, MAIL, subscribeMany } from './campaign.ts'
import { grouped, heading, line, percentile, promise } from './report.ts'
import { aBenchList, aFolder, type BenchServer, main, startServer, withClient } from './server.ts'
import { type Sink, startSink, WATCHED } from './sink.ts'

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 100_000)
const MAILS = 400
/** Ten a second, as a big shop's check-out sends them. */
const EVERY_MS = 100
const now = () => performance.timeOrigin + performance.now()

async function bench(): Promise<void> {
  const sink = await startSink()
  const folder = aFolder('transactional')
  const server = await startServer(folder, { SMTP_URL: `smtp://127.0.0.1:${sink.port}?connections=10` })
  try {
    const listId = await aBenchList(server)
    await subscribeMany(server, listId, PEOPLE)
    await withClient(server.url, client => client.query('analyze'))
    await measure(server, listId, sink)
  } finally {
    await server.stop()
    await sink.stop()
  }
}

async function measure(server: BenchServer, listId: number, sink: Sink): Promise<void> {
  const arrived = new Map<string, number>()
  sink.watch((address, at) => arrived.set(address, at))
  await mails(server, arrived, 'warm', 40)
  heading(`${MAILS} transactional mails, ten a second, from the request to the next server's final answer`)
  const alone = await mails(server, arrived, 'alone', MAILS)
  show('alone', alone)
  const id = await aCampaign(server, listId)
  await server.call('GET', `/campaign/${id}/send`)
  while ((await statusOf(server, id)) !== 2) await new Promise(resolve => setTimeout(resolve, 50))
  await sink.taken()
  const beganAt = now()
  const beside = await mails(server, arrived, 'beside', MAILS)
  const { messages } = await sink.taken()
  if ((await statusOf(server, id)) !== 2) throw new Error('the campaign was over too early: BENCH_PEOPLE')
  show(`beside a campaign to ${grouped(PEOPLE)}`, beside)
  line('  what the campaign sent meanwhile', (messages / (now() - beganAt)) * 1000, 'perSecond')
  const p99 = (times: Times) => percentile(times.whole, 0.99)
  promise({
    what: 'transactional mail beside a campaign, p99',
    value: p99(beside),
    baseline: 'without the campaign',
    base: p99(alone),
    unit: 'ms',
  })
}

const statusOf = async (server: BenchServer, id: number) =>
  (await server.call<{ status: number }>('GET', `/campaigns/${id}`)).status

interface Times {
  answered: number[]
  whole: number[]
}

async function mails(server: BenchServer, arrived: Map<string, number>, run: string, n: number): Promise<Times> {
  const sent = new Map<string, number>()
  const answered: number[] = []
  const one = async (address: string) => {
    const at = now()
    sent.set(address, at)
    await server.call('POST', '/transactional/send-message', { message: aMessage(address) })
    answered.push(now() - at)
  }
  const calls: Promise<void>[] = []
  for (let no = 0; no < n; no++) {
    calls.push(one(`${run}${no}@${WATCHED}`))
    await new Promise(resolve => setTimeout(resolve, EVERY_MS))
  }
  await Promise.all(calls)
  const givesUpAt = now() + 60_000
  const late = () => [...sent.keys()].filter(address => !arrived.has(address))
  while (late().length > 0) {
    if (now() > givesUpAt) throw new Error(`${late().length} mails did not arrive`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const whole = [...sent].map(([address, at]) => arrived.get(address)! - at)
  return { answered: answered.sort((a, b) => a - b), whole: whole.sort((a, b) => a - b) }
}

function show(what: string, { answered, whole }: Times): void {
  const of = (times: number[]) =>
    `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`
  line(what, percentile(whole, 0.99), 'ms', `p99; ${of(whole)}; the API's answer ${of(answered)}`)
}

const aMessage = (email: string) => ({
  subject: 'Objednávka *|number|*',
  from_name: MAIL.from_name,
  from_email: MAIL.from_email,
  html: `<html><body><p>Dobrý den, děkujeme za objednávku *|number|*.</p>${'<p>Káva, 250 g</p>'.repeat(50)}</body></html>`,
  to: [{ email }],
  global_merge_vars: [{ name: 'number', content: '2026001' }],
})

main(bench)
