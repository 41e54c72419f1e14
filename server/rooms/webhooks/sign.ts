import { createHmac, randomBytes } from 'node:crypto'
import type { Ground } from '../../platform/ground.ts'
import type { EndpointRow } from './queries-endpoints.ts'

const PREFIX = 'whsec_'
const PURPOSE = 'webhook secret'
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32

/** A new secret as its owner gets it, and as it is kept. */
export function newSecret(ground: Ground): { shown: string; sealed: Buffer } {
  const shown = PREFIX + randomBytes(SECRET_BYTES).toString('base64')
  return { shown, sealed: ground.secrets.seal(PURPOSE, shown) }
}

/** `v1,` and the base64 of HMAC-SHA256 over `id.seconds.body` with what the secret's base64 says. */
export function signatureOf(secret: string, id: string, timestampS: number, body: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampS}.${body}`).digest('base64')}`
}

/** The headers of Standard Webhooks; while a secret is being changed, a signature by each, the new one first. */
export function signed(
  ground: Ground,
  endpoint: EndpointRow,
  id: string,
  body: string,
  now: Date,
): Record<string, string> {
  const timestampS = Math.floor(now.getTime() / 1000)
  const secrets = [endpoint.secret, endpoint.old_secret_until && endpoint.old_secret_until > now && endpoint.old_secret]
  const signatures = secrets.flatMap(sealed =>
    sealed ? [signatureOf(ground.secrets.open(PURPOSE, sealed), id, timestampS, body)] : [],
  )
  return { 'webhook-timestamp': String(timestampS), 'webhook-signature': signatures.join(' ') }
}
