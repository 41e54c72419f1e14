import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { passwordLimit, type Visitor } from './identity.ts'
import { readResetToken } from './links.ts'
import { requestMail } from './mail.ts'
import { hashChosen } from './password.ts'
import { insertAudit } from './queries.ts'
import { deleteSessionsOf } from './queries-sessions.ts'
import {
  deleteResetsOf,
  insertReset,
  lockUser,
  openReset,
  takeReset,
  updatePassword,
  userById,
  userByKey,
} from './queries-users.ts'
import { addressSubject, forgive, throttle } from './throttle.ts'

const VALID_MS = 3600_000

/**
 * The same for every address, in what it does and how long it takes: a job looks later whether there is such a user. Throws
 * request.tooMany.
 */
export async function askForReset(ground: Ground, email: string, visitor: Visitor): Promise<void> {
  const emailKey = email.trim().toLowerCase()
  await throttle(ground, [
    { subject: addressSubject(ground, 'password reset', emailKey), calls: 3, windowS: 3600 },
    { subject: `password reset ip ${visitor.ip}`, calls: 20, windowS: 3600 },
  ])
  await ground.db.transaction(tx => addJob(tx, 'accounts.sendReset', { emailKey }))
}

/** A link to a known user who is in some account; the account used last sends it. */
export async function sendReset(ground: Ground, emailKey: string): Promise<void> {
  const user = await userByKey(ground.db, emailKey)
  if (!user || user.account_id === null) return
  const accountId = user.account_id
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    const resetId = await insertReset(tx, user.id, now, new Date(now.getTime() + VALID_MS))
    await requestMail(ground, tx, accountId, { kind: 'passwordReset', resetId })
  })
}

/** Whose password a link sets. Changes nothing: link scanners open it, too. Throws password.linkInvalid, request.tooMany. */
export async function readReset(ground: Ground, token: string, visitor: Visitor): Promise<{ email: string }> {
  const { userId } = await expectReset(ground, token, visitor)
  const user = await userById(ground.db, userId)
  if (!user) throw problem('password.linkInvalid')
  return { email: user.email }
}

/**
 * Ends every session of the user and tells by mail; the two-factor stays. Throws password.linkInvalid, password.tooShort,
 * request.tooMany.
 */
export async function resetPassword(ground: Ground, token: string, password: string, visitor: Visitor): Promise<void> {
  const { resetId } = await expectReset(ground, token, visitor)
  const hash = await hashChosen(ground, password)
  const emailKey = await ground.db.transaction(async tx => {
    const now = ground.clock.now()
    const taken = await takeReset(tx, resetId, now)
    if (!taken) throw problem('password.linkInvalid')
    const userId = taken.user_id
    await lockUser(tx, userId)
    await updatePassword(tx, userId, hash)
    await deleteResetsOf(tx, userId)
    await deleteSessionsOf(tx, userId, null)
    const user = (await userById(tx, userId))!
    if (user.account_id === null) return user.email.toLowerCase()
    const entry = { at: now, userId, ip: visitor.ip, action: 'profile.passwordReset' as const }
    await insertAudit(tx, user.account_id, { ...entry, subject: null, data: {} })
    await requestMail(ground, tx, user.account_id, { kind: 'passwordChanged', userId })
    return user.email.toLowerCase()
  })
  // Whoever had forgotten it may have tried too often.
  await forgive(ground, [passwordLimit(ground, emailKey)])
}

async function expectReset(
  ground: Ground,
  token: string,
  visitor: Visitor,
): Promise<{ resetId: number; userId: number }> {
  await throttle(ground, [{ subject: `mail links ip ${visitor.ip}`, calls: 60, windowS: 900 }])
  const resetId = readResetToken(ground.secrets, token)
  const row = resetId === null ? undefined : await openReset(ground.db, resetId, ground.clock.now())
  if (resetId === null || !row) throw problem('password.linkInvalid')
  return { resetId, userId: row.user_id }
}
