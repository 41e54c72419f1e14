import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** Somebody else's server that takes what is posted to it, on loopback; `answer` says what it answers. */
export class Receiver {
  readonly got: Received[] = []
  answer: (request: Received, response: ServerResponse) => void = (_, response) => response.end('taken')
  private server!: Server

  async start(): Promise<this> {
    this.server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const received = { path: request.url!, headers: request.headers, body }
      this.got.push(received)
      this.answer(received, response)
    })
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** The bodies that came to a path, read. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  bodies(path?: string): any[] {
    return this.got.filter(one => path === undefined || one.path === path).map(one => JSON.parse(one.body))
  }

  refuses(status: number): void {
    this.answer = (_, response) => response.writeHead(status).end('no')
  }

  takes(): void {
    this.answer = (_, response) => response.end('taken')
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise(resolve => this.server.close(resolve))
  }
}
