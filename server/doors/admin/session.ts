import type { FastifyRequest } from 'fastify'
import { type Session, session } from '../../../contract/account.ts'
import type { House } from '../../house.ts'
import { mount } from '../../platform/mount.ts'
import { type SignedInRow, setLanguage, signIn, signOut, type Visitor, whoHolds } from '../../rooms/accounts/index.ts'
import { type Door, holderOf, sessionToken, setSessionCookie } from './doorkeeper.ts'

export function serveSession({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, session.signIn, guard, async ({ input, request, reply }) => {
    const token = await signIn(ground, input.body.email, input.body.password, visitorOf(request))
    const before = sessionToken(request)
    if (before !== null) await signOut(ground, before)
    setSessionCookie(house, reply, token)
    return shown(house, (await whoHolds(ground, token))!)
  })
  mount(app, session.read, guard, async ({ request }) => shown(house, holderOf(request)))
  mount(app, session.signOut, guard, async ({ request, reply }) => {
    const token = sessionToken(request)
    if (token !== null) await signOut(ground, token)
    setSessionCookie(house, reply, null)
    return {}
  })
  mount(app, session.setLanguage, guard, async ({ input, request }) => {
    const { language } = input.body
    const holder = holderOf(request)
    await setLanguage(ground, holder.user_id, language)
    return shown(house, { ...holder, language })
  })
}

export function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? null }
}

function shown(house: House, row: SignedInRow): Session {
  return {
    user: { id: row.user_id, email: row.email, name: row.name, language: row.language },
    account: {
      id: row.account_id,
      appId: row.app_id,
      name: row.account_name,
      language: row.account_language,
      timeZone: row.time_zone,
    },
    role: row.role,
    mailbox: house.config.smtp === null,
  }
}
