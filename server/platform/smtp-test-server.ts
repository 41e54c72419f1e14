import { type AddressInfo, createServer, type Socket } from 'node:net'

/**
 * What a scripted server says to a command line, to 'GREETING', to 'CONTENT' (first bytes after 354) and to '.'.
 * A text is sent (CRLF added), '' is silence, null drops the connection, undefined is what a good server says.
 */
export type Script = (command: string, connection: number) => string | null | undefined

export interface ScriptedServer {
  port: number
  /** Command lines of all connections, '.' for a content end. */
  commands: string[]
  /** Contents as received, before the final dot. */
  contents: string[]
  /** Packets as received: small ones on loopback arrive as they were written. */
  packets: string[]
  close: () => Promise<void>
}

const GOOD: [RegExp, string][] = [
  [/^GREETING$/, '220 test ESMTP'],
  [/^EHLO/, '250-test\r\n250-PIPELINING\r\n250-SIZE 10000000\r\n250-8BITMIME\r\n250 SMTPUTF8'],
  [/^HELO|^RSET|^MAIL|^RCPT/, '250 2.0.0 ok'],
  [/^DATA/, '354 go on'],
  [/^\.$/, '250 2.0.0 queued'],
  [/^QUIT/, '221 bye'],
  [/^CONTENT$/, ''],
  [/./, '502 unknown'],
]

/** A server that misbehaves as told, for tests. */
export async function scriptedServer(script: Script = () => undefined): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const seen = { commands: [] as string[], contents: [] as string[], packets: [] as string[] }
  let connections = 0
  // Without noDelay a reply of its own waits 40 ms for the acknowledgement of the one before.
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    converse(socket, command => script(command, connections), seen)
    connections++
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>(resolve => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { port: (server.address() as AddressInfo).port, ...seen, close }
}

function converse(
  socket: Socket,
  script: (command: string) => string | null | undefined,
  seen: Pick<ScriptedServer, 'commands' | 'contents' | 'packets'>,
): void {
  let rest = ''
  let isContent = false
  const answer = (command: string) => {
    const scripted = script(command)
    const reply = scripted === undefined ? GOOD.find(([pattern]) => pattern.test(command))![1] : scripted
    if (reply === null) socket.destroy()
    else if (reply !== '') socket.write(`${reply}\r\n`)
    return reply ?? ''
  }
  answer('GREETING')
  socket.on('data', chunk => {
    seen.packets.push(chunk.toString('utf8'))
    rest += chunk.toString('utf8')
    while (!socket.destroyed) {
      const end = isContent ? endOfContent(rest) : rest.indexOf('\r\n')
      if (end < 0) break
      const command = isContent ? '.' : rest.slice(0, end)
      if (isContent) seen.contents.push(rest.slice(0, end))
      rest = rest.slice(end + (isContent ? 3 : 2))
      seen.commands.push(command)
      isContent = answer(command).startsWith('354')
    }
    if (isContent && rest !== '' && !socket.destroyed) answer('CONTENT')
  })
}

function endOfContent(text: string): number {
  if (text.startsWith('.\r\n')) return 0
  const end = text.indexOf('\r\n.\r\n')
  return end < 0 ? -1 : end + 2
}
