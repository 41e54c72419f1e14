/** The endpoints that shops call most, on a hundred thousand contacts: requests a second and how long one takes. */
import { crowdFolder, crowdOf } from './crowd.ts'
import { get, httpLoad, type Load, post } from './http-load.ts'
import { grouped, heading, line, median, promise } from './report.ts'
import { API_KEY, type BenchServer, main, startServer, withClient } from './server.ts'

const CONTACTS = crowdOf(100_000)
const CONNECTIONS = 8
const ROUNDS = 3
const ROUND_MS = 1_000

interface Page {
  data: { email: string }[]
}

async function bench(): Promise<void> {
  const server = await startServer(crowdFolder(CONTACTS))
  try {
    await withClient(server.url, client => client.query('analyze'))
    await measure(server)
  } finally {
    await server.stop()
  }
}

async function measure(server: BenchServer): Promise<void> {
  const listId = (await server.call<{ id: number }[]>('GET', '/lists')).at(-1)!.id
  const { data } = await server.call<Page>('GET', `/lists/${listId}/subscribers?per_page=5000`)
  let n = 0
  const email = () => data[n++ % data.length]!.email
  const read = (path: string) => () =>
    get(
      path.replace('{email}', () => encodeURIComponent(email())),
      API_KEY,
    )
  const write = (method: string, path: string, body: () => object) => () => post(path, API_KEY, body(), method)
  const known = () => ({ subscriber_data: { email: email(), tags: [`t${n % 20}`] }, update_existing: true })
  const run = Date.now()
  const endpoints: [string, () => string][] = [
    ['GET /lists', read('/lists')],
    ['GET /lists/{id}', read(`/lists/${listId}`)],
    ['GET /lists/{id}/subscribers, 20 rows', read(`/lists/${listId}/subscribers?page=40`)],
    ['GET /lists/{id}/subscriber/{email}', read(`/lists/${listId}/subscriber/{email}`)],
    ['GET /subscribers/{email}', read('/subscribers/{email}')],
    ['POST /lists/{id}/subscribe, a known contact', write('POST', `/lists/${listId}/subscribe`, known)],
    [
      'PUT /lists/{id}/update-subscriber',
      write('PUT', `/lists/${listId}/update-subscriber`, () => ({
        email: email(),
        subscriber_data: { custom_fields: { points: n } },
      })),
    ],
    ['POST /tracker/transaction', write('POST', '/tracker/transaction', () => anOrder(`${run}-${n}`, email()))],
    [
      'POST /tracker/events',
      write('POST', '/tracker/events', () => ({ event: { email: email(), category: 'shop', action: 'visit' } })),
    ],
    ['POST /transactional/send-message', write('POST', '/transactional/send-message', () => aMessage(email()))],
  ]
  heading(
    `${grouped(CONTACTS)} contacts, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s`,
  )
  const empty = await rounds(server, () => get('/healthz'))
  show('GET /healthz, which asks nobody', empty)
  for (const [name, request] of endpoints) {
    const ours = await rounds(server, request)
    show(name, ours)
    promise({ what: name, value: ours.perSecond, baseline: '`/healthz`', base: empty.perSecond, unit: 'perSecond' })
  }
}

async function rounds(server: BenchServer, request: () => string): Promise<Load> {
  // One round for what is planned and compiled the first time.
  await httpLoad(server.port, CONNECTIONS, ROUND_MS / 2, request)
  const loads: Load[] = []
  for (let round = 0; round < ROUNDS; round++) loads.push(await httpLoad(server.port, CONNECTIONS, ROUND_MS, request))
  const of = (key: keyof Load) => median(loads.map(load => load[key]))
  return { perSecond: of('perSecond'), p50Ms: of('p50Ms'), p99Ms: of('p99Ms') }
}

function show(name: string, { perSecond, p50Ms, p99Ms }: Load): void {
  line(name, perSecond, 'perSecond', `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`)
}

const anOrder = (id: string, email: string) => ({
  transaction: { order_id: id, email, shop: 'bench', amount: 1500, tax: 260, shipping: 99, status: 'completed' },
  transaction_items: [
    { code: 'A1', title: 'Káva', category: 'Káva', price: 700, amount: 2 },
    { code: 'B2', title: 'Hrnek', category: 'Nádobí', price: 100, amount: 1 },
  ],
})

const aMessage = (email: string) => ({
  message: {
    subject: 'Order *|number|*',
    from_name: 'Shop',
    from_email: 'shop@shop.example',
    html: '<p>Thank you, *|name|*.</p>',
    to: [{ email }],
    global_merge_vars: [
      { name: 'number', content: '1234' },
      { name: 'name', content: 'Jana' },
    ],
  },
})

main(bench)
