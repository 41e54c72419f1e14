import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { isInsideAddress } from './inside-address.ts'

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

/**
 * Why there is no answer: badUrl (not http or https, or with a password in it), insideAddress, noSuchHost, unreachable, timeout,
 * certificate, badRedirect, broken (it is no HTTP, or the connection broke off).
 */
export type OutgoingFailure =
  | 'badUrl'
  | 'insideAddress'
  | 'noSuchHost'
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'badRedirect'
  | 'broken'

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

type Lookup = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const LONGEST_URL = 2_000
const MOST_REDIRECTS = 3
/** Per host and process: one that does not answer takes no more than these. */
const MOST_SOCKETS = 20
const IDLE_MS = 10_000

class Refused extends Error {
  constructor(
    readonly why: OutgoingFailure,
    detail: string,
  ) {
    super(detail)
  }
}

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
      let url = this.checked(request.url)
      for (let hops = 0; ; hops++) {
        const answer = await this.once(url, request, deadline, true)
        const next = redirectOf(answer, request.method)
        if (!next) return { isAnswered: true, ...answer, tookMs: tookMs() }
        if (hops === MOST_REDIRECTS) throw new Refused('badRedirect', 'too many redirects')
        url = this.followed(url, next)
      }
    } catch (error) {
      const { why, detail } = failureOf(error as Error, deadline.aborted)
      return { isAnswered: false, why, detail, tookMs: tookMs() }
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

  private once(url: URL, request: OutgoingRequest, signal: AbortSignal, mayRepeat: boolean): Promise<Received> {
    return new Promise<Received>((resolve, reject) => {
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
        if (isStale && mayRepeat) this.once(url, request, signal, false).then(resolve, reject)
        else reject(error)
      })
      sent.on('response', response => receive(response, request.mostBytes).then(resolve, reject))
      sent.end(body)
    })
  }

  private checkConnected(socket: Socket, refuse: (error: Error) => void): void {
    const address = socket.remoteAddress
    if (address === undefined || !this.isAllowed(address))
      refuse(new Refused('insideAddress', `connected to ${address ?? 'nobody knows where'}`))
  }
}

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
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) headers[name] = String(value)
  return { status: response.statusCode!, headers, body: Buffer.concat(chunks).subarray(0, mostBytes), isCut }
}

/** 307 and 308 repeat the request; the others would turn a POST into a GET, so that only a GET follows them. */
function redirectOf({ status, headers }: Received, method: string): string | null {
  const isFollowed = status === 307 || status === 308 || (method === 'GET' && [301, 302, 303].includes(status))
  return isFollowed ? (headers.location ?? null) : null
}

function failureOf(error: Error, isLate: boolean): { why: OutgoingFailure; detail: string } {
  const { code = '' } = error as NodeJS.ErrnoException
  const detail = (code && !error.message.includes(code) ? `${code}: ${error.message}` : error.message).slice(0, 300)
  if (error instanceof Refused) return { why: error.why, detail }
  // Happy eyeballs gather the failures of all addresses.
  const inner = (error as AggregateError).errors?.[0] as NodeJS.ErrnoException | undefined
  if (isLate) return { why: 'timeout', detail: 'no answer in time' }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return { why: 'noSuchHost', detail }
  if (/^(E(CONNREFUSED|HOSTUNREACH|NETUNREACH|TIMEDOUT|ADDRNOTAVAIL|ACCES))$/.test(code || (inner?.code ?? '')))
    return { why: 'unreachable', detail: detail || String(inner?.message) }
  if (/^(CERT_|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_SSL|EPROTO)/.test(code))
    return { why: 'certificate', detail }
  return { why: 'broken', detail }
}
