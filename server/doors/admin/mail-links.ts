import { invitation, passwordReset } from '../../../contract/users.ts'
import { mount } from '../../platform/mount.ts'
import { acceptInvitation, askForReset, readInvitation, readReset, resetPassword } from '../../rooms/accounts/index.ts'
import { type Door, visitorOf } from './doorkeeper.ts'
import { enter } from './session.ts'

/** For whoever holds a link of a mail to our own people; open to anyone. */
export function serveMailLinks({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, invitation.read, guard, async ({ input, request }) => {
    const { row, account, isKnown } = await readInvitation(ground, input.params.token, visitorOf(request))
    return {
      email: row.email,
      account: account.name,
      language: account.language,
      role: row.role,
      invitedBy: row.invited_by,
      expiresAt: row.expires_at.toISOString(),
      isKnown,
    }
  })
  mount(app, invitation.accept, guard, async ({ input, request, reply }) => {
    const token = await acceptInvitation(ground, input.params.token, input.body, visitorOf(request))
    return await enter(house, request, reply, token)
  })
  mount(app, passwordReset.ask, guard, async ({ input, request }) => {
    await askForReset(ground, input.body.email, visitorOf(request))
    return {}
  })
  mount(app, passwordReset.read, guard, async ({ input, request }) =>
    readReset(ground, input.params.token, visitorOf(request)),
  )
  mount(app, passwordReset.set, guard, async ({ input, request }) => {
    await resetPassword(ground, input.params.token, input.body.password, visitorOf(request))
    return {}
  })
}
