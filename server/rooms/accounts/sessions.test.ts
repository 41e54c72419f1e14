import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { deviceOf } from './device.ts'
import {
  addUser,
  changePassword,
  endOtherSessions,
  endSession,
  membersAndInvitations,
  openSessions,
  signIn,
  whoHolds,
} from './index.ts'

const PASSWORD = 'a long password'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

let n = 0
const aUser = async () => {
  const email = `user${++n}@shop.example`
  const userId = await addUser(house.ground, house.accountId, email, PASSWORD, 'marketer')
  const enter = async (userAgent: string | null = null) => {
    const token = await signIn(house.ground, email, PASSWORD, { ip: `192.0.2.${n}`, userAgent })
    return { token, id: (await whoHolds(house.ground, token))!.session_id }
  }
  const person = { userId, accountId: house.accountId, ip: null }
  return { email, userId, enter, person }
}
const isOpen = async ({ token }: { token: string }) => (await whoHolds(house.ground, token)) !== undefined

describe('the sessions of a user', () => {
  it('are shown with device, place and time, last seen first, and nobody else sees them', async () => {
    const user = await aUser()
    const first = await user.enter(FIREFOX)
    const began = house.clock.now()
    house.clock.forward(3600_000)
    const second = await user.enter()
    await (await aUser()).enter()
    expect(await openSessions(house.ground, user.userId)).toMatchObject([
      { id: second.id, browser: null, system: null, seen_at: house.clock.now() },
      { id: first.id, browser: 'firefox', system: 'linux', ip: '192.0.2.1', created_at: began, seen_at: began },
    ])
    await isOpen(first)
    expect((await openSessions(house.ground, user.userId)).map(row => row.seen_at)).toEqual([
      house.clock.now(),
      house.clock.now(),
    ])
    house.clock.forward(14 * 86_400_000)
    expect(await openSessions(house.ground, user.userId)).toEqual([])
  })

  it('are ended one by one or all others at once, and never those of somebody else', async () => {
    const user = await aUser()
    const [one, two, three] = [await user.enter(), await user.enter(), await user.enter()]
    const other = await aUser()
    const theirs = await other.enter()
    await endSession(house.ground, user.userId, two.id)
    expect(await isOpen(two)).toBe(false)
    await expect(endSession(house.ground, user.userId, theirs.id)).rejects.toMatchObject({ code: 'thing.notFound' })
    expect(await endOtherSessions(house.ground, user.userId, one.id)).toBe(1)
    expect([await isOpen(one), await isOpen(three), await isOpen(theirs)]).toEqual([true, false, true])
  })

  it('end but for this one when the password changes', async () => {
    const user = await aUser()
    const [here, elsewhere] = [await user.enter(), await user.enter()]
    const change = (current: string, password: string) =>
      changePassword(house.ground, user.person, { current, password }, here.id)
    await expect(change('not it', 'another long one')).rejects.toMatchObject({ code: 'password.wrong' })
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'password.tooShort' })
    expect(await isOpen(elsewhere)).toBe(true)
    await change(PASSWORD, 'another long one')
    expect([await isOpen(here), await isOpen(elsewhere)]).toEqual([true, false])
    await expect(user.enter()).rejects.toMatchObject({ code: 'session.wrongPassword' })
  })

  it('cannot be used to guess the password', async () => {
    const user = await aUser()
    const here = await user.enter()
    const guess = () =>
      changePassword(house.ground, user.person, { current: 'guessed', password: 'another long one' }, here.id)
    for (let i = 0; i < 10; i++) await expect(guess()).rejects.toMatchObject({ code: 'password.wrong' })
    await expect(guess()).rejects.toMatchObject({ code: 'request.tooMany' })
  })

  it('tell when a member was seen last', async () => {
    const user = await aUser()
    const seenAt = async () => {
      const { members } = await membersAndInvitations(house.ground, house.accountId)
      return members.find(member => member.user_id === user.userId)!.seen_at
    }
    expect(await seenAt()).toBeNull()
    const here = await user.enter()
    expect(await seenAt()).toEqual(house.clock.now())
    house.clock.forward(10 * 60_000)
    await isOpen(here)
    expect(await seenAt()).toEqual(house.clock.now())
  })
})

describe('a device', () => {
  const chrome = (system: string, more = '') =>
    `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36${more}`
  it.each([
    [FIREFOX, 'firefox', 'linux'],
    [chrome('Windows NT 10.0; Win64; x64'), 'chrome', 'windows'],
    [chrome('Windows NT 10.0; Win64; x64', ' Edg/141.0.0.0'), 'edge', 'windows'],
    [chrome('Macintosh; Intel Mac OS X 10_15_7', ' OPR/120.0'), 'opera', 'macos'],
    [chrome('X11; CrOS x86_64 14541.0.0'), 'chrome', 'chromeos'],
    [chrome('Linux; Android 14; SM-S911B', ' SamsungBrowser/24.0'), 'samsung', 'android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'safari',
      'iphone',
    ],
    ['curl/8.5.0', null, null],
    ['', null, null],
    [null, null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })
})
