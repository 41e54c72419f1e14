import { randomBytes } from 'node:crypto'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { type UserRow, userByKey } from './queries-users.ts'
import { addressSubject, forgive, type Limit, throttle } from './throttle.ts'
import { takeCode } from './two-factor-code.ts'

export interface Visitor {
  ip: string | null
  userAgent: string | null
}

/** Somebody signed in, who does something to what is theirs; it is kept in the account they are in. */
export interface Person {
  userId: number
  accountId: number
  ip: string | null
}

export interface Claim {
  email: string
  password: string
  /** Of the second step, where it is on. */
  code?: string
}

let decoy: Promise<string> | undefined

/** Per address typed and per address of the network. */
function limits(ground: Ground, emailKey: string, ip: string | null): [Limit, Limit] {
  return [passwordLimit(ground, emailKey), { subject: `sign-in ip ${ip}`, calls: 50, windowS: 900 }]
}

/** Attempts at one user's password, wherever it is asked for. */
export function passwordLimit(ground: Ground, emailKey: string): Limit {
  return { subject: addressSubject(ground, 'sign-in', emailKey), calls: 10, windowS: 900 }
}

/**
 * The user who this is, by password and, where it is on, by a code. Throws session.wrongPassword (unknown addresses take as
 * long as known ones), twoFactor.codeRequired after a right password, twoFactor.wrongCode, request.tooMany.
 */
export async function proveIdentity(ground: Ground, claim: Claim, visitor: Visitor): Promise<UserRow> {
  const emailKey = claim.email.trim().toLowerCase()
  const [ofAddress, ofNetwork] = limits(ground, emailKey, visitor.ip)
  await throttle(ground, [ofAddress, ofNetwork])
  const user = await userByKey(ground.db, emailKey)
  decoy ??= hashPassword(ground, randomBytes(16).toString('hex'))
  const isRight = await passwordMatches(claim.password, user?.password_hash ?? (await decoy))
  if (!user || !isRight) {
    ground.log.warn({ ip: visitor.ip }, 'sign-in refused')
    throw problem('session.wrongPassword')
  }
  if (user.two_factor_secret) {
    if (!claim.code?.trim()) throw problem('twoFactor.codeRequired')
    await takeCode(ground, user.id, user.two_factor_secret, claim.code)
  }
  await forgive(ground, [ofAddress])
  return user
}
