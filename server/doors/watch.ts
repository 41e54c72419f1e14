import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { House } from '../house.ts'
import { countWork, ping } from '../rooms/outbox/index.ts'

/** Skips Fastify's encapsulation, as fastify-plugin does: its hook has to see every door. */
const OPEN = Symbol.for('skip-override')

/** For those who watch us from outside: is it alive, is it ready, how is it doing. No account's data. */
export function watchDoor(house: House, isReady: () => boolean) {
  return Object.assign(open, { [OPEN]: true })
  async function open(app: FastifyInstance): Promise<void> {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry, prefix: 'postolka_' })
    measureRequests(app, registry)
    measureWork(house, registry)
    app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))
    app.get('/readyz', async (_request, reply) => {
      const ready = isReady() && (await databaseAnswers(house))
      return reply
        .code(ready ? 200 : 503)
        .type('text/plain')
        .send(ready ? 'ready\n' : 'not ready\n')
    })
    app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  }
}

async function databaseAnswers(house: House): Promise<boolean> {
  try {
    await ping(house.ground.db)
    return true
  } catch {
    return false
  }
}

function measureRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'postolka_http_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'postolka_http_failures_total',
    help: 'Answers of 500 and above',
    registers: [registry],
  })
  // The hook stands outside the plugin's own scope, so that it sees every door.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) failures.inc()
  })
}

function measureWork(house: House, registry: Registry): void {
  const work = new Gauge({
    name: 'postolka_messages_waiting',
    help: 'Messages not yet handed over, by what they wait for',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const counts = await countWork(house.ground.db).catch(() => null)
      if (counts) for (const [state, n] of Object.entries(counts)) work.set({ state }, n)
    },
  })
}
