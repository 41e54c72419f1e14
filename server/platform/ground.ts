import type { Clock } from './clock.ts'
import type { Database } from './db.ts'
import type { Dns } from './dns.ts'
import type { Log } from './log.ts'
import type { Outgoing } from './outgoing.ts'
import type { Secrets } from './secrets.ts'

/** What every room stands on; handed in by house.ts and nowhere else made. */
export interface Ground {
  db: Database
  clock: Clock
  dns: Dns
  /** The only way to call an address that somebody else named. */
  outgoing: Outgoing
  /** 0 ≤ n < 1; a parameter, so that runs can be repeated. */
  random: () => number
  secrets: Secrets
  /** scrypt's N. OWASP's floor is 2^17; tests take less, since each costs 0.3 s. */
  passwordCost: number
  log: Log
  /** Mails leave only from domains that the account has verified. */
  requireVerifiedDomains: boolean
  /** No slash at the end. */
  publicUrl: string
}
