import { PostolkaError, PostolkaUnreachable } from './errors.ts'

export interface PostolkaOptions {
  /** Where the server is, such as https://mail.shop.example. */
  baseUrl: string
  key: string
  /** How long one attempt may take; 30,000 by default. */
  timeoutMs?: number
  /** How many times a call is repeated at most; 4 by default. */
  retries?: number
  /** No pause between attempts is longer; 60,000 by default. A server that asks for more is not waited for. */
  maxPauseMs?: number
  /** Sent with every call. */
  headers?: Record<string, string>
  /** In place of the global fetch, for proxies and tests. */
  fetch?: typeof globalThis.fetch
}

export interface CallOptions {
  signal?: AbortSignal
  timeoutMs?: number
  retries?: number
  headers?: Record<string, string>
}

export interface Call {
  method: string
  path: string
  query?: object
  body?: unknown
}

/** A pause by its milliseconds; given up with the signal. */
export type Pause = (ms: number, signal: AbortSignal | undefined) => Promise<void>

const FIRST_PAUSE_MS = 500
/** The server, or the proxy before it, is away for a moment. */
const AWAY = new Set([502, 503, 504])

/** One call with its repetitions. 429 is always safe to repeat, since nothing was done; the rest only where twice is as good as once. */
export async function perform(
  call: Call,
  given: PostolkaOptions,
  options: CallOptions,
  pause: Pause = wait,
): Promise<unknown> {
  const retries = options.retries ?? given.retries ?? 4
  for (let attempt = 0; ; attempt++) {
    const outcome = await attempted(call, given, options)
    if (!(outcome instanceof Error)) return outcome.value
    const pauseMs = attempt < retries ? pauseAfter(outcome, call.method, attempt) : undefined
    if (pauseMs === undefined || pauseMs > (given.maxPauseMs ?? 60_000)) throw outcome
    await pause(pauseMs, options.signal)
  }
}

/** Undefined where a repetition would not help, or might do the thing twice. */
function pauseAfter(error: Error, method: string, attempt: number): number | undefined {
  // From half to the whole, so that many clients do not come back at one time.
  const growing = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2)
  if (error instanceof PostolkaError) {
    const asked = error.retryAfterS === undefined ? growing : error.retryAfterS * 1_000
    if (error.status === 429) return asked
    return AWAY.has(error.status) && isIdempotent(method) ? asked : undefined
  }
  return error instanceof PostolkaUnreachable && isIdempotent(method) ? growing : undefined
}

function isIdempotent(method: string): boolean {
  return method !== 'POST'
}

/** An answer, or the error that may be repeated; what the caller called off is thrown. */
async function attempted(
  call: Call,
  given: PostolkaOptions,
  options: CallOptions,
): Promise<{ value: unknown } | Error> {
  const { signal } = options
  signal?.throwIfAborted()
  const late = AbortSignal.timeout(options.timeoutMs ?? given.timeoutMs ?? 30_000)
  let reply: Response
  let text: string
  try {
    reply = await (given.fetch ?? globalThis.fetch)(addressOf(call, given.baseUrl), {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...given.headers,
        ...options.headers,
        key: given.key,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    })
    text = await reply.text()
  } catch (cause) {
    signal?.throwIfAborted()
    return new PostolkaUnreachable(`${call.method} ${call.path}: ${late.aborted ? 'no answer in time' : 'no answer'}`, {
      cause,
    })
  }
  const value = parsed(text)
  if (reply.ok) return { value }
  return new PostolkaError(call.method, call.path, reply.status, value, retryAfter(reply.headers.get('retry-after')))
}

function addressOf({ path, query }: Call, baseUrl: string): string {
  const args = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) args.append(name, String(one))
  }
  return `${baseUrl.replace(/\/+$/, '')}${path}${args.size > 0 ? `?${args}` : ''}`
}

/** Seconds, or a date of HTTP. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1_000))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const giveUp = () => {
      clearTimeout(timer)
      fail(signal!.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp)
      done()
    }, ms)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
