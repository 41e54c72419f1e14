import { type Invitation, invitations, type Member, users } from '../../../contract/users.ts'
import { mount } from '../../platform/mount.ts'
import {
  changeRole,
  type InvitationRow,
  invite,
  inviteAgain,
  type MemberRow,
  membersAndInvitations,
  type Person,
  removeMember,
  resetTwoFactor,
  withdrawInvitation,
} from '../../rooms/accounts/index.ts'
import { type Door, personOf } from './doorkeeper.ts'

export function serveUsers({ house: { ground }, app, guard }: Door): void {
  mount(app, users.all, guard, async ({ request }) => {
    const person = personOf(request)
    const { members, invitations } = await membersAndInvitations(ground, person.accountId)
    return { members: members.map(row => member(row, person)), invitations: invitations.map(invitation) }
  })
  mount(app, users.changeRole, guard, async ({ input, request }) => {
    const { role, knowingly = false } = input.body
    const person = personOf(request)
    return member(await changeRole(ground, person, input.params.id, role, knowingly), person)
  })
  mount(app, users.remove, guard, async ({ input, request }) => {
    await removeMember(ground, personOf(request), input.params.id, input.query.knowingly ?? false)
    return {}
  })
  mount(app, users.resetTwoFactor, guard, async ({ input, request }) => {
    const person = personOf(request)
    return member(await resetTwoFactor(ground, person, input.params.id), person)
  })
  mount(app, invitations.send, guard, async ({ input, request }) =>
    invitation(await invite(ground, personOf(request), input.body)),
  )
  mount(app, invitations.resend, guard, async ({ input, request }) =>
    invitation(await inviteAgain(ground, personOf(request), input.params.id)),
  )
  mount(app, invitations.withdraw, guard, async ({ input, request }) => {
    await withdrawInvitation(ground, personOf(request), input.params.id)
    return {}
  })
}

function member(row: MemberRow, you: Person): Member {
  return {
    id: row.user_id,
    email: row.email,
    name: row.name,
    role: row.role,
    twoFactor: row.two_factor_on,
    seenAt: row.seen_at?.toISOString() ?? null,
    since: row.created_at.toISOString(),
    isYou: row.user_id === you.userId,
  }
}

function invitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}
