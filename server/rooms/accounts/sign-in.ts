import { randomBytes } from 'node:crypto'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { countCall } from '../../platform/rate.ts'
import { hashPassword, passwordMatches } from './password.ts'
import {
  deleteSession,
  insertAudit,
  insertSession,
  type SignedInRow,
  sessionByHash,
  touchSession,
  userForSignIn,
} from './queries.ts'

const SESSION_MS = 14 * 24 * 3600_000
/** At most this many attempts in a window, per address typed and per address of the network. */
const ATTEMPTS = { perEmail: 10, perIp: 50, windowS: 900 }

export interface Visitor {
  ip: string | null
  userAgent: string | null
}

let decoy: Promise<string> | undefined

/** A new session's token. Throws session.wrongPassword or request.tooMany; unknown addresses take as long as known ones. */
export async function signIn(ground: Ground, email: string, password: string, visitor: Visitor): Promise<string> {
  const emailKey = email.trim().toLowerCase()
  const windows = await Promise.all([
    countCall(
      ground.db,
      `sign-in email ${ground.secrets.hash('sign-in', emailKey).toString('base64url')}`,
      ATTEMPTS.perEmail,
      ATTEMPTS.windowS,
    ),
    countCall(ground.db, `sign-in ip ${visitor.ip}`, ATTEMPTS.perIp, ATTEMPTS.windowS),
  ])
  const closed = windows.find(window => !window.allowed)
  if (closed) throw problem('request.tooMany', { retryAfterS: closed.retryAfterS })
  const user = await userForSignIn(ground.db, emailKey)
  decoy ??= hashPassword(ground, randomBytes(16).toString('hex'))
  const right = await passwordMatches(password, user?.password_hash ?? (await decoy))
  if (!user || !right) {
    ground.log.warn({ ip: visitor.ip }, 'sign-in refused')
    throw problem('session.wrongPassword')
  }
  const token = randomBytes(32).toString('base64url')
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    const expiresAt = new Date(now.getTime() + SESSION_MS)
    const userAgent = visitor.userAgent?.slice(0, 300) ?? null
    await insertSession(tx, {
      hash: tokenHash(ground, token),
      userId: user.id,
      accountId: user.account_id,
      ip: visitor.ip,
      userAgent,
      now,
      expiresAt,
    })
    await insertAudit(tx, user.account_id, {
      at: now,
      userId: user.id,
      action: 'session.signedIn',
      subject: null,
      data: {},
      ip: visitor.ip,
    })
  })
  return token
}

/** Who holds this token now; undefined when nobody. Use moves its end forward. */
export async function whoHolds(ground: Ground, token: string): Promise<SignedInRow | undefined> {
  const now = ground.clock.now()
  const row = await sessionByHash(ground.db, tokenHash(ground, token), now)
  // Once an hour is often enough, and keeps reading free of writes.
  if (row && now.getTime() - row.seen_at.getTime() > 3600_000) {
    await touchSession(ground.db, tokenHash(ground, token), now, new Date(now.getTime() + SESSION_MS))
  }
  return row
}

export async function signOut(ground: Ground, token: string): Promise<void> {
  await deleteSession(ground.db, tokenHash(ground, token))
}

function tokenHash(ground: Ground, token: string): Buffer {
  return ground.secrets.hash('session', token)
}
