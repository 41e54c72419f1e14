import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Session, session } from '../../../contract/account.ts'
import type { House } from '../../house.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import {
  countAccounts,
  type SignedInRow,
  searchAccounts,
  setLanguage,
  signIn,
  signOut,
  switchAccount,
  whoHolds,
} from '../../rooms/accounts/index.ts'
import { type Door, holderOf, personOf, sessionToken, setSessionCookie, visitorOf } from './doorkeeper.ts'

export function serveSession({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, session.signIn, guard, async ({ input, request, reply }) => {
    const { email, password, code } = input.body
    return await enter(house, request, reply, await signIn(ground, email, password, visitorOf(request), code))
  })
  mount(app, session.read, guard, async ({ request }) => shownSession(house, holderOf(request)))
  mount(app, session.signOut, guard, async ({ request, reply }) => {
    const token = sessionToken(request)
    if (token !== null) await signOut(ground, token)
    setSessionCookie(house, reply, null)
    return {}
  })
  mount(app, session.setLanguage, guard, async ({ input, request }) => {
    await setLanguage(ground, holderOf(request).user_id, input.body.language)
    return await currentSession(house, request)
  })
  mount(app, session.accounts, guard, async ({ input, request }) => {
    const { accounts, hasMore } = await searchAccounts(ground, holderOf(request).user_id, input.query.search)
    return { accounts: accounts.map(({ id, app_id, name, role }) => ({ id, appId: app_id, name, role })), hasMore }
  })
  mount(app, session.switchAccount, guard, async ({ input, request }) => {
    await switchAccount(ground, personOf(request), holderOf(request).session_id, input.body)
    return await currentSession(house, request)
  })
}

/** Hands the browser its new session, which takes the place of the one it had. */
export async function enter(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<Session> {
  const before = sessionToken(request)
  if (before !== null) await signOut(house.ground, before)
  setSessionCookie(house, reply, token)
  return await shownSession(house, (await whoHolds(house.ground, token))!)
}

/** As it is now, after something about it was changed. */
export async function currentSession(house: House, request: FastifyRequest): Promise<Session> {
  const holder = await whoHolds(house.ground, sessionToken(request) ?? '')
  if (!holder) throw problem('session.required')
  return await shownSession(house, holder)
}

async function shownSession(house: House, row: SignedInRow): Promise<Session> {
  return {
    user: { id: row.user_id, email: row.email, name: row.name, language: row.language },
    account: {
      id: row.account_id,
      appId: row.app_id,
      name: row.account_name,
      language: row.account_language,
      timeZone: row.time_zone,
      currency: row.currency,
    },
    role: row.role,
    accounts: await countAccounts(house.ground, row.user_id),
    twoFactor: { on: row.two_factor_on, required: row.two_factor_required },
    mailbox: house.config.smtp === null,
  }
}
