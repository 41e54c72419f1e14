import { buildHouse, type House } from '../house.ts'
import type { Config, ProcessRole } from '../platform/config.ts'
import { openDatabase } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { type Heart, startHeart } from '../platform/processes.ts'
import { recoverMessages } from '../rooms/outbox/index.ts'

/** What every role has: a house, a heart, and the direct address of the database. */
export interface RoleParts {
  house: House
  heart: Heart
  directUrl: string
}

export interface RunningRole {
  stop(): Promise<void>
}

const CONNECTIONS: Record<ProcessRole, number> = { web: 24, sender: 12, worker: 10 }

export async function enterRole(
  role: ProcessRole,
  config: Config,
  log: Log,
): Promise<RoleParts & { leave(): Promise<void> }> {
  const url = config.databaseUrl!
  const directUrl = config.directDatabaseUrl ?? url
  const onIdleError = (error: Error) => log.warn({ error: error.message }, 'an idle database connection was lost')
  const db = openDatabase({ url, connections: CONNECTIONS[role], name: `postolka ${role}`, onIdleError })
  const lost = () => {
    log.error('this process was silent for too long, others have taken over its work; it ends and is started anew')
    process.exit(3)
  }
  const heart = await startHeart({ db, log, role, recoveries: [recoverMessages], lost })
  const leave = async () => {
    await heart.stop()
    await db.end()
  }
  return { house: buildHouse({ config, db, log }), heart, directUrl, leave }
}
