import type { IncomingMessage } from 'node:http'

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

/** No answer, or an answer that did not come to its end. */
export class Refused extends Error {
  constructor(
    readonly why: OutgoingFailure,
    detail: string,
  ) {
    super(detail)
  }
}

export function failureOf(error: Error, isLate: boolean): { why: OutgoingFailure; detail: string } {
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

/** 307 and 308 repeat the request; the others would turn a POST into a GET, so that only a GET follows them. */
export function redirectOf({ statusCode, headers }: IncomingMessage, method: string): string | null {
  const status = statusCode!
  const isFollowed = status === 307 || status === 308 || (method === 'GET' && [301, 302, 303].includes(status))
  return isFollowed ? (headers.location ?? null) : null
}

/** Piece by piece; throws Refused when nothing comes for `idleMs`, when its time is over, and when it breaks off. */
export async function* piecesOf(
  response: IncomingMessage,
  deadline: AbortSignal,
  idleMs: number,
): AsyncGenerator<Buffer, void, undefined> {
  response.setTimeout(idleMs, () => response.destroy(new Refused('timeout', `nothing came for ${idleMs} ms`)))
  try {
    yield* response as AsyncIterable<Buffer>
  } catch (error) {
    const { why, detail } = failureOf(error as Error, deadline.aborted)
    throw new Refused(why, detail)
  } finally {
    // Whoever stops in the middle wants no more of it.
    response.destroy()
  }
}
