import type { Language } from '../../../contract/shapes.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { newApiKey, setApiKey } from './api-key.ts'
import type { Person } from './identity.ts'
import { insertAudit, insertFoundedAccount } from './queries.ts'
import {
  type AccountOfUser,
  accountOfUser,
  accountsOfUser,
  countAccountsOfUser,
  touchMembership,
} from './queries-members.ts'
import { moveSession } from './queries-sessions.ts'
import { insertMembership } from './queries-users.ts'
import { checkedName, checkZone } from './settings.ts'
import { throttle } from './throttle.ts'

const MOST = 50

/** Those that the user may move to, by name; a search where there are more. */
export async function searchAccounts(
  ground: Ground,
  userId: number,
  search: string | undefined,
): Promise<{ accounts: AccountOfUser[]; hasMore: boolean }> {
  const rows = await accountsOfUser(ground.db, userId, search, MOST + 1)
  return { accounts: rows.slice(0, MOST), hasMore: rows.length > MOST }
}

export async function countAccounts(ground: Ground, userId: number): Promise<number> {
  return await countAccountsOfUser(ground.db, userId)
}

/** The session goes on in the other account. Throws thing.notFound where the user is no member. */
export async function switchAccount(
  ground: Ground,
  person: Person,
  sessionId: number,
  to: { id?: number; appId?: string },
): Promise<void> {
  await ground.db.transaction(async tx => {
    const account = await accountOfUser(tx, person.userId, to)
    if (!account) throw problem('thing.notFound')
    await moveTo(ground, tx, person, sessionId, account.id)
  })
}

export interface NewAccount {
  name: string
  language: Language
  timeZone: string
}

/**
 * Another account with the user as its administrator and a key of its own; the session moves there. Throws
 * request.invalid, account.unknownZone, request.tooMany.
 */
export async function foundAccount(
  ground: Ground,
  person: Person,
  sessionId: number,
  given: NewAccount,
): Promise<void> {
  const name = checkedName(given.name)
  await checkZone(ground, given.timeZone)
  await throttle(ground, [{ subject: `accounts founded by ${person.userId}`, calls: 20, windowS: 86_400 }])
  await ground.db.transaction(async tx => {
    const accountId = await insertUnderFreeAppId(tx, { ...given, name })
    await insertMembership(tx, accountId, person.userId, 'administrator')
    await setApiKey(ground, tx, accountId, newApiKey(), person.userId)
    const { userId, ip } = person
    const entry = { at: ground.clock.now(), userId, ip, action: 'account.founded' as const, subject: null }
    await insertAudit(tx, accountId, { ...entry, data: { name } })
    await moveTo(ground, tx, person, sessionId, accountId)
  })
}

async function moveTo(ground: Ground, tx: Tx, person: Person, sessionId: number, accountId: number): Promise<void> {
  const now = ground.clock.now()
  const { userId, ip } = person
  await moveSession(tx, sessionId, userId, accountId)
  await touchMembership(tx, accountId, userId, now)
  await insertAudit(tx, accountId, { at: now, userId, ip, action: 'session.switched', subject: null, data: {} })
}

/** kavarna, kavarna-2, kavarna-3 … */
async function insertUnderFreeAppId(tx: Tx, account: NewAccount): Promise<number> {
  const wished = appIdFrom(account.name)
  for (let n = 1; ; n++) {
    const appId = n === 1 ? wished : `${wished}-${n}`
    const id = await insertFoundedAccount(tx, { ...account, appId })
    if (id !== undefined) return id
  }
}

/** Lower-case letters, digits and hyphens, as in a host name; room is left for a number. */
export function appIdFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
  return slug || 'account'
}
