import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { isInsideAddress } from './inside-address.ts'
import { failureOf, type OutgoingFailure, piecesOf, Refused, redirectOf } from './outgoing-failure.ts'

export { type OutgoingFailure, Refused } from './outgoing-failure.ts'

export interface OutgoingRequest {
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** For everything together, redirects included. */
  timeoutMs: number
  /** More of the answer is not read. */
  mostBytes: number
}

export type OutgoingAnswer =
  | {
      isAnswered: true
      status: number
      headers: Record<string, string>
      body: Buffer
      /** There was more than `mostBytes`. */
      isCut: boolean
      tookMs: number
    }
  | { isAnswered: false; why: OutgoingFailure; detail: string; tookMs: number }

export type OutgoingStream =
  | {
      isAnswered: true
      status: number
      headers: Record<string, string>
      /** To be read until its end or an end of reading, or closed unread. Throws Refused where it breaks off. */
      body: AsyncGenerator<Buffer, void, undefined>
      close: () => void
    }
  | { isAnswered: false; why: OutgoingFailure; detail: string }

type Lookup = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const LONGEST_URL = 2_000
const MOST_REDIRECTS = 3
/** Per host and process: one that does not answer takes no more than these. */
const MOST_SOCKETS = 20
const IDLE_MS = 10_000

/**
 * The one way to call an address that somebody else named. Names are resolved by our own lookup, which hands on outside
 * addresses only, so that what was checked is what is connected to (a name that changes its address in between gains nothing);
 * the socket is asked again once it is connected, and every redirect is a new call.
 */
export class Outgoing {
  private readonly lookup: LookupFunction
  private readonly agents: { http: HttpAgent; https: HttpsAgent }

  constructor(private readonly options: { allowPrivateNetworks: boolean; lookup?: Lookup }) {
    const resolve: Lookup = options.lookup ?? ((name, done) => systemLookup(name, { all: true }, done))
    this.lookup = (hostname, asked, done) => {
      resolve(hostname, (error, found) => {
        if (error) return done(error, [])
        const addresses = found.filter(({ address }) => this.isAllowed(address))
        const first = addresses[0]
        if (!first) return done(new Refused('insideAddress', `${hostname} leads inside`), [])
        return asked.all ? done(null, addresses) : done(null, first.address, first.family)
      })
    }
    const pooled = { keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS }
    this.agents = { http: new HttpAgent(pooled), https: new HttpsAgent(pooled) }
  }

  /** What can be said of an address before it is called; null: nothing against it. */
  refusal(url: string): 'badUrl' | 'insideAddress' | null {
    try {
      this.checked(url)
      return null
    } catch (error) {
      return (error as Refused).why as 'badUrl' | 'insideAddress'
    }
  }

  /** Never throws for what the other side does. */
  async call(request: OutgoingRequest): Promise<OutgoingAnswer> {
    const startedAt = performance.now()
    const tookMs = () => Math.round(performance.now() - startedAt)
    const deadline = AbortSignal.timeout(request.timeoutMs)
    try {
      const response = await this.followedTo(request, deadline)
      return { isAnswered: true, ...(await receive(response, request.mostBytes)), tookMs: tookMs() }
    } catch (error) {
      const { why, detail } = failureOf(error as Error, deadline.aborted)
      return { isAnswered: false, why, detail, tookMs: tookMs() }
    }
  }

  /** The same for an answer of any length: it ends with `timeoutMs`, and when nothing comes for `idleMs`. */
  async stream(request: Omit<OutgoingRequest, 'mostBytes' | 'body'> & { idleMs: number }): Promise<OutgoingStream> {
    const deadline = AbortSignal.timeout(request.timeoutMs)
    try {
      const response = await this.followedTo(request, deadline, request.idleMs)
      const body = piecesOf(response, deadline, request.idleMs)
      return {
        isAnswered: true,
        status: response.statusCode!,
        headers: headersOf(response),
        body,
        close: () => void response.destroy(),
      }
    } catch (error) {
      return { isAnswered: false, ...failureOf(error as Error, deadline.aborted) }
    }
  }

  /** The answer where the redirects end, its body not read yet. */
  private async followedTo(request: Asked, deadline: AbortSignal, idleMs?: number): Promise<IncomingMessage> {
    let url = this.checked(request.url)
    for (let hops = 0; ; hops++) {
      const response = await this.once(url, request, deadline, true, idleMs)
      const next = redirectOf(response, request.method)
      if (!next) return response
      response.destroy()
      if (hops === MOST_REDIRECTS) throw new Refused('badRedirect', 'too many redirects')
      url = this.followed(url, next)
    }
  }

  private isAllowed(address: string): boolean {
    return this.options.allowPrivateNetworks || !isInsideAddress(address)
  }

  private checked(text: string): URL {
    const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol)) throw new Refused('badUrl', 'not an http or https address')
    if (url.username || url.password) throw new Refused('badUrl', 'an address with a name and password in it')
    // A literal address is connected to without any lookup; the URL parser has made 0x7f.1 and 2130706433 into 127.0.0.1.
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    const isLocalName = /^localhost\.?$|\.localhost\.?$/.test(literal) && !this.options.allowPrivateNetworks
    if (isLocalName || (isIP(literal) && !this.isAllowed(literal)))
      throw new Refused('insideAddress', `${literal} is an address of the inside`)
    return url
  }

  private followed(from: URL, location: string): URL {
    if (!URL.canParse(location, from.href)) throw new Refused('badRedirect', 'a redirect to no address')
    const to = this.checked(new URL(location, from.href).href)
    if (from.protocol === 'https:' && to.protocol === 'http:')
      throw new Refused('badRedirect', 'a redirect from https to http')
    return to
  }

  private once(
    url: URL,
    request: Asked,
    signal: AbortSignal,
    mayRepeat: boolean,
    idleMs?: number,
  ): Promise<IncomingMessage> {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const isSecure = url.protocol === 'https:'
      const body = request.body === undefined ? undefined : Buffer.from(request.body as string)
      const headers: Record<string, string> = { 'accept-encoding': 'identity', ...request.headers }
      if (body) headers['content-length'] = String(body.length)
      const options = { method: request.method, headers, lookup: this.lookup, signal }
      const sent = isSecure
        ? httpsRequest(url, { ...options, agent: this.agents.https })
        : httpRequest(url, { ...options, agent: this.agents.http })
      sent.on('socket', socket => {
        if (socket.connecting) socket.once('connect', () => this.checkConnected(socket, error => sent.destroy(error)))
      })
      sent.on('error', error => {
        // A kept connection that the other side was just closing: nobody has read the request.
        const isStale = sent.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
        if (isStale && mayRepeat) this.once(url, request, signal, false, idleMs).then(resolve, reject)
        else reject(error)
      })
      if (idleMs) sent.setTimeout(idleMs, () => sent.destroy(new Refused('timeout', 'no answer in time')))
      sent.on('response', resolve)
      sent.end(body)
    })
  }

  private checkConnected(socket: Socket, refuse: (error: Error) => void): void {
    const address = socket.remoteAddress
    if (address === undefined || !this.isAllowed(address))
      refuse(new Refused('insideAddress', `connected to ${address ?? 'nobody knows where'}`))
  }
}

type Asked = Omit<OutgoingRequest, 'mostBytes' | 'timeoutMs'>

interface Received {
  status: number
  headers: Record<string, string>
  body: Buffer
  isCut: boolean
}

async function receive(response: IncomingMessage, mostBytes: number): Promise<Received> {
  const chunks: Buffer[] = []
  let size = 0
  let isCut = false
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size <= mostBytes) continue
    isCut = true
    // Leaving the loop closes the connection: the rest is never read.
    break
  }
  const body = Buffer.concat(chunks).subarray(0, mostBytes)
  return { status: response.statusCode!, headers: headersOf(response), body, isCut }
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))
}
