import { randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type AccountRow, accountByKeyHash, apiKeyOf, insertAudit, replaceApiKey } from './queries.ts'

export interface ShownKey {
  key: string
  createdAt: Date
}

/** The account that this key opens, or undefined. */
export async function accountOfKey(ground: Ground, key: string): Promise<AccountRow | undefined> {
  return await accountByKeyHash(ground.db, ground.secrets.hash('api key', key))
}

/** For administrators only; the door asks the role. */
export async function showApiKey(ground: Ground, accountId: number): Promise<ShownKey> {
  const row = await apiKeyOf(ground.db, accountId)
  if (!row) throw problem('thing.notFound')
  return { key: ground.secrets.open('api key', row.sealed), createdAt: row.created_at }
}

/** The old key fails from the commit on. */
export async function renewApiKey(
  ground: Ground,
  accountId: number,
  userId: number,
  ip: string | null,
): Promise<ShownKey> {
  return await ground.db.transaction(async tx => {
    const shown = await setApiKey(ground, tx, accountId, newApiKey(), userId)
    await insertAudit(tx, accountId, {
      at: shown.createdAt,
      userId,
      action: 'apiKey.renewed',
      subject: null,
      data: {},
      ip,
    })
    return shown
  })
}

export function newApiKey(): string {
  return randomBytes(24).toString('hex')
}

export async function setApiKey(
  ground: Ground,
  tx: Tx,
  accountId: number,
  key: string,
  userId: number | null,
): Promise<ShownKey> {
  const now = ground.clock.now()
  await replaceApiKey(tx, accountId, {
    hash: ground.secrets.hash('api key', key),
    sealed: ground.secrets.seal('api key', key),
    now,
    userId,
  })
  return { key, createdAt: now }
}
