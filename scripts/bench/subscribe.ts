/** New contacts one by one through the API, as a shop's check-out sends them. */
import pg from 'pg'
import { aPerson } from './campaign.ts'
import { get, httpLoad, type Load, post } from './http-load.ts'
import { heading, line, median, promise, spread } from './report.ts'
import { API_KEY, aBenchList, aFolder, main, startServer, withClient } from './server.ts'

const CONNECTIONS = [1, 8, 32]
const ROUNDS = 3
const ROUND_MS = 1_000

/** The rows of one subscribe: contact, subscription, consent, two events, two counters; one statement, one commit. */
const BARE = {
  name: 'bare',
  text: `
    with c as (
      insert into contact (account_id, email, email_key, name, surname, tags, inserted_at, updated_at)
      values ($1, $3, $3, $4, $5, '{}', now(), now()) returning id
    ), s as (
      insert into subscription (account_id, list_id, contact_id, status, subscribed_at, source)
      select $1, $2, id, 'subscribed', now(), 'api' from c
    ), k as (
      insert into consent (account_id, at, contact_id, list_id, action, channel) select $1, now(), id, $2, 'given', 'api' from c
    ), e as (
      insert into event (account_id, month, at, type, contact_id, data)
      select $1, date_trunc('month', now()), now(), type, id, '{"channel": "api"}' from c, unnest(array['contact.created', 'subscribed']) type
    )
    insert into counter_delta (account_id, subject, name, n) values ($1, 'bench', 'subscribed', 1), ($1, 'account', 'contacts', 1)`,
}

async function bench(): Promise<void> {
  const server = await startServer(aFolder('subscribe'))
  const listId = await aBenchList(server)
  const { account_id: accountId } = await withClient(
    server.url,
    async client => (await client.query('select account_id from list where id = $1', [listId])).rows[0],
  )
  const subscribe = () => {
    const person = aPerson()
    return post(`/lists/${listId}/subscribe`, API_KEY, { subscriber_data: person })
  }
  const health = () => get('/healthz')
  await httpLoad(server.port, 32, 2_500, subscribe)
  // What autovacuum does by itself soon.
  await withClient(server.url, client => client.query('analyze'))
  heading(`POST /lists/{id}/subscribe of new contacts, median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s`)
  for (const connections of CONNECTIONS) {
    const ours: Load[] = []
    const empty: Load[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await httpLoad(server.port, connections, ROUND_MS, subscribe))
      empty.push(await httpLoad(server.port, connections, ROUND_MS, health))
      bare.push(await bareInserts(server.url, connections, [accountId, listId]))
    }
    show(connections, ours, empty, bare)
  }
  await server.stop()
}

function show(connections: number, ours: Load[], empty: Load[], bare: number[]): void {
  const rate = (loads: Load[]) => median(loads.map(load => load.perSecond))
  const times = (loads: Load[]) =>
    `p50 ${median(loads.map(load => load.p50Ms)).toFixed(1)} ms, p99 ${median(loads.map(load => load.p99Ms)).toFixed(1)} ms`
  const rates = spread(
    ours.map(load => load.perSecond),
    'perSecond',
  )
  const many = `${connections} connection${connections > 1 ? 's' : ''}`
  line(`${many}: subscribe`, rate(ours), 'perSecond', `${times(ours)}; ${rates}`)
  line(`${many}: /healthz`, rate(empty), 'perSecond', times(empty))
  line(`${many}: the bare rows, one statement`, median(bare), 'perSecond')
  const what = `subscribe, ${many}`
  promise({ what, value: rate(ours), baseline: 'bare rows, one statement', base: median(bare), unit: 'perSecond' })
  promise({ what, value: rate(ours), baseline: '`/healthz`', base: rate(empty), unit: 'perSecond' })
}

async function bareInserts(url: string, connections: number, keys: number[]): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map(client => client.connect()))
  const beganAt = performance.now()
  let done = 0
  const one = async (client: pg.Client) => {
    while (performance.now() - beganAt < ROUND_MS) {
      const { email, name, surname } = aPerson()
      await client.query({ ...BARE, values: [...keys, email, name, surname] })
      done++
    }
  }
  await Promise.all(clients.map(one))
  const perSecond = (done / (performance.now() - beganAt)) * 1000
  await Promise.all(clients.map(client => client.end()))
  return perSecond
}

main(bench)
