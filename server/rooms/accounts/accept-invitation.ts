import type { Language } from '../../../contract/shapes.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { proveIdentity, type Visitor } from './identity.ts'
import { type InvitationKey, readInvitationToken } from './links.ts'
import { hashChosen } from './password.ts'
import { checkedPersonName } from './profile.ts'
import { insertAudit } from './queries.ts'
import { accountNameAndLanguage, type InvitationRow, invitationById, takeInvitation } from './queries-members.ts'
import { deleteSessionsOf } from './queries-sessions.ts'
import {
  insertMembership,
  insertNewUser,
  lockUser,
  updatePassword,
  updateTwoFactor,
  updateUserName,
  userByKey,
} from './queries-users.ts'
import { openSession } from './sign-in.ts'
import { throttle } from './throttle.ts'

export interface OpenInvitation {
  key: InvitationKey
  row: InvitationRow
  account: { name: string; language: Language }
  /** A user with an account somewhere: only the own password lets them in. */
  isKnown: boolean
}

/** What a link says. Changes nothing: link scanners open it, too. Throws invitation.invalid, request.tooMany. */
export async function readInvitation(ground: Ground, token: string, visitor: Visitor): Promise<OpenInvitation> {
  await throttle(ground, [{ subject: `mail links ip ${visitor.ip}`, calls: 60, windowS: 900 }])
  const key = readInvitationToken(ground.secrets, token)
  const row = key ? await invitationById(ground.db, key.accountId, key.id) : undefined
  const account = key ? await accountNameAndLanguage(ground.db, key.accountId) : undefined
  if (!key || !row || !account || row.round !== key.round || row.expires_at <= ground.clock.now())
    throw problem('invitation.invalid')
  const user = await userByKey(ground.db, row.email_key)
  return { key, row, account, isKnown: user !== undefined && user.account_id !== null }
}

export interface Acceptance {
  name?: string
  password: string
  code?: string
  language?: Language
}

/**
 * Makes the invited one a member and signs them in: the session's token. Throws invitation.invalid, user.nameMissing,
 * password.tooShort, and for a known user what `proveIdentity` does.
 */
export async function acceptInvitation(
  ground: Ground,
  token: string,
  given: Acceptance,
  visitor: Visitor,
): Promise<string> {
  const invitation = await readInvitation(ground, token, visitor)
  const { key, row } = invitation
  const join = invitation.isKnown
    ? await asKnownUser(ground, row, given, visitor)
    : await asNewUser(ground, invitation, given)
  return await ground.db.transaction(async tx => {
    const now = ground.clock.now()
    if (!(await takeInvitation(tx, key.accountId, row, now))) throw problem('invitation.invalid')
    const userId = await join(tx)
    await insertMembership(tx, key.accountId, userId, row.role, false)
    const entry = { at: now, userId, ip: visitor.ip, action: 'user.joined' as const, subject: null }
    await insertAudit(tx, key.accountId, { ...entry, data: { role: row.role } })
    return await openSession(ground, tx, key.accountId, userId, visitor)
  })
}

/** Gives the user's id within the transaction of the joining. */
type Join = (tx: Tx) => Promise<number>

async function asKnownUser(ground: Ground, row: InvitationRow, given: Acceptance, visitor: Visitor): Promise<Join> {
  const { password, code } = given
  const user = await proveIdentity(ground, { email: row.email_key, password, code }, visitor)
  return async () => user.id
}

/**
 * Also somebody who is in no account any more: as with a new password by mail, the mailbox is the proof, and there is
 * nothing else that it could open.
 */
async function asNewUser(ground: Ground, { row, account }: OpenInvitation, given: Acceptance): Promise<Join> {
  const name = checkedPersonName(given.name)
  const passwordHash = await hashChosen(ground, given.password)
  return async tx => {
    const { email, email_key: emailKey } = row
    const language = given.language ?? account.language
    const made = await insertNewUser(tx, { email, emailKey, name, language, passwordHash })
    if (made !== undefined) return made
    const left = (await userByKey(tx, emailKey))!
    await lockUser(tx, left.id)
    // Has joined another account since the link was read.
    if ((await userByKey(tx, emailKey))!.account_id !== null) throw problem('invitation.invalid')
    await updateUserName(tx, left.id, name)
    await updatePassword(tx, left.id, passwordHash)
    await updateTwoFactor(tx, left.id, null)
    await deleteSessionsOf(tx, left.id, null)
    return left.id
  }
}
