import type { Clock } from './platform/clock.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import { type Dns, systemDns } from './platform/dns.ts'
import type { Ground } from './platform/ground.ts'
import type { Log } from './platform/log.ts'
import { Outgoing } from './platform/outgoing.ts'
import { Secrets } from './platform/secrets.ts'

/** Everything a door needs: what rooms stand on, and the settings. */
export interface House {
  config: Config
  ground: Ground
}

/** The only wiring. Time and chance come in here, so that tests bring their own. */
export function buildHouse(parts: {
  config: Config
  db: Database
  log: Log
  clock?: Clock
  dns?: Dns
  outgoing?: Outgoing
  random?: () => number
  passwordCost?: number
}): House {
  const { config, db, log } = parts
  return {
    config,
    ground: {
      db,
      log,
      clock: parts.clock ?? systemClock,
      dns: parts.dns ?? systemDns(),
      outgoing: parts.outgoing ?? new Outgoing({ allowPrivateNetworks: config.allowPrivateNetworks }),
      random: parts.random ?? Math.random,
      secrets: new Secrets(config.secretKey),
      passwordCost: parts.passwordCost ?? 2 ** 17,
      requireVerifiedDomains: config.requireVerifiedDomains,
      publicUrl: config.publicUrl,
    },
  }
}
