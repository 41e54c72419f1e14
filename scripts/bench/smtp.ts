import { type ChildProcess, fork } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import { composeMime, type MimeParts } from '../../server/platform/mime.ts'
import { parseSmtpUrl, SmtpConnection } from '../../server/platform/smtp.ts'

// Messages a second to a sink that takes everything: what the sender costs, not what a mail server does.
const CONNECTIONS = 10
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = 3
// 122 of them make a mail of 20 kB once encoded.
const paragraph = '<p style="margin:0 0 12px;font-size:15px">Příliš žluťoučký kůň, dobrý den a vítejte v obchodě.</p>\n'
const html = paragraph.repeat(122)

async function bench(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['sink'])
  const port = await new Promise<number>(resolve => child.once('message', message => resolve(Number(message))))
  const ready = composeMime(mail(0))
  const runs: [string, () => Promise<number>][] = [
    ['SmtpConnection, ready-made content', () => ours(port, () => ready)],
    ['SmtpConnection, composeMime per message', () => ours(port, number => composeMime(mail(number)))],
    ['composeMime alone', async () => composing()],
    ["nodemailer's pool, raw", () => nodemailers(port, () => ({ raw: ready }))],
    ["nodemailer's pool, composing", () => nodemailers(port, nodemailerMail)],
  ]
  console.log(`${ready.length} bytes a mail, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${SECONDS} s`)
  const baseline = { perSecond: 0 }
  for (const [name, run] of runs.reverse()) {
    const results: number[] = []
    for (let round = 0; round < ROUNDS; round++) results.push(await run())
    const perSecond = results.sort((a, b) => a - b)[ROUNDS >> 1]!
    baseline.perSecond ||= perSecond
    const ratio = (perSecond / baseline.perSecond).toFixed(1)
    console.log(`${name.padEnd(42)} ${Math.round(perSecond).toString().padStart(7)}/s  ${ratio.padStart(5)}×`)
  }
  await end(child)
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

/** Answers like Postfix's smtp-sink: PIPELINING offered, everything taken, the replies to one packet in one write. */
function sink(): void {
  const end = Buffer.from('\r\n.\r\n')
  const server = createServer({ noDelay: true }, socket => {
    let rest: Buffer = Buffer.alloc(0)
    let isContent = false
    socket.on('error', () => {})
    socket.write('220 sink ESMTP\r\n')
    socket.on('data', chunk => {
      let buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      let replies = ''
      for (;;) {
        const at = isContent ? buffer.indexOf(end) : buffer.indexOf('\r\n')
        if (at < 0) break
        const verb = isContent ? '.' : buffer.toString('latin1', 0, 4).toUpperCase()
        buffer = buffer.subarray(at + (isContent ? end.length : 2))
        isContent = verb === 'DATA'
        if (verb === 'EHLO') replies += '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n'
        else if (verb === 'DATA') replies += '354 End data with <CR><LF>.<CR><LF>\r\n'
        else if (verb === 'QUIT') replies += '221 2.0.0 Bye\r\n'
        else replies += '250 2.0.0 Ok\r\n'
      }
      // Of content only the last bytes can matter: they may be half of its end.
      rest = isContent && buffer.length > 4 ? buffer.subarray(buffer.length - 4) : buffer
      if (replies !== '') socket.write(replies)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
  process.on('disconnect', () => process.exit(0))
}

function end(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.disconnect()
  })
}

if (process.argv[2] === 'sink') sink()
else await bench()
