import { type ChildProcess, fork } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'

export interface Sink {
  port: number
  process: ChildProcess
  /** What came since the last question. */
  taken(): Promise<Taken>
  /** Who of WATCHED got something, and when (milliseconds since 1970); until the sink stops. */
  watch(see: (address: string, at: number) => void): void
  stop(): Promise<void>
}

export interface Taken {
  messages: number
  bytes: number
  /** From the first final dot to the last. */
  ms: number
}

/** Mails to this domain are told one by one. */
export const WATCHED = 'watched.example'

interface Arrival {
  address: string
  at: number
}
type Message = number | Taken | Arrival
const isArrival = (message: Message): message is Arrival => typeof message === 'object' && 'address' in message

/** A process of its own that takes every mail at once and keeps none: the least that a next server can cost. */
export async function startSink(): Promise<Sink> {
  const root = join(import.meta.dirname, '../..')
  const child = fork(join(root, 'scripts/run-ts.mjs'), [join(root, 'scripts/bench/sink.ts'), 'serve'])
  const next = <T>() =>
    new Promise<T>(resolve => {
      const hear = (message: Message) => {
        if (isArrival(message)) return
        child.off('message', hear)
        resolve(message as T)
      }
      child.on('message', hear)
    })
  const port = await next<number>()
  return {
    port,
    process: child,
    taken: () => {
      const answer = next<Taken>()
      child.send('taken')
      return answer
    },
    watch: see => child.on('message', (message: Message) => isArrival(message) && see(message.address, message.at)),
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}

const seen = { messages: 0, bytes: 0, firstAt: 0, lastAt: 0 }

/** Answers like Postfix's smtp-sink: PIPELINING offered, everything taken, the replies to one packet in one write. */
function serve(): void {
  const end = Buffer.from('\r\n.\r\n')
  const server = createServer({ noDelay: true }, socket => {
    let rest: Buffer = Buffer.alloc(0)
    let isContent = false
    let watched: string | undefined
    socket.on('error', () => {})
    socket.write('220 sink ESMTP\r\n')
    socket.on('data', chunk => {
      seen.bytes += chunk.length
      let buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      let replies = ''
      for (;;) {
        const at = isContent ? buffer.indexOf(end) : buffer.indexOf('\r\n')
        if (at < 0) break
        const verb = isContent ? '.' : buffer.toString('latin1', 0, 4).toUpperCase()
        if (verb === 'RCPT') watched = WATCHING.exec(buffer.toString('latin1', 0, at))?.[1]
        else if (verb === '.' && watched) tell(watched)
        buffer = buffer.subarray(at + (isContent ? end.length : 2))
        isContent = verb === 'DATA'
        if (verb === '.') count()
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
  process.on('message', () => {
    process.send!({ messages: seen.messages, bytes: seen.bytes, ms: seen.lastAt - seen.firstAt })
    Object.assign(seen, { messages: 0, bytes: 0, firstAt: 0, lastAt: 0 })
  })
  // Its parent decides, also when both get Ctrl-C.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit(0))
}

const WATCHING = new RegExp(`<([^>]+@${WATCHED.replace('.', '\\.')})>`)

function tell(address: string): void {
  process.send!({ address, at: performance.timeOrigin + performance.now() })
}

function count(): void {
  seen.lastAt = performance.now()
  seen.firstAt ||= seen.lastAt
  seen.messages++
}

if (process.argv[2] === 'serve') serve()
