/** Signed deliveries to an endpoint on this machine, one event each, against the same bodies posted by fetch (undici) alone. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aPerson } from './campaign.ts'
import { heading, line, median, promise, spread } from './report.ts'
import { aBenchList, aFolder, type BenchServer, main, startServer } from './server.ts'

const ROUNDS = 3
const EVENTS = Number(process.env.BENCH_WEBHOOKS ?? 3_000)
/** As many as one endpoint is asked at a time. */
const AT_ONCE = 10

/** Takes everything at once and keeps the bodies. */
class Endpoint {
  bodies: string[] = []
  private server: Server
  private waiting: { n: number; done: () => void } | null = null

  constructor() {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', part => parts.push(part))
      request.on('end', () => {
        this.bodies.push(Buffer.concat(parts).toString())
        response.end('{}')
        if (this.waiting && this.bodies.length >= this.waiting.n) this.waiting.done()
      })
    })
  }

  async start(): Promise<string> {
    await new Promise<void>(done => this.server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`
  }

  /** Once `n` more have come. */
  async come(n: number): Promise<void> {
    this.bodies = []
    await new Promise<void>(done => (this.waiting = { n, done }))
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}

async function bench(): Promise<void> {
  const endpoint = new Endpoint()
  const url = await endpoint.start()
  const server = await startServer(aFolder('webhooks'), { POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' })
  const listId = await aBenchList(server)
  await addEndpoint(server, url)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const all = endpoint.come(EVENTS)
    await subscribeMany(server, listId)
    const startedAt = performance.now()
    await all
    const told = (EVENTS / (performance.now() - startedAt)) * 1000
    const posted = await postAll(url, endpoint.bodies.slice(0, EVENTS))
    // The first round warms both up.
    if (round > 0) {
      ours.push(told)
      bare.push(posted)
    }
  }
  await server.stop()
  endpoint.stop()
  heading(`${EVENTS} webhook deliveries to one local endpoint, from the commit of what they tell, median of ${ROUNDS}`)
  line('signed, each stored before and settled after', median(ours), 'perSecond', spread(ours, 'perSecond'))
  line('the same bodies by fetch alone', median(bare), 'perSecond', spread(bare, 'perSecond'))
  const baseline = `the same bodies by \`fetch\`, ${AT_ONCE} at once`
  promise({ what: 'webhook deliveries', value: median(ours), baseline, base: median(bare), unit: 'perSecond' })
}

/** As the admin adds one. */
async function addEndpoint(server: BenchServer, url: string): Promise<void> {
  const origin = `http://127.0.0.1:${server.port}`
  const headers: Record<string, string> = { 'content-type': 'application/json', origin }
  const ask = async (path: string, body: object) => {
    const reply = await fetch(`${origin}/app/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply
  }
  const login = { email: 'admin@postolka.example', password: 'correct horse battery' }
  headers.cookie = (await ask('/session', login)).headers.getSetCookie()[0]!.split(';')[0]!
  await ask('/webhooks', { url, name: 'Bench', types: ['contact.created'] })
}

/** One call, so that all of it waits for its deliveries at one commit. */
async function subscribeMany(server: BenchServer, listId: number): Promise<void> {
  const rows = Array.from({ length: EVENTS }, aPerson)
  await server.call('POST', `/lists/${listId}/subscribe-bulk`, { subscriber_data: rows, update_existing: true })
}

async function postAll(url: string, bodies: string[]): Promise<number> {
  const startedAt = performance.now()
  const left = [...bodies]
  const one = async () => {
    for (let body = left.pop(); body !== undefined; body = left.pop())
      await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return (bodies.length / (performance.now() - startedAt)) * 1000
}

main(bench)
