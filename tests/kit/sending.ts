import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'
import type { Job } from '../../server/platform/jobs.ts'
import { startHeart } from '../../server/platform/processes.ts'
import { parseSmtpUrl } from '../../server/platform/smtp.ts'
import { campaignsJobs, createCampaign, startCampaign } from '../../server/rooms/campaigns/index.ts'
import { type Carriers, mailboxCarriers, recoverMessages, Sender } from '../../server/rooms/outbox/index.ts'
import type { TestHouse } from './house.ts'

/** A sender as its process runs it, with a heart; stopped after the file's tests. */
export async function aSender(house: TestHouse, carriers: Carriers = mailboxCarriers(house.ground)) {
  const heart = await startHeart({
    db: house.ground.db,
    log: house.ground.log,
    role: 'sender',
    recoveries: [recoverMessages],
    lost: () => {},
  })
  const { processId, setTrouble } = heart
  const sender = new Sender({ ground: house.ground, processId, carriers, setTrouble })
  sender.start()
  let stopped: Promise<void> | null = null
  const stop = () => {
    stopped ??= sender.stop(1_000).then(() => heart.stop())
    return stopped
  }
  afterAll(stop)
  return { sender, heart, stop }
}

export const HTML = `<html><body><p>Hello *|IF:NAME|**|NAME|**|ELSE:|*you*|END:IF|*</p>
<a href="https://shop.example/a">A</a> <a href="https://shop.example/b?x=1#y">B</a> <a href="https://shop.example/c?m=*|EMAIL|*">C</a>
<a href="*|UNSUB|*">out</a></body></html>`

/** A draft with everything a campaign needs. */
export async function aCampaign(house: TestHouse, listIds: number[], given: { html?: string; subject?: string } = {}) {
  return await createCampaign(house.ground, house.accountId, {
    title: 'A campaign',
    subject: given.subject ?? 'News for *|NAME|*',
    fromName: 'Shop',
    fromEmail: 'shop@shop.example',
    html: given.html ?? HTML,
    listIds,
  })
}

/** Starts a campaign and runs its freezing job at once, as a worker would. */
export async function startNow(house: TestHouse, campaignId: number) {
  const started = await startCampaign(house.ground, house.accountId, campaignId, null)
  await freezeNow(house, campaignId)
  return started
}

export async function freezeNow(house: TestHouse, campaignId: number) {
  await jobNamed(house, 'campaigns.freeze').run({ accountId: house.accountId, campaignId }, 1)
}

/** A job of the campaigns as the worker has it. */
export function jobNamed(house: TestHouse, name: string): Job {
  const lateStartMs = house.config.lateStartHours * 3_600_000
  return campaignsJobs(house.ground, { lateStartMs }).find(job => job.name === name)!
}

export async function until(what: () => Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await what())) {
    if (Date.now() > end) throw new Error('waited too long')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

export interface Sink {
  url: string
  port: number
  mails: { to: string; from: string; raw: string }[]
  close(): Promise<void>
}

/** A real SMTP server that keeps what it gets; `refuse` answers a recipient with an SMTP reply. */
export async function smtpSink(
  options: { port?: number; delayMs?: number; refuse?: (to: string) => { code: number; text: string } | null } = {},
): Promise<Sink> {
  const mails: Sink['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    // A reverse look-up of 127.0.0.1 costs 2 s where there is no name server.
    disableReverseLookup: true,
    onRcptTo(address, _session, done) {
      const refusal = options.refuse?.(address.address)
      if (!refusal) return done()
      done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom
        mails.push({
          to: session.envelope.rcptTo[0]!.address,
          from: from ? from.address : '',
          raw: Buffer.concat(chunks).toString(),
        })
        if (options.delayMs) setTimeout(done, options.delayMs)
        else done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  afterAll(close)
  return { url: `smtp://127.0.0.1:${port}?connections=5`, port, mails, close }
}

export function target(sink: Sink, connections = 5) {
  return { ...parseSmtpUrl(sink.url), connections }
}
