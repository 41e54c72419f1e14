import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPostOffice } from '../../../tests/kit/account-mail.ts'
import { codeOf } from '../../../tests/kit/authenticator.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import {
  addUser,
  beginTwoFactor,
  changeRole,
  membersAndInvitations,
  type Person,
  readHistory,
  readTwoFactor,
  removeMember,
  resetTwoFactor,
  signIn,
  turnOnTwoFactor,
  whoHolds,
} from './index.ts'

const PASSWORD = 'a long password'

let house: TestHouse
let first: Person
let theirs: number
beforeAll(async () => {
  house = await aHouse()
  const [admin] = (await membersAndInvitations(house.ground, house.accountId)).members
  first = { accountId: house.accountId, userId: admin!.user_id, ip: '192.0.2.1' }
  theirs = (await anotherAccount(house)).accountId
})

let n = 0
let email: string
let userId: number
beforeEach(async () => {
  email = `member${++n}@shop.example`
  userId = await addUser(house.ground, house.accountId, email, PASSWORD, 'marketer')
})

const session = async () => await signIn(house.ground, email, PASSWORD, { ip: `192.0.2.${n}`, userAgent: null })
const who = (token: string) => whoHolds(house.ground, token)
const lastAction = async () => (await readHistory(house.ground, house.accountId, {}, { limit: 1 })).entries[0]

describe('a member', () => {
  it('feels a new role at the next request', async () => {
    const token = await session()
    await changeRole(house.ground, first, userId, 'viewer', false)
    expect(await who(token)).toMatchObject({ role: 'viewer' })
    expect(await lastAction()).toMatchObject({
      action: 'user.roleChanged',
      user_id: first.userId,
      subject: String(userId),
      data: { email, name: email, from: 'marketer', to: 'viewer' },
      ip: '192.0.2.1',
    })
  })

  it('who is removed is out at once, and stays in other accounts', async () => {
    await addUser(house.ground, theirs, email, PASSWORD, 'viewer')
    const here = await session()
    await removeMember(house.ground, first, userId, false)
    expect(await who(here)).toBeUndefined()
    expect(await lastAction()).toMatchObject({ action: 'user.removed', data: { email } })
    expect(await who(await session())).toMatchObject({ account_id: theirs })
    await expect(removeMember(house.ground, first, userId, false)).rejects.toMatchObject({ code: 'thing.notFound' })
  })

  it('of another account cannot be touched', async () => {
    const stranger = await addUser(house.ground, theirs, `stranger${n}@shop.example`, PASSWORD, 'viewer')
    const refused = { code: 'thing.notFound' }
    await expect(changeRole(house.ground, first, stranger, 'marketer', false)).rejects.toMatchObject(refused)
    await expect(removeMember(house.ground, first, stranger, false)).rejects.toMatchObject(refused)
    await expect(resetTwoFactor(house.ground, first, stranger)).rejects.toMatchObject(refused)
  })
})

describe('the last administrator', () => {
  it('can neither leave nor step down, even knowingly', async () => {
    const refused = { code: 'user.lastAdministrator' }
    await expect(changeRole(house.ground, first, first.userId, 'viewer', true)).rejects.toMatchObject(refused)
    await expect(removeMember(house.ground, first, first.userId, true)).rejects.toMatchObject(refused)
  })

  it('is always left, though two remove each other at the same moment', async () => {
    const second = { ...first, userId }
    await changeRole(house.ground, first, userId, 'administrator', false)
    const results = await Promise.allSettled([
      removeMember(house.ground, first, second.userId, false),
      changeRole(house.ground, second, first.userId, 'viewer', false),
    ])
    const refused = results.filter(result => result.status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'user.lastAdministrator' } }])
    // Whoever was first: the administrator of the other tests is one again.
    const { members } = await membersAndInvitations(house.ground, house.accountId)
    if (members.find(member => member.user_id === first.userId)?.role !== 'administrator')
      await changeRole(house.ground, second, first.userId, 'administrator', false)
  })
})

describe("an administrator's own rights", () => {
  it('are given up knowingly only', async () => {
    const second = { ...first, userId }
    await changeRole(house.ground, first, userId, 'administrator', false)
    const refused = { code: 'user.ownRole' }
    await expect(changeRole(house.ground, second, userId, 'marketer', false)).rejects.toMatchObject(refused)
    await expect(removeMember(house.ground, second, userId, false)).rejects.toMatchObject(refused)
    expect(await changeRole(house.ground, second, userId, 'administrator', false)).toMatchObject({
      role: 'administrator',
    })
    expect(await changeRole(house.ground, second, userId, 'marketer', true)).toMatchObject({ role: 'marketer' })
  })
})

describe('two-factor of a member', () => {
  const turnOn = async () => {
    const { secret, setUp } = beginTwoFactor(house.ground, userId, email)
    const person = { userId, accountId: house.accountId, ip: null }
    await turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, house.clock.now()))
  }

  it('is reset by an administrator, and the member is told', async () => {
    await turnOn()
    const { mailsTo } = await aPostOffice(house)
    expect(await resetTwoFactor(house.ground, first, userId)).toMatchObject({ two_factor_on: false })
    expect(await readTwoFactor(house.ground, userId)).toMatchObject({ on: false, recoveryCodesLeft: 0 })
    await session()
    expect((await mailsTo(email)).map(mail => mail.subject)).toEqual([
      'Administrátor vypnul vaše dvoufázové ověření',
      'Dvoufázové ověření je zapnuté',
    ])
    await expect(resetTwoFactor(house.ground, first, userId)).rejects.toMatchObject({ code: 'twoFactor.off' })
  })

  it('is not reset where the member also is in an account of somebody else', async () => {
    await turnOn()
    await addUser(house.ground, theirs, email, PASSWORD, 'administrator')
    await expect(resetTwoFactor(house.ground, first, userId)).rejects.toMatchObject({ code: 'user.inOtherAccounts' })
    expect(await readTwoFactor(house.ground, userId)).toMatchObject({ on: true })
    await addUser(house.ground, theirs, house.account.email, PASSWORD, 'administrator')
    await resetTwoFactor(house.ground, first, userId)
  })
})
