import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildHouse } from '../house.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/db.ts'
import type { Ground } from '../platform/ground.ts'
import { openLog } from '../platform/log.ts'
import { ensureFirstAccount, firstAccount, showApiKey } from '../rooms/accounts/index.ts'

/** What a start prints for the person at the console. */
export interface Login {
  email: string
  /** null: not known to us any more. */
  password: string | null
  apiKey: string
}

/** Before any role runs: the first account, then `fill`. Null when there is nothing to print. */
export async function prepare(
  config: Config,
  isDemo: boolean,
  fill: (ground: Ground) => Promise<void>,
): Promise<Login | null> {
  const log = openLog(config.logLevel, 'start')
  const db = openDatabase({ url: config.databaseUrl!, connections: 4, name: 'postolka start' })
  try {
    const { ground } = buildHouse({ config, db, log })
    const password = config.adminPassword ?? (isDemo ? demoPassword(config.dataDir) : null)
    const first = await ensureFirstAccount(ground, {
      appId: config.account,
      email: config.adminEmail,
      password,
      apiKey: config.apiKey,
    })
    await fill(ground)
    if (first || !isDemo) return first
    // A demo is looked at again and again: its login is said at every start.
    const account = (await firstAccount(db))!
    return { email: config.adminEmail, password, apiKey: (await showApiKey(ground, account.id)).key }
  } finally {
    await db.end()
  }
}

/** Generated once per data directory and kept there, readable by its owner only. */
function demoPassword(dataDir: string): string {
  const file = join(dataDir, 'demo-password')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const password = randomBytes(9).toString('base64url')
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${password}\n`, { mode: 0o600 })
    return password
  }
}
