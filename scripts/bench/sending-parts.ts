import { buildHouse } from '../../server/house.ts'
import { readConfig } from '../../server/platform/config.ts'
import { type Database, openDatabase } from '../../server/platform/db.ts'
import type { Ground } from '../../server/platform/ground.ts'
import { openLog } from '../../server/platform/log.ts'
import { startHeart } from '../../server/platform/processes.ts'
import { parseSmtpUrl, SmtpConnection } from '../../server/platform/smtp.ts'
import { CompiledEmails } from '../../server/rooms/emails/index.ts'
import type { Carriers } from '../../server/rooms/outbox/carrier.ts'
import { composeMessage } from '../../server/rooms/outbox/compose.ts'
import { recoverMessages, Sender } from '../../server/rooms/outbox/index.ts'
import { Ledger } from '../../server/rooms/outbox/ledger.ts'
import { outcomeOf } from '../../server/rooms/outbox/outcome.ts'
import { type Claimed, claimBulk } from '../../server/rooms/outbox/queries-claim.ts'
import { aCampaign } from './campaign.ts'
import { type BenchServer, withClient } from './server.ts'

const LOOP_MS = 1_200
const ACCEPTED = { code: 250, enhanced: '2.0.0', text: '2.0.0 Ok' }

export interface Parts {
  server: BenchServer
  listId: number
  ground: Ground
  connections: number
  sinkPort: number
  /** Claimed and never sent: for the loops that only compose. */
  messages: Claimed[]
  emails: CompiledEmails
  processId: string
  end(): Promise<void>
}

export async function theParts(
  server: BenchServer,
  listId: number,
  sinkPort: number,
  connections: number,
): Promise<Parts> {
  const env = {
    DATABASE_URL: server.url,
    POSTOLKA_SECRET_KEY: 'a secret for the bench',
    PUBLIC_URL: 'https://mail.shop.example',
  }
  const config = readConfig(env)
  const db = openDatabase({ url: server.url, connections: 12, name: 'bench' })
  const log = openLog('warn', 'bench')
  const { ground } = buildHouse({ config, db, log })
  const lost = () => {
    throw new Error('the bench was taken for dead')
  }
  const heart = await startHeart({ db, log, role: 'sender', recoveries: [recoverMessages], lost })
  const { processId } = heart
  const parts = { server, listId, ground, connections, sinkPort, emails: new CompiledEmails(ground), processId }
  const dispatch = await frozen(server, listId)
  const messages = await claim(db, dispatch, processId, 2_000)
  await cancel(server, dispatch)
  const end = () => heart.stop().then(() => db.end())
  return { ...parts, messages, end }
}

/** As many messages as the sink takes in 1.2 s, with no database in sight. */
export async function bareLoop(parts: Parts, isComposed: boolean): Promise<number> {
  const { connections, sinkPort, messages, ground } = parts
  const target = parseSmtpUrl(`smtp://127.0.0.1:${sinkPort}?connections=${connections}`)
  const email = (await parts.emails.get(messages[0]!.account_id, messages[0]!.email_id))!
  const compose = (no: number) => composeMessage(ground, messages[no % messages.length]!, email, null)
  const ready = compose(0)
  const startedAt = performance.now()
  let sent = 0
  const one = async () => {
    const smtp = await SmtpConnection.open(target)
    let mail = isComposed ? compose(sent) : ready
    await smtp.begin(mail)
    while (performance.now() - startedAt < LOOP_MS) {
      const finished = smtp.finish(mail.content)
      mail = isComposed ? compose(sent) : ready
      const begun = smtp.begin(mail)
      if ((await finished).code !== 250 || (await begun).code !== 354) throw new Error('the sink refused')
      sent++
    }
    smtp.destroy()
  }
  await Promise.all(Array.from({ length: connections }, one))
  return (sent / (performance.now() - startedAt)) * 1000
}

/** Claim, hand-over and outcome for 1.2 s; as many writers as connections, each waiting for its commit. */
export async function ledgerOnly(parts: Parts): Promise<number> {
  const { ground, processId, connections, server, listId } = parts
  const ledger = new Ledger(ground, processId)
  const dispatch = await frozen(server, listId)
  const queue: Claimed[] = []
  let claiming: Promise<void> | null = null
  let done = 0
  const startedAt = performance.now()
  const refill = async () => {
    queue.push(...(await claim(ground.db, dispatch, processId, 1_000)))
    claiming = null
  }
  const next = async () => {
    if (queue.length < 500) claiming ??= refill()
    if (queue.length === 0) await claiming
    return queue.shift()
  }
  const one = async () => {
    let before: Claimed | null = null
    for (let message = await next(); message; message = await next()) {
      if (performance.now() - startedAt > LOOP_MS) break
      await ledger.write(message, before ? [accepted(before, ground)] : [])
      before = message
      done++
    }
    if (before) await ledger.write(null, [accepted(before, ground)])
  }
  await Promise.all(Array.from({ length: connections }, one))
  const perSecond = (done / (performance.now() - startedAt)) * 1000
  await cancel(server, dispatch)
  return perSecond
}

const accepted = (message: Claimed, ground: Ground) => ({
  message,
  row: outcomeOf(message, ACCEPTED, ground.clock.now(), 0.5),
})

/** The sender of this house as it is, but what it hands over is taken at once. */
export async function senderAtOnce(parts: Parts): Promise<number> {
  const { ground, processId, connections, server, listId } = parts
  const carriers: Carriers = {
    most: connections,
    open: async () => ({
      usable: true,
      begin: async () => ({ code: 354, enhanced: null, text: '' }),
      finish: async () => ACCEPTED,
      quit: async () => {},
      destroy: () => {},
    }),
  }
  const dispatch = await frozen(server, listId)
  const sender = new Sender({ ground, processId, carriers })
  const startedAt = performance.now()
  sender.start()
  await new Promise(resolve => setTimeout(resolve, LOOP_MS))
  const count = `select count(*)::int as n from message where dispatch_id = ${dispatch.id} and state = 'accepted'`
  const n = await withClient(server.url, async client => (await client.query(count)).rows[0].n)
  const perSecond = (n / (performance.now() - startedAt)) * 1000
  await cancel(server, dispatch)
  await sender.stop()
  return perSecond
}

type Dispatch = { account_id: number; id: number; month: string }

/** A campaign whose audience is frozen and which nobody sends. */
async function frozen(server: BenchServer, listId: number): Promise<Dispatch> {
  const campaignId = await aCampaign(server, listId)
  await server.call('GET', `/campaign/${campaignId}/send`)
  return await withClient(server.url, client =>
    until<Dispatch>(
      client,
      `select d.account_id, d.id, d.month from dispatch d join campaign c on c.dispatch_id = d.id
       where c.id = ${campaignId} and d.state = 'running'`,
    ),
  )
}

async function until<Row>(client: { query(text: string): Promise<{ rows: unknown[] }> }, text: string): Promise<Row> {
  for (;;) {
    const { rows } = await client.query(text)
    if (rows.length > 0) return rows[0] as Row
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function claim(db: Database, dispatch: Dispatch, processId: string, limit: number): Promise<Claimed[]> {
  return db.transaction(tx =>
    claimBulk(tx, dispatch.account_id, { ...dispatch, per_hour: null }, { processId, limit, now: new Date() }),
  )
}

async function cancel(server: BenchServer, dispatch: Dispatch): Promise<void> {
  await withClient(server.url, client =>
    client.query(`update dispatch set state = 'cancelled' where id = ${dispatch.id}`),
  )
}
