import { beforeAll, describe, expect, it } from 'vitest'
import { aPostOffice } from '../../../tests/kit/account-mail.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { identifier, sql } from '../../platform/sql.ts'
import {
  acceptInvitation,
  addUser,
  changeRole,
  changeSettings,
  invitationToken,
  invite,
  inviteAgain,
  membersAndInvitations,
  NOBODY,
  type Person,
  readInvitation,
  removeMember,
  signIn,
  whoHolds,
  withdrawInvitation,
} from './index.ts'

const DAY_MS = 86_400_000
const visitor = { ip: '192.0.2.7', userAgent: null }
const given = { name: 'Petra Malá', password: 'a long password' }

let house: TestHouse
let post: Awaited<ReturnType<typeof aPostOffice>>
let by: Person
beforeAll(async () => {
  house = await aHouse()
  post = await aPostOffice(house)
  const [admin] = (await membersAndInvitations(house.ground, house.accountId)).members
  by = { accountId: house.accountId, userId: admin!.user_id, ip: '192.0.2.1' }
})

const read = (token: string) => readInvitation(house.ground, token, visitor)
const accept = (token: string, acceptance: object = given) =>
  acceptInvitation(house.ground, token, { ...given, ...acceptance }, visitor)
const invited = async (email: string, role: 'marketer' | 'viewer' = 'marketer') => {
  const row = await invite(house.ground, by, { email, role })
  return { row, token: await post.tokenFor(email) }
}

describe('an invitation', () => {
  it('comes by mail and makes its reader a member with the name and password they choose', async () => {
    const { token } = await invited('Petra@Shop.example')
    const [mail] = await post.mailsTo('Petra@Shop.example')
    expect(mail!.subject).toBe('Pozvánka do účtu shop')
    expect(mail!.text).toContain('admin@shop.example vás zve do účtu shop')
    expect(mail!.text).toContain('marketér')
    expect(mail!.from!.text).toBe('"shop" <admin@shop.example>')
    expect(await read(token)).toMatchObject({ row: { email: 'Petra@Shop.example', role: 'marketer' }, isKnown: false })
    const session = await accept(token, { language: 'en' })
    expect(await whoHolds(house.ground, session)).toMatchObject({
      email: 'Petra@Shop.example',
      name: 'Petra Malá',
      role: 'marketer',
      language: 'en',
      account_id: house.accountId,
    })
    const again = await signIn(house.ground, 'petra@shop.example', given.password, visitor)
    expect(await whoHolds(house.ground, again)).toMatchObject({ role: 'marketer' })
  })

  it('comes from the default sender of the account once there is one', async () => {
    const sender = { name: 'Kavárna *|NAME|*', email: 'kava@shop.example', replyTo: 'majitel@shop.example' }
    await changeSettings(house.ground, house.accountId, { sender }, NOBODY, false)
    await invited('sender@shop.example')
    const [mail] = await post.mailsTo('sender@shop.example')
    expect(mail!.from!.value).toEqual([{ address: 'kava@shop.example', name: 'Kavárna * |NAME|*' }])
    expect(mail!.replyTo!.text).toBe('majitel@shop.example')
  })

  it('opens nothing by being read, however often, and works once', async () => {
    const { token } = await invited('once@shop.example')
    for (let i = 0; i < 3; i++) await read(token)
    await accept(token)
    await expect(accept(token)).rejects.toMatchObject({ code: 'invitation.invalid' })
    await expect(read(token)).rejects.toMatchObject({ code: 'invitation.invalid' })
  })

  it('of two who accept it at the same moment lets one in', async () => {
    const { token } = await invited('twice@shop.example')
    const results = await Promise.allSettled([accept(token), accept(token)])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('is void after seven days', async () => {
    const { token } = await invited('late@shop.example')
    house.clock.forward(7 * DAY_MS - 1000)
    await read(token)
    house.clock.forward(2000)
    await expect(accept(token)).rejects.toMatchObject({ code: 'invitation.invalid' })
  })

  it('is void once withdrawn', async () => {
    const { row, token } = await invited('withdrawn@shop.example')
    await withdrawInvitation(house.ground, by, row.id)
    await expect(accept(token)).rejects.toMatchObject({ code: 'invitation.invalid' })
    await expect(withdrawInvitation(house.ground, by, row.id)).rejects.toMatchObject({ code: 'thing.notFound' })
  })

  it('sent again has a new link and seven more days, and the old link is void', async () => {
    const { row, token } = await invited('again@shop.example')
    house.clock.forward(8 * DAY_MS)
    await inviteAgain(house.ground, by, row.id)
    const second = await post.tokenFor('again@shop.example')
    expect(second).not.toBe(token)
    await expect(read(token)).rejects.toMatchObject({ code: 'invitation.invalid' })
    await accept(second)
  })

  it('to the same address again is the same one, with the newer role', async () => {
    const first = await invited('role@shop.example', 'viewer')
    const second = await invited('ROLE@shop.example', 'marketer')
    expect(second.row.id).toBe(first.row.id)
    expect(await whoHolds(house.ground, await accept(second.token))).toMatchObject({ role: 'marketer' })
  })

  it.each(['', 'nobody', 'a@b', 'a@@shop.example', 'a@shop.example\r\nBcc: x@evil.example'])(
    'goes to no %j',
    async email => {
      await expect(invite(house.ground, by, { email, role: 'viewer' })).rejects.toMatchObject({
        code: 'user.emailInvalid',
      })
    },
  )

  it('goes to no member', async () => {
    await expect(invite(house.ground, by, { email: 'ADMIN@shop.example', role: 'viewer' })).rejects.toMatchObject({
      code: 'user.alreadyMember',
    })
  })

  it('asks for a name and a password of ten characters', async () => {
    const { token } = await invited('short@shop.example')
    await expect(accept(token, { password: 'nine char' })).rejects.toMatchObject({ code: 'password.tooShort' })
    await expect(accept(token, { name: ' \n' })).rejects.toMatchObject({ code: 'user.nameMissing' })
    await accept(token)
  })

  it('says what it says only to whoever has the very link', async () => {
    const { row, token } = await invited('forged@shop.example')
    const forged = [
      '',
      'x',
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      invitationToken(house.ground.secrets, { accountId: house.accountId, id: row.id, round: 2 }),
      invitationToken(house.ground.secrets, { accountId: house.accountId + 1, id: row.id, round: 1 }),
    ]
    for (const wrong of forged) await expect(read(wrong)).rejects.toMatchObject({ code: 'invitation.invalid' })
  })

  it('leaves no link to read in what is kept', async () => {
    const { token } = await invited('secret@shop.example')
    for (const table of ['event', 'email', 'message', 'invitation', 'audit_event']) {
      const rows = await house.ground.db.query<{ kept: string }>(
        sql`select to_jsonb(t)::text as kept from ${identifier(table)} t`,
      )
      expect(rows.length, table).toBeGreaterThan(0)
      expect(rows.map(row => row.kept).join(), table).not.toContain(token)
    }
  })
})

describe('an invitation of a known user', () => {
  const EMAIL = 'known@shop.example'
  const PASSWORD = 'the own password'
  let theirs: number
  beforeAll(async () => {
    theirs = (await anotherAccount(house)).accountId
    await addUser(house.ground, theirs, EMAIL, PASSWORD, 'administrator')
  })

  it('is accepted with the own password only, which stays', async () => {
    const { token } = await invited(EMAIL, 'viewer')
    expect(await read(token)).toMatchObject({ isKnown: true })
    await expect(accept(token, { password: 'a chosen password' })).rejects.toMatchObject({
      code: 'session.wrongPassword',
    })
    const holder = await whoHolds(house.ground, await accept(token, { name: 'Ignored', password: PASSWORD }))
    expect(holder).toMatchObject({ account_id: house.accountId, role: 'viewer', name: '' })
  })

  it('chooses a password anew when the user is in no account any more', async () => {
    await addUser(house.ground, house.accountId, 'left@shop.example', PASSWORD, 'viewer')
    const { members } = await membersAndInvitations(house.ground, house.accountId)
    const left = members.find(member => member.email === 'left@shop.example')!
    const old = await signIn(house.ground, left.email, PASSWORD, visitor)
    await removeMember(house.ground, by, left.user_id, false)
    expect(await whoHolds(house.ground, old)).toBeUndefined()
    await expect(signIn(house.ground, left.email, PASSWORD, visitor)).rejects.toMatchObject({
      code: 'session.noAccount',
    })
    const { token } = await invited(left.email)
    expect(await read(token)).toMatchObject({ isKnown: false })
    const holder = await whoHolds(house.ground, await accept(token))
    expect(holder).toMatchObject({ user_id: left.user_id, name: 'Petra Malá' })
    await expect(signIn(house.ground, left.email, PASSWORD, visitor)).rejects.toMatchObject({
      code: 'session.wrongPassword',
    })
  })

  it('never lowers a role that they have meanwhile', async () => {
    const { token } = await invited('meanwhile@shop.example', 'viewer')
    await addUser(house.ground, house.accountId, 'meanwhile@shop.example', PASSWORD, 'viewer')
    const { members } = await membersAndInvitations(house.ground, house.accountId)
    const { user_id } = members.find(member => member.email === 'meanwhile@shop.example')!
    await changeRole(house.ground, by, user_id, 'administrator', false)
    const holder = await whoHolds(house.ground, await accept(token, { password: PASSWORD }))
    expect(holder).toMatchObject({ role: 'administrator' })
  })
})

describe('the mails of invitations', () => {
  it('are a hundred a day and account, so that nobody uses us to write to strangers', async () => {
    const own = await aHouse()
    const [admin] = (await membersAndInvitations(own.ground, own.accountId)).members
    const person = { accountId: own.accountId, userId: admin!.user_id, ip: null }
    const send = () => invite(own.ground, person, { email: 'same@shop.example', role: 'viewer' })
    for (let i = 0; i < 100; i++) await send()
    await expect(send()).rejects.toMatchObject({ code: 'request.tooMany' })
  })
})
