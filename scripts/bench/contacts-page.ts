/**
 * The questions that the table of contacts is asked most, at a million contacts: rows and number as the admin's own API gives
 * them. BENCH_CONTACTS: how many; BENCH_DATA_DIR: a data directory that has been seeded before.
 */
import { CONTACTS, crowdFolder, signIn } from './crowd.ts'
import { heading, line, percentile, promise } from './report.ts'
import { type BenchServer, main, startServer, withClient } from './server.ts'

const ROUNDS = 20

/** Some of each round's texts, so that not one page is asked again and again. */
const QUESTIONS: [string, (round: number, listId: number) => string][] = [
  ['everybody, newest first', () => ''],
  ['a list, subscribed', (_, list) => `list=${list}&state=subscribed`],
  ['a list, three states', (_, list) => `list=${list}&state=unsubscribed,unconfirmed,complained`],
  ['a surname without accents', round => `search=${['novak', 'svobod', 'dvorak', 'cerny', 'prochazk'][round % 5]}`],
  ['two words', round => `search=${['jan nov', 'eva svob', 'petr dvo', 'hana cer'][round % 4]}`],
  ['a beginning of an address', round => `search=jana.novakova${round + 10}`],
  ['nobody has that', round => `search=zzyzx${round}`],
  ['a tag', () => 'tag=espresso'],
  ['a town', round => `city=is:${['Praha', 'Brno', 'Jičín', 'Aš'][round % 4]}`],
  ['never opened, by surname', () => 'opened=never&order=surname'],
  ['by surname', () => 'order=surname'],
  ['by last activity', () => 'order=-active'],
  ['a surname, by surname', round => `search=${['novak', 'svobod', 'dvorak'][round % 3]}&order=surname`],
  ['a list, a surname and a tag', (_, list) => `list=${list}&state=subscribed&search=novak&tag=espresso`],
]

async function bench(): Promise<void> {
  const server = await startServer(crowdFolder())
  try {
    await measure(server)
  } finally {
    await server.stop()
  }
}

async function measure(server: BenchServer): Promise<void> {
  const { cookie, ask: askAdmin } = await signIn(server)
  const listId = (await askAdmin<{ lists: { id: number }[] }>('GET', '/lists')).lists.at(-1)!.id
  const ask = async (path: string) => {
    const startedAt = performance.now()
    const reply = await fetch(`http://127.0.0.1:${server.port}/app/api/contacts${path}`, { headers: { cookie } })
    await reply.text()
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    return performance.now() - startedAt
  }
  heading(`The table of contacts at ${CONTACTS.toLocaleString('en')}, ${ROUNDS} rounds: p50, and p95 beside it`)
  const bare = await bareSelect(server)
  line(
    'a bare select of 51 rows by primary key',
    percentile(bare, 0.5),
    'ms',
    `p95 ${percentile(bare, 0.95).toFixed(1)} ms`,
  )
  let worst = 0
  for (const [name, query] of QUESTIONS) {
    const rows = await times(round => ask(`?${query(round, listId)}`))
    const counts = await times(round => ask(`/count?${query(round, listId).replace(/&?order=[^&]*/, '')}`))
    const p95 = percentile(rows, 0.95)
    worst = Math.max(worst, p95)
    const count = `count ${percentile(counts, 0.5).toFixed(0)} ms, p95 ${percentile(counts, 0.95).toFixed(0)} ms`
    line(name, percentile(rows, 0.5), 'ms', `p95 ${p95.toFixed(0)} ms; ${count}`)
  }
  const base = percentile(bare, 0.95)
  promise({ what: 'contacts table, worst p95', value: worst, baseline: 'bare indexed select, p95', base, unit: 'ms' })
}

async function times(ask: (round: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) taken.push(await ask(round))
  return taken.sort((a, b) => a - b)
}

async function bareSelect(server: BenchServer): Promise<number[]> {
  return await withClient(server.url, client =>
    times(async round => {
      const startedAt = performance.now()
      const text =
        'select id, email, name, surname from contact where account_id = 1 and id < $1 order by id desc limit 51'
      await client.query({ name: 'bare', text, values: [CONTACTS - round * 1_000] })
      return performance.now() - startedAt
    }),
  )
}

main(bench)
