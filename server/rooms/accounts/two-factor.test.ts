import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPostOffice } from '../../../tests/kit/account-mail.ts'
import { codeOf } from '../../../tests/kit/authenticator.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { identifier, sql } from '../../platform/sql.ts'
import {
  addUser,
  beginTwoFactor,
  type Person,
  readTwoFactor,
  renewRecoveryCodes,
  signIn,
  turnOffTwoFactor,
  turnOnTwoFactor,
} from './index.ts'

const PASSWORD = 'a long password'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

let n = 0
let email: string
let person: Person
beforeEach(async () => {
  email = `user${++n}@shop.example`
  const userId = await addUser(house.ground, house.accountId, email, PASSWORD, 'marketer')
  person = { userId, accountId: house.accountId, ip: null }
  // No test meets a code of the one before.
  house.clock.forward(90_000)
})

const now = () => house.clock.now()
const begin = () => beginTwoFactor(house.ground, person.userId, email)
const enter = (code?: string) => signIn(house.ground, email, PASSWORD, { ip: `192.0.2.${n}`, userAgent: null }, code)
const turnOn = async () => {
  const { secret, setUp } = begin()
  const codes = await turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, now()))
  house.clock.forward(30_000)
  return { secret, codes }
}

describe('two-factor', () => {
  it('is on once a code has confirmed the secret, with ten recovery codes', async () => {
    const { secret, uri, setUp } = begin()
    expect(uri).toMatch(/^otpauth:\/\/totp\/Po%C5%A1tolka:user\d+%40shop\.example\?/)
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    await expect(turnOnTwoFactor(house.ground, person, setUp, '000000')).rejects.toMatchObject({
      code: 'twoFactor.wrongCode',
    })
    expect(await readTwoFactor(house.ground, person.userId)).toEqual({ on: false, since: null, recoveryCodesLeft: 0 })
    const codes = await turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, now()))
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
    expect(await readTwoFactor(house.ground, person.userId)).toEqual({
      on: true,
      since: now(),
      recoveryCodesLeft: 10,
    })
    await expect(turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, now()))).rejects.toMatchObject({
      code: 'twoFactor.alreadyOn',
    })
  })

  it('takes the codes of RFC 6238, appendix B, in their 30 seconds and the ones beside them', async () => {
    // The RFC's eight digits; six are their end.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [20_000_000_000, '353130'],
    ] as const)
      expect(codeOf(secret, new Date(seconds * 1000))).toBe(code)
    const { stepOf } = await import('./two-factor-code.ts')
    const at = (ms: number) => ({ ...house.ground, clock: { now: () => new Date(ms) } })
    expect(stepOf(at(59_000), secret, '287082')).toBe(1)
    expect(stepOf(at(89_000), secret, '287082')).toBe(1)
    expect(stepOf(at(29_000), secret, '287082')).toBe(1)
    expect(stepOf(at(91_000), secret, '287082')).toBeNull()
  })

  it('is asked for after the right password only', async () => {
    await turnOn()
    await expect(enter()).rejects.toMatchObject({ code: 'twoFactor.codeRequired' })
    await expect(enter(' ')).rejects.toMatchObject({ code: 'twoFactor.codeRequired' })
    const wrong = signIn(house.ground, email, 'a wrong password', { ip: null, userAgent: null }, '123456')
    await expect(wrong).rejects.toMatchObject({ code: 'session.wrongPassword' })
  })

  it('takes no code twice, nor an older one', async () => {
    const { secret } = await turnOn()
    const older = codeOf(secret, new Date(now().getTime() - 30_000))
    const code = codeOf(secret, now())
    await enter(` ${code.slice(0, 3)} ${code.slice(3)} `)
    await expect(enter(code)).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
    await expect(enter(older)).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
    house.clock.forward(30_000)
    const next = codeOf(secret, now())
    const both = await Promise.allSettled([enter(next), enter(next)])
    expect(both.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('does not take the code that turned it on', async () => {
    const { secret, setUp } = begin()
    const code = codeOf(secret, now())
    await turnOnTwoFactor(house.ground, person, setUp, code)
    await expect(enter(code)).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { codes } = await turnOn()
    await enter(codes[0])
    await expect(enter(codes[0])).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
    await enter(codes[1]!.toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l'))
    expect((await readTwoFactor(house.ground, person.userId)).recoveryCodesLeft).toBe(8)
  })

  it('is closed for a while after five wrong codes, and a right one within them opens the count again', async () => {
    const { secret } = await turnOn()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await expect(enter('000001')).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
      house.clock.forward(30_000)
      await enter(codeOf(secret, now()))
    }
    for (let i = 0; i < 5; i++) await enter('000001').catch(() => {})
    house.clock.forward(30_000)
    await expect(enter(codeOf(secret, now()))).rejects.toMatchObject({ code: 'request.tooMany' })
  })

  it('is turned off by the password and a code, never by one of them', async () => {
    const { secret, codes } = await turnOn()
    const off = (password: string, code: string) => turnOffTwoFactor(house.ground, person, password, code)
    await expect(off('a wrong password', codes[0]!)).rejects.toMatchObject({ code: 'password.wrong' })
    await expect(off(PASSWORD, '000000')).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
    await off(PASSWORD, codeOf(secret, now()))
    await enter()
    await expect(off(PASSWORD, codes[0]!)).rejects.toMatchObject({ code: 'twoFactor.off' })
    expect((await readTwoFactor(house.ground, person.userId)).recoveryCodesLeft).toBe(0)
  })

  it('gives new recovery codes by a code, and the ones before are void', async () => {
    const { secret, codes } = await turnOn()
    const renewed = await renewRecoveryCodes(house.ground, person, codeOf(secret, now()))
    expect(renewed).toHaveLength(10)
    await expect(enter(codes[0])).rejects.toMatchObject({ code: 'twoFactor.wrongCode' })
    await enter(renewed[0])
  })

  it('is not set up by what somebody else began, nor by what is an hour old or cut', async () => {
    const expired = { code: 'twoFactor.setUpExpired' }
    const other = beginTwoFactor(house.ground, person.userId + 1, 'other@shop.example')
    const theirs = turnOnTwoFactor(house.ground, person, other.setUp, codeOf(other.secret, now()))
    await expect(theirs).rejects.toMatchObject(expired)
    const { secret, setUp } = begin()
    await expect(turnOnTwoFactor(house.ground, person, setUp.slice(0, -4), '000000')).rejects.toMatchObject(expired)
    await expect(turnOnTwoFactor(house.ground, person, '', '000000')).rejects.toMatchObject(expired)
    house.clock.forward(3600_000 + 1)
    await expect(turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, now()))).rejects.toMatchObject(expired)
  })

  it('keeps neither the secret nor a recovery code readable, and tells by mail when it changes', async () => {
    const { mailsTo } = await aPostOffice(house)
    const { secret, codes } = await turnOn()
    for (const table of ['app_user', 'recovery_code', 'event', 'email', 'message', 'audit_event']) {
      const rows = await house.ground.db.query<{ kept: string }>(
        sql`select to_jsonb(t)::text as kept from ${identifier(table)} t`,
      )
      const kept = rows.map(row => row.kept).join()
      for (const text of [secret, ...codes, ...codes.map(code => code.replace('-', ''))]) {
        expect(kept, table).not.toContain(text)
        expect(kept, table).not.toContain(Buffer.from(text).toString('hex'))
      }
    }
    await turnOffTwoFactor(house.ground, person, PASSWORD, codes[0]!)
    const subjects = (await mailsTo(email)).map(mail => mail.subject)
    expect(subjects).toEqual(['Dvoufázové ověření je vypnuté', 'Dvoufázové ověření je zapnuté'])
  })
})
