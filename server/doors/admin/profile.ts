import { profile, sessions, twoFactor } from '../../../contract/profile.ts'
import { mount } from '../../platform/mount.ts'
import {
  beginTwoFactor,
  changeName,
  changePassword,
  endOtherSessions,
  endSession,
  openSessions,
  readTwoFactor,
  renewRecoveryCodes,
  turnOffTwoFactor,
  turnOnTwoFactor,
} from '../../rooms/accounts/index.ts'
import { type Door, holderOf, personOf } from './doorkeeper.ts'
import { currentSession } from './session.ts'

export function serveProfile(door: Door): void {
  const { house, app, guard } = door
  const { ground } = house
  mount(app, profile.change, guard, async ({ input, request }) => {
    await changeName(ground, personOf(request), input.body.name)
    return await currentSession(house, request)
  })
  mount(app, profile.changePassword, guard, async ({ input, request }) => {
    await changePassword(ground, personOf(request), input.body, holderOf(request).session_id)
    return {}
  })
  serveTwoFactor(door)
  serveSessions(door)
}

function serveTwoFactor({ house: { ground }, app, guard }: Door): void {
  mount(app, twoFactor.read, guard, async ({ request }) => {
    const state = await readTwoFactor(ground, holderOf(request).user_id)
    return { ...state, since: state.since?.toISOString() ?? null }
  })
  mount(app, twoFactor.setUp, guard, async ({ request }) => {
    const { user_id, email } = holderOf(request)
    return beginTwoFactor(ground, user_id, email)
  })
  mount(app, twoFactor.turnOn, guard, async ({ input, request }) => ({
    recoveryCodes: await turnOnTwoFactor(ground, personOf(request), input.body.setUp, input.body.code),
  }))
  mount(app, twoFactor.turnOff, guard, async ({ input, request }) => {
    await turnOffTwoFactor(ground, personOf(request), input.body.password, input.body.code)
    return {}
  })
  mount(app, twoFactor.renewCodes, guard, async ({ input, request }) => ({
    recoveryCodes: await renewRecoveryCodes(ground, personOf(request), input.body.code),
  }))
}

function serveSessions({ house: { ground }, app, guard }: Door): void {
  mount(app, sessions.all, guard, async ({ request }) => {
    const { user_id, session_id } = holderOf(request)
    const rows = await openSessions(ground, user_id)
    return {
      sessions: rows.map(row => ({
        id: row.id,
        browser: row.browser,
        system: row.system,
        ip: row.ip,
        account: row.account_name,
        since: row.created_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        isThis: row.id === session_id,
      })),
    }
  })
  mount(app, sessions.end, guard, async ({ input, request }) => {
    await endSession(ground, holderOf(request).user_id, input.params.id)
    return {}
  })
  mount(app, sessions.endOthers, guard, async ({ request }) => {
    const { user_id, session_id } = holderOf(request)
    return { ended: await endOtherSessions(ground, user_id, session_id) }
  })
}
