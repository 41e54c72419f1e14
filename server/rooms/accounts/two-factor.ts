import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Person } from './identity.ts'
import { requestMail } from './mail.ts'
import { expectPassword } from './profile.ts'
import { insertAudit } from './queries.ts'
import { lockUser, replaceRecoveryCodes, twoFactorOf, updateTwoFactor } from './queries-users.ts'
import { newRecoveryCodes, newSecret, plain, sealSecret, secretUri, stepOf, takeCode } from './two-factor-code.ts'

const SET_UP_MS = 3600_000

export interface TwoFactorState {
  on: boolean
  since: Date | null
  recoveryCodesLeft: number
}

export async function readTwoFactor(ground: Ground, userId: number): Promise<TwoFactorState> {
  const row = await twoFactorOf(ground.db, userId)
  return { on: row.secret !== null, since: row.since, recoveryCodesLeft: row.codes_left }
}

/** A secret to be confirmed by a code; `setUp` holds it sealed, so that nothing is kept for those who give up. */
export function beginTwoFactor(ground: Ground, userId: number, email: string) {
  const secret = newSecret()
  const until = ground.clock.now().getTime() + SET_UP_MS
  const setUp = ground.secrets
    .seal('two-factor set-up', JSON.stringify({ userId, secret, until }))
    .toString('base64url')
  return { secret, uri: secretUri(secret, email), setUp }
}

/** The recovery codes, shown this once. Throws twoFactor.setUpExpired, .wrongCode, .alreadyOn. */
export async function turnOnTwoFactor(ground: Ground, person: Person, setUp: string, code: string): Promise<string[]> {
  const secret = secretOf(ground, person.userId, setUp)
  const step = stepOf(ground, secret, plain(code))
  if (step === null) throw problem('twoFactor.wrongCode')
  const at = ground.clock.now()
  return await ground.db.transaction(async tx => {
    await lockUser(tx, person.userId)
    if ((await twoFactorOf(tx, person.userId)).secret) throw problem('twoFactor.alreadyOn')
    await updateTwoFactor(tx, person.userId, { secret: sealSecret(ground, secret), at, step })
    const { codes, hashes } = newRecoveryCodes(ground, person.userId)
    await replaceRecoveryCodes(tx, person.userId, hashes)
    await keep(ground, tx, person, 'profile.twoFactorOn')
    await requestMail(ground, tx, person.accountId, { kind: 'twoFactorOn', userId: person.userId })
    return codes
  })
}

/** Throws password.wrong, twoFactor.wrongCode, twoFactor.off, request.tooMany. */
export async function turnOffTwoFactor(ground: Ground, person: Person, password: string, code: string): Promise<void> {
  const { secret } = await twoFactorOf(ground.db, person.userId)
  if (!secret) throw problem('twoFactor.off')
  await expectPassword(ground, person.userId, password)
  await takeCode(ground, person.userId, secret, code)
  await ground.db.transaction(async tx => {
    await lockUser(tx, person.userId)
    await updateTwoFactor(tx, person.userId, null)
    await keep(ground, tx, person, 'profile.twoFactorOff')
    await requestMail(ground, tx, person.accountId, { kind: 'twoFactorOff', userId: person.userId })
  })
}

/** Those before are void. Throws twoFactor.wrongCode, twoFactor.off, request.tooMany. */
export async function renewRecoveryCodes(ground: Ground, person: Person, code: string): Promise<string[]> {
  const { secret } = await twoFactorOf(ground.db, person.userId)
  if (!secret) throw problem('twoFactor.off')
  await takeCode(ground, person.userId, secret, code)
  const { codes, hashes } = newRecoveryCodes(ground, person.userId)
  await ground.db.transaction(async tx => {
    await lockUser(tx, person.userId)
    if (!(await twoFactorOf(tx, person.userId)).secret) throw problem('twoFactor.off')
    await replaceRecoveryCodes(tx, person.userId, hashes)
    await keep(ground, tx, person, 'profile.recoveryCodesMade')
  })
  return codes
}

function secretOf(ground: Ground, userId: number, setUp: string): string {
  try {
    const sealed = Buffer.from(setUp, 'base64url')
    const given = JSON.parse(ground.secrets.open('two-factor set-up', sealed))
    if (given.userId === userId && given.until > ground.clock.now().getTime()) return given.secret
  } catch {
    // Not ours, or cut off in copying: as good as too old.
  }
  throw problem('twoFactor.setUpExpired')
}

type Kept = 'profile.twoFactorOn' | 'profile.twoFactorOff' | 'profile.recoveryCodesMade'

async function keep(ground: Ground, tx: Tx, person: Person, action: Kept): Promise<void> {
  const { userId, ip, accountId } = person
  await insertAudit(tx, accountId, { at: ground.clock.now(), userId, ip, action, subject: null, data: {} })
}
