import type { Language } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Person, passwordLimit } from './identity.ts'
import { requestMail } from './mail.ts'
import { hashChosen, passwordMatches } from './password.ts'
import { insertAudit } from './queries.ts'
import { deleteSessionsOf } from './queries-sessions.ts'
import {
  deleteResetsOf,
  lockUser,
  updatePassword,
  updateUserLanguage,
  updateUserName,
  userById,
} from './queries-users.ts'
import { oneLine } from './settings.ts'
import { forgive, throttle } from './throttle.ts'

export async function setLanguage(ground: Ground, userId: number, language: Language): Promise<void> {
  await ground.db.transaction(tx => updateUserLanguage(tx, userId, language))
}

/** The name as it is kept. Throws user.nameMissing. */
export async function changeName(ground: Ground, person: Person, name: string): Promise<string> {
  const kept = checkedPersonName(name)
  await ground.db.transaction(async tx => {
    await updateUserName(tx, person.userId, kept)
    const { userId, ip } = person
    const entry = { userId, ip, at: ground.clock.now(), action: 'profile.renamed' as const, subject: null }
    await insertAudit(tx, person.accountId, { ...entry, data: { name: kept } })
  })
  return kept
}

export function checkedPersonName(name: string | undefined): string {
  const kept = oneLine(name ?? '').slice(0, 100)
  if (kept === '') throw problem('user.nameMissing')
  return kept
}

/** Ends every session but the given one, and tells by mail. Throws password.wrong, password.tooShort, request.tooMany. */
export async function changePassword(
  ground: Ground,
  person: Person,
  given: { current: string; password: string },
  sessionId: number,
): Promise<void> {
  await expectPassword(ground, person.userId, given.current)
  const hash = await hashChosen(ground, given.password)
  await ground.db.transaction(async tx => {
    const { userId, ip, accountId } = person
    await lockUser(tx, userId)
    await updatePassword(tx, userId, hash)
    await deleteSessionsOf(tx, userId, sessionId)
    await deleteResetsOf(tx, userId)
    const entry = { userId, ip, at: ground.clock.now(), action: 'profile.passwordChanged' as const }
    await insertAudit(tx, accountId, { ...entry, subject: null, data: {} })
    await requestMail(ground, tx, accountId, { kind: 'passwordChanged', userId })
  })
}

/** Before what a stolen session must not do. Throws password.wrong, request.tooMany. */
export async function expectPassword(ground: Ground, userId: number, password: string): Promise<void> {
  const user = await userById(ground.db, userId)
  if (!user) throw problem('session.required')
  const limits = [passwordLimit(ground, user.email.toLowerCase())]
  await throttle(ground, limits)
  if (!(await passwordMatches(password, user.password_hash))) throw problem('password.wrong')
  await forgive(ground, limits)
}
