import { randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { proveIdentity, type Visitor } from './identity.ts'
import { insertAudit } from './queries.ts'
import { touchMembership } from './queries-members.ts'
import { deleteSession, insertSession, type SignedInRow, sessionByHash, touchSession } from './queries-sessions.ts'

const SESSION_MS = 14 * 24 * 3600_000
/** Reading shall stay free of writes; five minutes are near enough for "last seen". */
const TOUCH_MS = 5 * 60_000

/**
 * A new session's token, in the account used last. Throws session.noAccount and what `proveIdentity` does.
 */
export async function signIn(
  ground: Ground,
  email: string,
  password: string,
  visitor: Visitor,
  code?: string,
): Promise<string> {
  const user = await proveIdentity(ground, { email, password, code }, visitor)
  const { account_id: accountId } = user
  if (accountId === null) throw problem('session.noAccount')
  return await ground.db.transaction(tx => openSession(ground, tx, accountId, user.id, visitor))
}

/** For a member whose identity is proven. */
export async function openSession(
  ground: Ground,
  tx: Tx,
  accountId: number,
  userId: number,
  visitor: Visitor,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = ground.clock.now()
  await insertSession(tx, {
    hash: tokenHash(ground, token),
    userId,
    accountId,
    ip: visitor.ip,
    userAgent: visitor.userAgent?.slice(0, 300) ?? null,
    now,
    expiresAt: new Date(now.getTime() + SESSION_MS),
  })
  await touchMembership(tx, accountId, userId, now)
  const entry = { at: now, userId, ip: visitor.ip, action: 'session.signedIn' as const }
  await insertAudit(tx, accountId, { ...entry, subject: null, data: {} })
  return token
}

/** Who holds this token now; undefined when nobody. Use moves its end forward. */
export async function whoHolds(ground: Ground, token: string): Promise<SignedInRow | undefined> {
  const now = ground.clock.now()
  const row = await sessionByHash(ground.db, tokenHash(ground, token), now)
  if (row && now.getTime() - row.seen_at.getTime() > TOUCH_MS) {
    await touchSession(ground.db, tokenHash(ground, token), now, new Date(now.getTime() + SESSION_MS))
    await touchMembership(ground.db, row.account_id, row.user_id, now)
  }
  return row
}

export async function signOut(ground: Ground, token: string): Promise<void> {
  await deleteSession(ground.db, tokenHash(ground, token))
}

function tokenHash(ground: Ground, token: string): Buffer {
  return ground.secrets.hash('session', token)
}
