import { connect, type Socket } from 'node:net'
import { percentile } from './report.ts'

export interface Load {
  perSecond: number
  p50Ms: number
  p99Ms: number
}

/**
 * Requests over keep-alive connections, one at a time on each, for `ms`. Written out by hand, since an HTTP client costs
 * as much as the server it measures and both share the cores. Any status but 200 ends the bench.
 */
export async function httpLoad(port: number, connections: number, ms: number, requestOf: () => string): Promise<Load> {
  const took: number[] = []
  const beganAt = performance.now()
  const endsAt = beganAt + ms
  const one = async () => {
    const wire = await Wire.open(port)
    while (performance.now() < endsAt) {
      const sentAt = performance.now()
      await wire.ask(requestOf())
      took.push(performance.now() - sentAt)
    }
    wire.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  const perSecond = (took.length / (performance.now() - beganAt)) * 1000
  const sorted = Float64Array.from(took).sort()
  return { perSecond, p50Ms: percentile(sorted, 0.5), p99Ms: percentile(sorted, 0.99) }
}

export function get(path: string, key?: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: bench\r\n${key ? `key: ${key}\r\n` : ''}\r\n`
}

export function post(path: string, key: string, body: object, method = 'POST'): string {
  const text = JSON.stringify(body)
  return (
    `${method} ${path} HTTP/1.1\r\nHost: bench\r\nkey: ${key}\r\ncontent-type: application/json\r\n` +
    `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  )
}

class Wire {
  #rest = ''
  #answer: ((error?: Error) => void) | null = null

  private constructor(readonly socket: Socket) {
    // Lengths are in bytes: latin1 keeps one character for each.
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => this.#hear(chunk))
    socket.on('error', error => this.#answer?.(error))
    socket.on('close', () => this.#answer?.(new Error('the server closed the connection')))
  }

  static async open(port: number): Promise<Wire> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Wire(socket)
  }

  ask(request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#answer = error => {
        this.#answer = null
        if (error) reject(error)
        else resolve()
      }
      this.socket.write(request)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  #hear(chunk: string): void {
    this.#rest += chunk
    const headEnd = this.#rest.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const length = Number(/content-length: (\d+)/i.exec(this.#rest)?.[1] ?? 0)
    if (this.#rest.length < headEnd + 4 + length) return
    const wrong = this.#rest.startsWith('HTTP/1.1 200') ? undefined : new Error(this.#rest)
    this.#rest = ''
    this.#answer?.(wrong)
  }
}
