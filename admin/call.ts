import { ACCOUNT_HEADER } from '../contract/account.ts'
import type { Endpoint, Input, Reply } from '../contract/endpoint.ts'
import type { ProblemCode } from '../contract/problem.ts'

/** Codes the browser makes itself: no answer at all, or one that is not ours. */
export type RefusalCode = ProblemCode | 'network.unreachable' | 'network.unexpected'

/** Every call that did not end well throws this; `code` is what the words are looked up by. */
export class Refused extends Error {
  override name = 'Refused'
  code: RefusalCode
  status: number
  details: unknown
  requestId: string | undefined

  constructor(code: RefusalCode, message: string, status: number, details?: unknown, requestId?: string) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
    this.requestId = requestId
  }
}

type Given = { params?: unknown; query?: unknown; body?: unknown }
/** An answer that nobody waits for any more is given up. */
type Options = { signal?: AbortSignal }
type Arguments<E> =
  Record<string, never> extends Input<E> ? [input?: Input<E>, options?: Options] : [input: Input<E>, options?: Options]

let shownAccount: number | null = null

/**
 * From now on every call says which account its page shows; the server refuses it once the session has moved. Gives back
 * what was said before.
 */
export function callFor(accountId: number | null): number | null {
  const before = shownAccount
  shownAccount = accountId
  return before
}

export function accountHeaders(): Record<string, string> {
  return shownAccount === null ? {} : { [ACCOUNT_HEADER]: String(shownAccount) }
}

/** Calls the admin API at `/app/api`, typed by the endpoint; throws `Refused`. */
export async function call<E extends Endpoint>(endpoint: E, ...[input, options]: Arguments<E>): Promise<Reply<E>> {
  const given = (input ?? {}) as Given
  const init: RequestInit = {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...accountHeaders() },
    signal: options?.signal ?? null,
  }
  if (given.body !== undefined) {
    init.body = JSON.stringify(given.body)
    init.headers = { ...init.headers, 'content-type': 'application/json' }
  }
  const response = await reach(`/app/api${fillPath(endpoint.path, given.params)}${queryString(given.query)}`, init)
  const answer = await readJson(response)
  if (response.ok && answer !== undefined) return answer as Reply<E>
  throw refusalFrom(response, answer)
}

/** Asks for a file that is made at once; throws `Refused`. */
export async function callForFile(path: string): Promise<{ name: string; content: Blob }> {
  const response = await reach(`/app/api${path}`, { method: 'POST', credentials: 'same-origin' })
  if (!response.ok) throw refusalFrom(response, await readJson(response))
  const [, name = 'download'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name, content: await response.blob() }
}

async function reach(url: string, init: RequestInit) {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Refused('network.unreachable', 'The server does not answer.', 0)
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return {}
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Ours are `room.what`. Their list stays out of the browser (2 kB): what has no words here is told in the server's own. */
export function codeOf(answer: { code?: unknown } | null): RefusalCode {
  const code = answer?.code
  return typeof code === 'string' && /^[a-z]+\.[a-z]+$/i.test(code) ? (code as ProblemCode) : 'network.unexpected'
}

function refusalFrom(response: Response, answer: unknown) {
  const said = (answer ?? {}) as { code?: string; message?: string; details?: unknown; requestId?: string }
  return new Refused(codeOf(said), said.message ?? response.statusText, response.status, said.details, said.requestId)
}

export function fillPath(path: string, params: unknown) {
  const values = (params ?? {}) as Record<string, string | number>
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

/** Leaves out what is undefined or empty, so that a cleared filter is no filter. */
export function queryString(query: unknown) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text && `?${text}`
}
