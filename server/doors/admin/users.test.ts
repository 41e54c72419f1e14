import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPostOffice } from '../../../tests/kit/account-mail.ts'
import { codeOf } from '../../../tests/kit/authenticator.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { addUser } from '../../rooms/accounts/index.ts'
import { anAdminApp, cookieOf, type Send, sendTo, signedIn } from './test-app.ts'

const PASSWORD = 'a long password'

let house: TestHouse
let app: FastifyInstance
let admin: Send
let stranger: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  admin = await signedIn(app, house)
  stranger = sendTo(app)
})

const enter = async (email: string, password = PASSWORD, more: object = {}) => {
  const answer = await stranger('POST', '/session', { email, password, ...more })
  return { ...answer, send: sendTo(app, cookieOf(answer.headers['set-cookie'])) }
}

describe('from an invitation to a second step', () => {
  it('goes by the mail, the page, the app and the code', async () => {
    const { tokenFor } = await aPostOffice(house)
    const sent = await admin('POST', '/invitations', { email: 'eva@shop.example', role: 'marketer' })
    expect(sent).toMatchObject({ status: 200, body: { email: 'eva@shop.example', role: 'marketer' } })
    const path = `/invitation/${await tokenFor('eva@shop.example')}`
    expect((await stranger('GET', path)).body).toEqual({
      email: 'eva@shop.example',
      account: 'shop',
      language: 'cs',
      role: 'marketer',
      invitedBy: 'administrator@shop.example',
      expiresAt: sent.body.expiresAt,
      isKnown: false,
    })
    const accepted = await stranger('POST', path, { name: 'Eva', password: PASSWORD, language: 'en' })
    expect(accepted).toMatchObject({ status: 200, body: { user: { name: 'Eva', language: 'en' }, role: 'marketer' } })
    expect(accepted.headers['set-cookie']).toMatch(/^postolka_session=[\w-]{43}; .*HttpOnly/)
    expect((await stranger('POST', path, { name: 'Eva', password: PASSWORD })).status).toBe(404)
    const eva = sendTo(app, cookieOf(accepted.headers['set-cookie']))
    const { secret, setUp } = (await eva('POST', '/profile/two-factor/set-up')).body
    const code = codeOf(secret, house.clock.now())
    const { recoveryCodes } = (await eva('POST', '/profile/two-factor', { setUp, code })).body
    expect(recoveryCodes).toHaveLength(10)
    expect((await eva('GET', '/session')).body.twoFactor).toEqual({ on: true, required: false })
    const without = await enter('eva@shop.example')
    expect(without).toMatchObject({ status: 401, body: { code: 'twoFactor.codeRequired' } })
    expect(without.headers['set-cookie']).toBeUndefined()
    expect((await enter('eva@shop.example', PASSWORD, { code: recoveryCodes[0] })).status).toBe(200)
    const { members } = (await admin('GET', '/users')).body
    expect(members.find((member: { email: string }) => member.email === 'eva@shop.example')).toMatchObject({
      name: 'Eva',
      twoFactor: true,
      isYou: false,
      seenAt: house.clock.now().toISOString(),
    })
  })
})

describe('an account that asks for two-factor', () => {
  it('opens nothing but the set-up to a member who has it off', async () => {
    const own = await aHouse()
    const ownApp = await anAdminApp(own)
    const boss = await signedIn(ownApp, own)
    expect((await boss('PATCH', '/account', { twoFactorRequired: true })).body.code).toBe('account.twoFactorFirst')
    const begun = (await boss('POST', '/profile/two-factor/set-up')).body
    await boss('POST', '/profile/two-factor', { ...begun, code: codeOf(begun.secret, own.clock.now()) })
    expect((await boss('PATCH', '/account', { twoFactorRequired: true })).status).toBe(200)
    expect((await boss('GET', '/lists')).status).toBe(200)
    const member = await signedIn(ownApp, own, 'marketer')
    const refused = { status: 403, body: { code: 'session.twoFactorRequired' } }
    for (const path of ['/lists', '/contacts', '/campaigns', '/account', '/mailbox/1/raw', '/files/1'])
      expect(await member('GET', path)).toMatchObject(refused)
    expect(await member('POST', '/lists', { name: 'X' })).toMatchObject(refused)
    expect((await member('GET', '/session')).body.twoFactor).toEqual({ on: false, required: true })
    const { secret, setUp } = (await member('POST', '/profile/two-factor/set-up')).body
    await member('POST', '/profile/two-factor', { setUp, code: codeOf(secret, own.clock.now()) })
    expect((await member('GET', '/lists')).status).toBe(200)
  })
})

describe('a member of lower rank', () => {
  it('sees neither users nor history, and may change nothing of the account', async () => {
    for (const role of ['marketer', 'viewer'] as const) {
      const member = await signedIn(app, house, role)
      for (const path of ['/users', '/history']) expect((await member('GET', path)).status).toBe(403)
      expect((await member('PATCH', '/account', { footer: 'x' })).status).toBe(403)
      expect((await member('GET', '/account')).status).toBe(200)
      expect((await member('POST', '/invitations', { email: 'x@shop.example', role: 'viewer' })).status).toBe(403)
    }
  })

  it('reads in the mailbox no mail that opens an account', async () => {
    const { mailsTo } = await aPostOffice(house)
    await admin('POST', '/invitations', { email: 'secret@shop.example', role: 'administrator' })
    await mailsTo('secret@shop.example')
    const { mails } = (await admin('GET', '/mailbox?search=secret')).body
    expect(mails).toHaveLength(1)
    expect((await admin('GET', `/mailbox/${mails[0].id}`)).body.html).toContain('/app/invitation/')
    expect((await admin('GET', `/mailbox/${mails[0].id}/raw`)).status).toBe(200)
    for (const role of ['marketer', 'viewer'] as const) {
      const member = await signedIn(app, house, role)
      expect((await member('GET', '/mailbox?search=secret')).body).toEqual({ mails: [], next: null, total: 0 })
      expect((await member('GET', `/mailbox/${mails[0].id}`)).status).toBe(404)
      expect((await member('GET', `/mailbox/${mails[0].id}/raw`)).status).toBe(404)
    }
  })

  it('loses at once what a lower role may not, and everything when removed', async () => {
    const userId = await addUser(house.ground, house.accountId, 'fallen@shop.example', PASSWORD, 'administrator')
    const { send } = await enter('fallen@shop.example')
    expect((await send('GET', '/users')).status).toBe(200)
    await admin('PATCH', `/users/${userId}`, { role: 'viewer' })
    expect((await send('GET', '/users')).body.code).toBe('session.forbidden')
    expect((await send('POST', '/lists', { name: 'X' })).status).toBe(403)
    await admin('DELETE', `/users/${userId}`)
    expect((await send('GET', '/session')).body.code).toBe('session.required')
  })
})

describe('an administrator', () => {
  it('gives up the own rights only when saying so', async () => {
    await addUser(house.ground, house.accountId, 'leaving@shop.example', PASSWORD, 'administrator')
    const { send, body } = await enter('leaving@shop.example')
    const path = `/users/${body.user.id}`
    expect((await send('PATCH', path, { role: 'marketer' })).body.code).toBe('user.ownRole')
    expect((await send('DELETE', path)).body.code).toBe('user.ownRole')
    expect((await send('DELETE', `${path}?knowingly=true`)).status).toBe(200)
    expect((await send('GET', '/session')).status).toBe(401)
  })

  it('reads the history by person and by kind, page by page', async () => {
    const { body } = await enter(house.account.email, house.account.password)
    const all = (await admin('GET', '/history?limit=200')).body
    expect(all.entries[0]).toMatchObject({ action: 'session.signedIn', person: { id: body.user.id } })
    const first = (await admin('GET', '/history?limit=3')).body
    const second = (await admin('GET', `/history?limit=3&after=${first.next}`)).body
    expect([...first.entries, ...second.entries]).toEqual(all.entries.slice(0, 6))
    const ofUsers = (await admin('GET', '/history?kind=user&limit=200')).body.entries
    const expected = all.entries.filter((entry: { action: string }) => entry.action.startsWith('user.'))
    expect(ofUsers).toEqual(expected)
    expect(ofUsers.length).toBeGreaterThan(2)
    const byPerson = (await admin('GET', `/history?userId=${body.user.id}&kind=session`)).body.entries
    expect(byPerson.map((entry: { person: { id: number } }) => entry.person.id)).toEqual([body.user.id])
    expect((await admin('GET', '/history?kind=nonsense')).status).toBe(422)
  })
})

describe('a page of an account that the session has left', () => {
  it('is refused whatever it asks, and told why', async () => {
    const { accountId } = await anotherAccount(house)
    await addUser(house.ground, house.accountId, 'moving@shop.example', PASSWORD, 'marketer')
    await addUser(house.ground, accountId, 'moving@shop.example', PASSWORD, 'marketer')
    const { send } = await enter('moving@shop.example')
    const shown = { 'x-postolka-account': String(house.accountId) }
    expect((await send('GET', '/lists', undefined, shown)).status).toBe(200)
    expect((await send('GET', '/session/accounts')).body).toMatchObject({
      accounts: [{ appId: 'other' }, { appId: 'shop' }],
      hasMore: false,
    })
    const moved = await send('PUT', '/session/account', { id: accountId }, shown)
    expect(moved.body).toMatchObject({ account: { id: accountId }, accounts: 2 })
    expect(await send('POST', '/lists', { name: 'Lost' }, shown)).toMatchObject({
      status: 409,
      body: { code: 'session.otherAccount' },
    })
    expect((await send('GET', '/session', undefined, shown)).body.code).toBe('session.otherAccount')
    expect((await send('POST', '/lists', { name: 'Found' })).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  it('is answered alike for known and unknown addresses, and set by the link', async () => {
    const { tokenFor } = await aPostOffice(house)
    await addUser(house.ground, house.accountId, 'forgot@shop.example', PASSWORD, 'viewer')
    const known = await stranger('POST', '/password-reset', { email: 'forgot@shop.example' })
    const unknown = await stranger('POST', '/password-reset', { email: 'nobody@shop.example' })
    expect({ status: known.status, body: known.body }).toEqual({ status: 200, body: {} })
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: 200, body: {} })
    const path = `/password-reset/${await tokenFor('forgot@shop.example')}`
    expect((await stranger('GET', path)).body).toEqual({ email: 'forgot@shop.example' })
    expect((await stranger('POST', path, { password: 'a newer password' })).status).toBe(200)
    expect((await stranger('POST', path, { password: 'a newer password' })).body.code).toBe('password.linkInvalid')
    expect((await enter('forgot@shop.example')).status).toBe(401)
    expect((await enter('forgot@shop.example', 'a newer password')).status).toBe(200)
  })

  it('is not set from another site', async () => {
    const evil = { origin: 'https://evil.example' }
    const answer = await stranger('POST', '/password-reset/x', { password: PASSWORD }, evil)
    expect(answer.body.code).toBe('request.crossOrigin')
  })
})
