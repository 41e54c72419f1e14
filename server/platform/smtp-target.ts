import { hostname } from 'node:os'

export interface SmtpTarget {
  host: string
  port: number
  tls: 'implicit' | 'required' | 'opportunistic' | 'never'
  verifyCertificate: boolean
  user?: string
  password?: string
  ehloName: string
  /** How many connections may be open at once. */
  connections: number
}

const OPTIONS = ['connections', 'tls', 'verify', 'name']
const EHLO_NAME = /^(?:[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*|\[[a-z0-9.:]+\])$/i

/**
 * `smtp://user:password@host:587?connections=10&tls=required&verify=0&name=mail.example.com`, or `smtps://…`.
 * Ports not given: 465 for smtps, 587 with a user, else 25. Throws an Error of one sentence that quotes nothing
 * of the URL, since a badly escaped password can land in any part of it.
 */
export function parseSmtpUrl(url: string): SmtpTarget {
  const parsed = parse(url)
  const query = readOptions(parsed)
  const isImplicit = parsed.protocol === 'smtps:'
  const tls = isImplicit ? 'implicit' : readTls(query.get('tls'))
  if (isImplicit && query.has('tls') && query.get('tls') !== 'required') {
    throw new Error('The SMTP URL says smtps:// and a tls option that contradicts it.')
  }
  const user = decodePart(parsed.username)
  const password = decodePart(parsed.password)
  if (password && !user) throw new Error('The SMTP URL has a password but no user.')
  const target: SmtpTarget = {
    host: decodePart(parsed.hostname).replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port ? Number(parsed.port) : isImplicit ? 465 : user ? 587 : 25,
    tls,
    verifyCertificate: readVerify(query.get('verify')) ?? (tls === 'implicit' || tls === 'required'),
    ehloName: checkEhloName(query.get('name') ?? defaultEhloName()),
    connections: readConnections(query.get('connections')),
  }
  if (user) Object.assign(target, { user, password })
  if (target.port < 1) throw new Error('The SMTP URL needs a port between 1 and 65535.')
  return target
}

/** Throws unless the name may follow EHLO: a host name or an address literal. */
export function checkEhloName(name: string): string {
  if (!EHLO_NAME.test(name) || name.length > 255) {
    throw new Error('The EHLO name must be a host name or an address in square brackets.')
  }
  return name
}

function parse(url: string): URL {
  let parsed: URL
  try {
    parsed = new URL(url.trim())
  } catch {
    // Not passed on as a cause: the TypeError of URL carries the whole input, password included.
    throw new Error('The SMTP URL cannot be read; special characters in user and password must be percent-encoded.')
  }
  if (parsed.protocol !== 'smtp:' && parsed.protocol !== 'smtps:') {
    throw new Error('The SMTP URL must start with smtp:// or smtps://.')
  }
  if (!parsed.hostname) throw new Error('The SMTP URL needs a host name.')
  if (parsed.hash || (parsed.pathname && parsed.pathname !== '/')) {
    throw new Error('The SMTP URL must end after the port; special characters in the password must be percent-encoded.')
  }
  return parsed
}

function readOptions(parsed: URL): URLSearchParams {
  for (const name of parsed.searchParams.keys()) {
    if (!OPTIONS.includes(name)) throw new Error(`The SMTP URL knows only the options ${OPTIONS.join(', ')}.`)
  }
  return parsed.searchParams
}

function readTls(value: string | null): 'required' | 'opportunistic' | 'never' {
  if (value === null) return 'opportunistic'
  if (value === 'required' || value === 'opportunistic' || value === 'never') return value
  throw new Error('The tls option of the SMTP URL must be required, opportunistic or never.')
}

function readVerify(value: string | null): boolean | null {
  if (value === null) return null
  if (value === '0' || value === '1') return value === '1'
  throw new Error('The verify option of the SMTP URL must be 0 or 1.')
}

function readConnections(value: string | null): number {
  const connections = value === null ? 10 : Number(value)
  if (Number.isInteger(connections) && connections >= 1 && connections <= 50) return connections
  throw new Error('The connections option of the SMTP URL must be a whole number from 1 to 50.')
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error('The SMTP URL has a percent sign that is not part of an escape; write it as %25.')
  }
}

function defaultEhloName(): string {
  const name = hostname()
  return name.includes('.') && EHLO_NAME.test(name) ? name : '[127.0.0.1]'
}
