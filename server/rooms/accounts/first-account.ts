import { randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { newApiKey, setApiKey } from './api-key.ts'
import { hashChosen, hashPassword } from './password.ts'
import { firstAccount, insertAccount } from './queries.ts'
import { insertMembership, insertUser } from './queries-users.ts'

export interface FirstAccount {
  accountId: number
  email: string
  /** Known only to whoever reads the first start's output. */
  password: string
  apiKey: string
}

/** Makes the account, its administrator and its key, at the very first start only; null when there is one already. */
export async function ensureFirstAccount(
  ground: Ground,
  wished: { appId: string; email: string; password: string | null; apiKey: string | null },
): Promise<FirstAccount | null> {
  if (await firstAccount(ground.db)) return null
  const password = wished.password ?? randomBytes(12).toString('base64url')
  const apiKey = wished.apiKey ?? newApiKey()
  const hash = await hashPassword(ground, password)
  const make = async (tx: Tx) => {
    const accountId = await insertAccount(tx, wished.appId, wished.appId)
    const userId = await insertUser(tx, wished.email, hash)
    await insertMembership(tx, accountId, userId, 'administrator')
    await setApiKey(ground, tx, accountId, apiKey, userId)
    return { accountId, email: wished.email, password, apiKey }
  }
  return await ground.db.transaction(make).catch(error => {
    // 23505: another machine starting at the same moment was first.
    if ((error as { code?: string }).code === '23505') return null
    throw error
  })
}

/** A further user, without any mail; several accounts may share one. Throws password.tooShort. */
export async function addUser(
  ground: Ground,
  accountId: number,
  email: string,
  password: string,
  role: 'administrator' | 'marketer' | 'viewer',
): Promise<number> {
  const hash = await hashChosen(ground, password)
  return await ground.db.transaction(async tx => {
    const userId = await insertUser(tx, email, hash)
    await insertMembership(tx, accountId, userId, role)
    return userId
  })
}
