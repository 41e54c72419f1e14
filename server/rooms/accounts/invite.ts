import type { Role } from '../../../contract/endpoint.ts'
import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Person } from './identity.ts'
import { requestMail } from './mail.ts'
import { insertAudit } from './queries.ts'
import { deleteInvitation, type InvitationRow, invitationById, isMember, upsertInvitation } from './queries-members.ts'
import { lockAccount } from './queries-settings.ts'
import { throttle } from './throttle.ts'

const VALID_MS = 7 * 24 * 3600_000

/**
 * Sends an invitation by mail; one to the same address before is void from now on. Throws user.emailInvalid,
 * user.alreadyMember, request.tooMany.
 */
export async function invite(ground: Ground, by: Person, given: { email: string; role: Role }): Promise<InvitationRow> {
  const address = parseAddress(given.email)
  if (!address) throw problem('user.emailInvalid')
  await throttle(ground, [mailLimit(by.accountId)])
  return await ground.db.transaction(async tx => {
    await lockAccount(tx, by.accountId)
    const { email, key } = address
    return await send(ground, tx, by, { email, email_key: key, role: given.role }, 'user.invited')
  })
}

/** With a new link; the one before is void. Throws thing.notFound, user.alreadyMember, request.tooMany. */
export async function inviteAgain(ground: Ground, by: Person, invitationId: number): Promise<InvitationRow> {
  await throttle(ground, [mailLimit(by.accountId)])
  return await ground.db.transaction(async tx => {
    await lockAccount(tx, by.accountId)
    return await send(ground, tx, by, await expectInvitation(tx, by.accountId, invitationId), 'user.invitedAgain')
  })
}

/** Its link is void at once. Throws thing.notFound. */
export async function withdrawInvitation(ground: Ground, by: Person, invitationId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    await lockAccount(tx, by.accountId)
    const { email } = await expectInvitation(tx, by.accountId, invitationId)
    await deleteInvitation(tx, by.accountId, invitationId)
    const { userId, ip } = by
    const entry = { userId, ip, at: ground.clock.now(), action: 'user.invitationWithdrawn' as const, subject: null }
    await insertAudit(tx, by.accountId, { ...entry, data: { email } })
  })
}

/** Nobody may use us to write to strangers. */
const mailLimit = (accountId: number) => ({ subject: `invitations of ${accountId}`, calls: 100, windowS: 86_400 })

async function expectInvitation(tx: Tx, accountId: number, invitationId: number): Promise<InvitationRow> {
  const row = await invitationById(tx, accountId, invitationId)
  if (!row) throw problem('thing.notFound')
  return row
}

async function send(
  ground: Ground,
  tx: Tx,
  by: Person,
  to: Pick<InvitationRow, 'email' | 'email_key' | 'role'>,
  action: 'user.invited' | 'user.invitedAgain',
): Promise<InvitationRow> {
  const { accountId, userId, ip } = by
  if (await isMember(tx, accountId, to.email_key)) throw problem('user.alreadyMember')
  const now = ground.clock.now()
  const expiresAt = new Date(now.getTime() + VALID_MS)
  const { email, email_key: emailKey, role } = to
  const id = await upsertInvitation(tx, accountId, { email, emailKey, role, userId, now, expiresAt })
  const row = (await invitationById(tx, accountId, id))!
  await requestMail(ground, tx, accountId, { kind: 'invitation', invitationId: id, round: row.round })
  await insertAudit(tx, accountId, { at: now, userId, ip, action, subject: null, data: { email, role } })
  return row
}
