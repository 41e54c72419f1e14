import type { Role } from '../../../contract/endpoint.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Person } from './identity.ts'
import { requestMail } from './mail.ts'
import { type AuditEntry, insertAudit } from './queries.ts'
import {
  countAdministrators,
  countOutOfReach,
  deleteMembership,
  type InvitationRow,
  invitationsOf,
  type MemberRow,
  memberById,
  membersOf,
  updateRole,
} from './queries-members.ts'
import { deleteSessionsIn } from './queries-sessions.ts'
import { lockAccount } from './queries-settings.ts'
import { lockUser, updateTwoFactor } from './queries-users.ts'

const MOST = 1_000

export async function membersAndInvitations(
  ground: Ground,
  accountId: number,
): Promise<{ members: MemberRow[]; invitations: InvitationRow[] }> {
  const [members, invitations] = await Promise.all([
    membersOf(ground.db, accountId, MOST),
    invitationsOf(ground.db, accountId, MOST),
  ])
  return { members, invitations }
}

/**
 * Felt by the member's next request. `knowingly`: an administrator who gives up the own rights has said so. Throws
 * thing.notFound, user.ownRole, user.lastAdministrator.
 */
export async function changeRole(
  ground: Ground,
  by: Person,
  userId: number,
  role: Role,
  knowingly: boolean,
): Promise<MemberRow> {
  return await ground.db.transaction(async tx => {
    const member = await lockMember(tx, by.accountId, userId)
    if (member.role === role) return member
    if (role !== 'administrator') await mayLose(tx, by, member, knowingly)
    await updateRole(tx, by.accountId, userId, role)
    await keep(ground, tx, by, 'user.roleChanged', userId, { ...personOf(member), from: member.role, to: role })
    return { ...member, role }
  })
}

/** Ends the member's sessions in this account. Throws thing.notFound, user.ownRole, user.lastAdministrator. */
export async function removeMember(ground: Ground, by: Person, userId: number, knowingly: boolean): Promise<void> {
  await ground.db.transaction(async tx => {
    const member = await lockMember(tx, by.accountId, userId)
    await mayLose(tx, by, member, knowingly)
    await deleteMembership(tx, by.accountId, userId)
    await deleteSessionsIn(tx, by.accountId, userId)
    await keep(ground, tx, by, 'user.removed', userId, personOf(member))
  })
}

/**
 * For who has lost device and recovery codes; told by mail. Not for a user who is also where the administrator is none: one
 * account must not weaken another. Throws thing.notFound, twoFactor.off, user.inOtherAccounts.
 */
export async function resetTwoFactor(ground: Ground, by: Person, userId: number): Promise<MemberRow> {
  return await ground.db.transaction(async tx => {
    const member = await lockMember(tx, by.accountId, userId)
    if (!member.two_factor_on) throw problem('twoFactor.off')
    if ((await countOutOfReach(tx, userId, by.userId)) > 0) throw problem('user.inOtherAccounts')
    await lockUser(tx, userId)
    await updateTwoFactor(tx, userId, null)
    await keep(ground, tx, by, 'user.twoFactorReset', userId, personOf(member))
    await requestMail(ground, tx, by.accountId, { kind: 'twoFactorReset', userId })
    return { ...member, two_factor_on: false }
  })
}

/** Under the account's lock, so that two administrators cannot remove each other at once. */
async function lockMember(tx: Tx, accountId: number, userId: number): Promise<MemberRow> {
  await lockAccount(tx, accountId)
  const member = await memberById(tx, accountId, userId)
  if (!member) throw problem('thing.notFound')
  return member
}

async function mayLose(tx: Tx, by: Person, member: MemberRow, knowingly: boolean): Promise<void> {
  if (member.role === 'administrator' && (await countAdministrators(tx, by.accountId)) === 1)
    throw problem('user.lastAdministrator')
  if (member.user_id === by.userId && !knowingly) throw problem('user.ownRole')
}

/** Who it was done to, as people know them: the user may be gone when the history is read. */
const personOf = ({ email, name }: MemberRow) => ({ email, name: name || email })

async function keep(
  ground: Ground,
  tx: Tx,
  { userId, ip, accountId }: Person,
  action: AuditEntry['action'],
  memberId: number,
  data: object,
): Promise<void> {
  const entry = { userId, ip, at: ground.clock.now(), action, subject: String(memberId) }
  await insertAudit(tx, accountId, { ...entry, data })
}
