import { createTransport } from 'nodemailer'
import { composeMime, type MimeParts } from '../../server/platform/mime.ts'
import { parseSmtpUrl, SmtpConnection } from '../../server/platform/smtp.ts'
import { line, median, promise } from './report.ts'
import { startSink } from './sink.ts'

// Messages a second to a sink that takes everything: what the sender costs, not what a mail server does.
const CONNECTIONS = 10
const SECONDS = Number(process.env.BENCH_SECONDS ?? 1)
const ROUNDS = 3
// 122 of them make a mail of 20 kB once encoded.
const paragraph = '<p style="margin:0 0 12px;font-size:15px">Příliš žluťoučký kůň, dobrý den a vítejte v obchodě.</p>\n'
const html = paragraph.repeat(122)

const RATIOS = [
  ['SmtpConnection, ready-made content', "nodemailer's pool, ready-made content"],
  ['SmtpConnection, composeMime per message', "nodemailer's pool, composing per message"],
] as const

async function bench(): Promise<void> {
  const sink = await startSink()
  const { port } = sink
  const ready = composeMime(mail(0))
  const runs: [string, () => Promise<number>][] = [
    ['SmtpConnection, ready-made content', () => ours(port, () => ready)],
    ['SmtpConnection, composeMime per message', () => ours(port, number => composeMime(mail(number)))],
    ['composeMime alone', async () => composing()],
    ["nodemailer's pool, ready-made content", () => nodemailers(port, () => ({ raw: ready }))],
    ["nodemailer's pool, composing per message", () => nodemailers(port, nodemailerMail)],
  ]
  console.log(`${ready.length} bytes a mail, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${SECONDS} s`)
  const rates = new Map<string, number>()
  for (const [name, run] of runs) {
    const results: number[] = []
    for (let round = 0; round < ROUNDS; round++) results.push(await run())
    rates.set(name, median(results))
    line(name, median(results), 'perSecond')
  }
  for (const [ours, theirs] of RATIOS) {
    promise({ what: ours, value: rates.get(ours)!, baseline: theirs, base: rates.get(theirs)!, unit: 'perSecond' })
  }
  await sink.stop()
}

function mail(number: number): MimeParts {
  return {
    from: { name: 'Obchod U Pštrosa', email: 'info@example.com' },
    to: { name: 'Jana Nováková', email: `jana${number}@example.org` },
    subject: `Jano, slevy až 50 % pro zákaznici ${number}`,
    messageId: `${number}.campaign@example.com`,
    date: new Date(),
    headers: [
      ['List-Unsubscribe', `<https://example.com/u/${number}>`],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ],
    html: `<p>Jano ${number}</p>${html}`,
    text: `Jano ${number}, podívejte se na <https://example.com/>`,
  }
}

function nodemailerMail(number: number) {
  const { from, to, subject, messageId, date, html, text } = mail(number)
  const address = (who: { name?: string | null; email: string }) => ({ name: who.name ?? '', address: who.email })
  return { from: address(from), to: address(to), subject, messageId, date, html: html!, text: text! }
}

/** Messages a second; one after another on each connection, the next envelope in the flight of the last content. */
async function ours(port: number, contentOf: (number: number) => Buffer): Promise<number> {
  const target = parseSmtpUrl(`smtp://127.0.0.1:${port}?connections=${CONNECTIONS}`)
  const startedAt = performance.now()
  const endsAt = startedAt + SECONDS * 1_000
  let sent = 0
  const one = async () => {
    const smtp = await SmtpConnection.open(target)
    const begin = () => smtp.begin({ from: 'bounce@example.com', to: `jana${sent}@example.org` })
    await begin()
    while (performance.now() < endsAt) {
      const finished = smtp.finish(contentOf(sent))
      const begun = begin()
      if ((await finished).code !== 250 || (await begun).code !== 354) throw new Error('the sink refused')
      sent++
    }
    smtp.destroy()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  return (sent / (performance.now() - startedAt)) * 1_000
}

function composing(): number {
  const startedAt = performance.now()
  let composed = 0
  while (performance.now() - startedAt < SECONDS * 1_000) composeMime(mail(composed++))
  return (composed / (performance.now() - startedAt)) * 1_000
}

async function nodemailers(port: number, mailOf: (number: number) => object): Promise<number> {
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
  })
  const startedAt = performance.now()
  const endsAt = startedAt + SECONDS * 1_000
  let sent = 0
  const one = async () => {
    while (performance.now() < endsAt) {
      const envelope = { from: 'bounce@example.com', to: `jana${sent}@example.org` }
      await pool.sendMail({ ...mailOf(sent), envelope })
      sent++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS * 2 }, one))
  const perSecond = (sent / (performance.now() - startedAt)) * 1_000
  pool.close()
  return perSecond
}

await bench()
process.disconnect?.()
