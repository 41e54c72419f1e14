import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ACCOUNT_HEADER } from '../../../contract/account.ts'
import type { Guard } from '../../../contract/endpoint.ts'
import type { House } from '../../house.ts'
import { problem } from '../../platform/errors.ts'
import { type Actor, type Person, type SignedInRow, type Visitor, whoHolds } from '../../rooms/accounts/index.ts'

/** What each resource is served with. */
export interface Door {
  house: House
  app: FastifyInstance
  guard: (guard: Guard, request: FastifyRequest) => Promise<void>
}

const COOKIE = 'postolka_session'
/** The longest that browsers keep one; when a session ends is decided here, by its last use. */
const COOKIE_AGE_S = 400 * 24 * 3600

const RANK = { signedIn: 0, viewer: 1, marketer: 2, administrator: 3 } satisfies Record<
  Exclude<Guard, 'anyone'>,
  number
>

const signedIn = new WeakMap<FastifyRequest, SignedInRow>()

/** Throws session.required, .otherAccount, .twoFactorRequired or .forbidden; runs before the body is read. */
export function doorkeeper(house: House): Door['guard'] {
  return async (guard, request) => {
    if (guard === 'anyone') return
    const token = sessionToken(request)
    const holder = token === null ? undefined : await whoHolds(house.ground, token)
    if (!holder) throw problem('session.required')
    refuseOtherAccount(holder, request)
    if (guard !== 'signedIn' && holder.two_factor_required && !holder.two_factor_on)
      throw problem('session.twoFactorRequired')
    if (RANK[holder.role] < RANK[guard]) throw problem('session.forbidden', { needs: guard, has: holder.role })
    signedIn.set(request, holder)
  }
}

/** A tab opened before the session moved must not write into the account that it does not show. */
function refuseOtherAccount(holder: SignedInRow, request: FastifyRequest): void {
  const shown = request.headers[ACCOUNT_HEADER]
  if (shown !== undefined && shown !== String(holder.account_id)) throw problem('session.otherAccount')
}

/** Who makes this request; only behind a guard that asks for a role. */
export function holderOf(request: FastifyRequest): SignedInRow {
  const holder = signedIn.get(request)
  if (!holder) throw new Error('this endpoint is open to anyone, so nobody may be signed in')
  return holder
}

/** The same, as what is done is kept. */
export function actorOf(request: FastifyRequest): Actor {
  return { userId: holderOf(request).user_id, ip: request.ip }
}

export function personOf(request: FastifyRequest): Person {
  const { user_id: userId, account_id: accountId } = holderOf(request)
  return { userId, accountId, ip: request.ip }
}

export function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? null }
}

export function sessionToken(request: FastifyRequest): string | null {
  return parseCookie(request.headers.cookie ?? '')[COOKIE] || null
}

/** null takes the cookie away. */
export function setSessionCookie(house: House, reply: FastifyReply, token: string | null): void {
  const cookie = stringifySetCookie(COOKIE, token ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: house.config.publicUrl.startsWith('https:'),
    path: '/',
    maxAge: token === null ? 0 : COOKIE_AGE_S,
  })
  reply.header('set-cookie', cookie)
}
