import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { appIdFrom } from './accounts-of-user.ts'
import {
  accountSettings,
  addUser,
  countAccounts,
  foundAccount,
  type Person,
  readHistory,
  searchAccounts,
  showApiKey,
  signIn,
  switchAccount,
  whoHolds,
} from './index.ts'

const PASSWORD = 'correct horse battery'
const visitor = { ip: null, userAgent: null }

let house: TestHouse
let other: number
beforeAll(async () => {
  house = await aHouse()
  other = (await anotherAccount(house)).accountId
})

const enter = async (email: string) => {
  const token = await signIn(house.ground, email, PASSWORD, visitor)
  const holder = (await whoHolds(house.ground, token))!
  const person: Person = { userId: holder.user_id, accountId: holder.account_id, ip: null }
  return { token, holder, person, now: async () => (await whoHolds(house.ground, token))! }
}

describe('a user of several accounts', () => {
  it('moves the session, and lands in the account used last when signing in', async () => {
    await addUser(house.ground, house.accountId, 'two@shop.example', PASSWORD, 'viewer')
    await addUser(house.ground, other, 'two@shop.example', PASSWORD, 'administrator')
    const { person, holder, now } = await enter('two@shop.example')
    expect(holder).toMatchObject({ account_id: house.accountId, role: 'viewer' })
    expect(await countAccounts(house.ground, person.userId)).toBe(2)
    house.clock.forward(1000)
    await switchAccount(house.ground, person, holder.session_id, { id: other })
    expect(await now()).toMatchObject({ account_id: other, role: 'administrator' })
    expect((await enter('two@shop.example')).holder.account_id).toBe(other)
    house.clock.forward(1000)
    await switchAccount(house.ground, person, holder.session_id, { appId: 'shop' })
    expect((await enter('two@shop.example')).holder.account_id).toBe(house.accountId)
    const [last] = (await readHistory(house.ground, other, { kind: 'session' }, {})).entries
    expect(last).toMatchObject({ action: 'session.signedIn', user_id: person.userId })
  })

  it('finds one of many by a part of its name', async () => {
    const { accounts, hasMore } = await searchAccounts(
      house.ground,
      (await enter('two@shop.example')).person.userId,
      'OTH',
    )
    expect({ accounts, hasMore }).toEqual({
      accounts: [{ id: other, app_id: 'other', name: 'Other', role: 'administrator' }],
      hasMore: false,
    })
    const none = await searchAccounts(house.ground, (await enter('two@shop.example')).person.userId, '%')
    expect(none.accounts).toEqual([])
  })

  it('moves nowhere where no member, and takes nobody else along', async () => {
    const { person, holder, now } = await enter(house.account.email)
    for (const to of [{ id: other }, { appId: 'other' }, { id: 999 }, {}])
      await expect(switchAccount(house.ground, person, holder.session_id, to)).rejects.toMatchObject({
        code: 'thing.notFound',
      })
    const victim = await enter('two@shop.example')
    await switchAccount(house.ground, person, victim.holder.session_id, { id: house.accountId })
    expect((await victim.now()).user_id).toBe(victim.person.userId)
    expect((await now()).account_id).toBe(house.accountId)
  })
})

describe('another account', () => {
  const given = { name: 'Čajovna U Šípků', language: 'en', timeZone: 'Europe/Bratislava' } as const

  it('has its founder as administrator, a key of its own and none of the first', async () => {
    const { person, holder, now } = await enter(house.account.email)
    await foundAccount(house.ground, person, holder.session_id, given)
    const moved = await now()
    expect(moved).toMatchObject({ app_id: 'cajovna-u-sipku', role: 'administrator', account_language: 'en' })
    expect(await accountSettings(house.ground.db, moved.account_id)).toMatchObject({ ...given, footer: '' })
    const { key } = await showApiKey(house.ground, moved.account_id)
    expect(key).toMatch(/^[0-9a-f]{48}$/)
    expect(key).not.toBe(house.account.apiKey)
    const actions = (await readHistory(house.ground, moved.account_id, {}, {})).entries.map(entry => entry.action)
    expect(actions).toEqual(['session.switched', 'account.founded'])
  })

  it('of the same name gets the next free app id, also when two are founded at once', async () => {
    const { person, holder, now } = await enter(house.account.email)
    const found = () => foundAccount(house.ground, person, holder.session_id, { ...given, name: 'Same' })
    await Promise.all([found(), found(), found()])
    const { accounts } = await searchAccounts(house.ground, person.userId, 'same')
    expect(accounts.map(account => account.app_id).sort()).toEqual(['same', 'same-2', 'same-3'])
    expect((await now()).app_id).toMatch(/^same/)
  })

  it('needs a name and a zone, and one user founds at most twenty a day', async () => {
    await addUser(house.ground, house.accountId, 'founder@shop.example', PASSWORD, 'administrator')
    const { person, holder } = await enter('founder@shop.example')
    const found = (patch: object) => foundAccount(house.ground, person, holder.session_id, { ...given, ...patch })
    await expect(found({ name: '  ' })).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(found({ timeZone: 'Nowhere' })).rejects.toMatchObject({ code: 'account.unknownZone' })
    for (let i = 0; i < 20; i++) await found({})
    await expect(found({})).rejects.toMatchObject({ code: 'request.tooMany' })
  })

  it.each([
    ['Kavárna Pražírna s.r.o.', 'kavarna-prazirna-s-r-o'],
    ['  --Ěščř!!  ', 'escr'],
    ['日本', 'account'],
    ['x'.repeat(80), 'x'.repeat(50)],
    [`${'x'.repeat(49)} y`, 'x'.repeat(49)],
    ['2 & 3', '2-3'],
  ])('%j has the app id %s', (name, appId) => {
    expect(appIdFrom(name)).toBe(appId)
  })
})
