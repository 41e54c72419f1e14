import { randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { advanceStep, takeRecoveryCode } from './queries-users.ts'
import { forgive, type Limit, throttle } from './throttle.ts'

const PERIOD_S = 30
const RECOVERY_CODES = 10
/** Crockford's base 32: nothing in it is taken for something else. 10 of them are 50 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 20 guesses a day of a million codes, three of which are right at a time. */
const limits = (userId: number): Limit[] => [
  { subject: `two-factor user ${userId}`, calls: 5, windowS: 900 },
  { subject: `two-factor day of user ${userId}`, calls: 20, windowS: 86_400 },
]

/** 160 bits, base 32 (RFC 4226, 4). */
export function newSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32
}

/** For the QR code that authenticator apps read. */
export function secretUri(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/** The time step of the code, which may be one before or after now's; null when it is none. */
export function stepOf(ground: Ground, secret: string, code: string): number | null {
  const now = ground.clock.now().getTime()
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta
}

/**
 * Takes a code of the app or a recovery code, which is thereby used. Throws twoFactor.wrongCode, also for one that was taken
 * before, and request.tooMany.
 */
export async function takeCode(ground: Ground, userId: number, sealed: Buffer, given: string): Promise<void> {
  await throttle(ground, limits(userId))
  const code = plain(given)
  const isTaken = /^\d{6}$/.test(code)
    ? await takeStep(ground, userId, stepOf(ground, openSecret(ground, sealed), code))
    : await takeRecoveryCode(ground.db, userId, recoveryHash(ground, userId, code))
  if (!isTaken) throw problem('twoFactor.wrongCode')
  await forgive(ground, limits(userId))
}

async function takeStep(ground: Ground, userId: number, step: number | null): Promise<boolean> {
  return step !== null && (await advanceStep(ground.db, userId, step))
}

export function sealSecret(ground: Ground, secret: string): Buffer {
  return ground.secrets.seal('two-factor', secret)
}

function openSecret(ground: Ground, sealed: Buffer): string {
  return ground.secrets.open('two-factor', sealed)
}

export function newRecoveryCodes(ground: Ground, userId: number): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => `${letters(5)}-${letters(5)}`)
  return { codes, hashes: codes.map(code => recoveryHash(ground, userId, plain(code))) }
}

function letters(n: number): string {
  return Array.from({ length: n }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** As people type it: with or without spaces and hyphens, O for 0, I or L for 1. */
export function plain(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
}

function recoveryHash(ground: Ground, userId: number, code: string): Buffer {
  return ground.secrets.hash('recovery code', `${userId} ${code}`)
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Poštolka', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S })
}
