import { beforeAll, describe, expect, it } from 'vitest'
import { aPostOffice, runMailJobs } from '../../../tests/kit/account-mail.ts'
import { codeOf } from '../../../tests/kit/authenticator.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { identifier, sql } from '../../platform/sql.ts'
import {
  addUser,
  askForReset,
  beginTwoFactor,
  readReset,
  resetPassword,
  resetToken,
  signIn,
  turnOnTwoFactor,
  whoHolds,
} from './index.ts'

const NEW = 'a new long password'
const OLD = 'the old password'

let house: TestHouse
let post: Awaited<ReturnType<typeof aPostOffice>>
beforeAll(async () => {
  house = await aHouse()
  post = await aPostOffice(house)
})

let n = 0
/** Each test from a network of its own, so that throttles do not meet. */
const aVisitor = () => ({ ip: `192.0.2.${++n}`, userAgent: null })
const aUser = async (email: string) => ({
  email,
  userId: await addUser(house.ground, house.accountId, email, OLD, 'marketer'),
})
const ask = (email: string) => askForReset(house.ground, email, aVisitor())
const reset = (token: string, password = NEW) => resetPassword(house.ground, token, password, aVisitor())
const enter = (email: string, password: string) => signIn(house.ground, email, password, aVisitor())

describe('a forgotten password', () => {
  it('is set anew by the link of a mail; every session ends, and a mail tells', async () => {
    const { email } = await aUser('reset@shop.example')
    const before = await enter(email, OLD)
    await ask(' RESET@shop.example ')
    const token = await post.tokenFor(email)
    expect(await readReset(house.ground, token, aVisitor())).toEqual({ email })
    await reset(token)
    expect(await whoHolds(house.ground, before)).toBeUndefined()
    await expect(enter(email, OLD)).rejects.toMatchObject({ code: 'session.wrongPassword' })
    await enter(email, NEW)
    const subjects = (await post.mailsTo(email)).map(mail => mail.subject)
    expect(subjects).toEqual(['Vaše heslo se změnilo', 'Nové heslo do Poštolky'])
  })

  it('is set by reading the link never, and by the link once', async () => {
    const { email } = await aUser('once@shop.example')
    await ask(email)
    const token = await post.tokenFor(email)
    for (let i = 0; i < 3; i++) await readReset(house.ground, token, aVisitor())
    await enter(email, OLD)
    const results = await Promise.allSettled([reset(token), reset(token, 'another long password')])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    await expect(reset(token)).rejects.toMatchObject({ code: 'password.linkInvalid' })
    await expect(readReset(house.ground, token, aVisitor())).rejects.toMatchObject({ code: 'password.linkInvalid' })
  })

  it('voids the other links that were sent', async () => {
    const { email } = await aUser('two@shop.example')
    await ask(email)
    const first = await post.tokenFor(email)
    await ask(email)
    await reset(await post.tokenFor(email))
    await expect(reset(first)).rejects.toMatchObject({ code: 'password.linkInvalid' })
  })

  it('has an hour', async () => {
    const { email } = await aUser('late@shop.example')
    await ask(email)
    const token = await post.tokenFor(email)
    house.clock.forward(3600_000 + 1)
    await expect(reset(token)).rejects.toMatchObject({ code: 'password.linkInvalid' })
  })

  it('needs ten characters, and the link holds meanwhile', async () => {
    const { email } = await aUser('short@shop.example')
    await ask(email)
    const token = await post.tokenFor(email)
    await expect(reset(token, 'too short')).rejects.toMatchObject({ code: 'password.tooShort' })
    await reset(token)
  })

  it('does not go around two-factor', async () => {
    const { email, userId } = await aUser('second@shop.example')
    const { secret, setUp } = beginTwoFactor(house.ground, userId, email)
    const person = { userId, accountId: house.accountId, ip: null }
    await turnOnTwoFactor(house.ground, person, setUp, codeOf(secret, house.clock.now()))
    await ask(email)
    await reset(await post.tokenFor(email))
    await expect(enter(email, NEW)).rejects.toMatchObject({ code: 'twoFactor.codeRequired' })
  })

  it('lets in at once whoever tried too often before', async () => {
    const { email } = await aUser('tried@shop.example')
    for (let i = 0; i < 10; i++) await enter(email, 'wrong').catch(() => {})
    await expect(enter(email, OLD)).rejects.toMatchObject({ code: 'request.tooMany' })
    await ask(email)
    await reset(await post.tokenFor(email))
    await enter(email, NEW)
  })

  it('leaves no link to read in what is kept', async () => {
    const { email } = await aUser('kept@shop.example')
    await ask(email)
    const token = await post.tokenFor(email)
    for (const table of ['event', 'email', 'message', 'password_reset']) {
      const rows = await house.ground.db.query<{ kept: string }>(
        sql`select to_jsonb(t)::text as kept from ${identifier(table)} t`,
      )
      expect(rows.map(row => row.kept).join(), table).not.toContain(token)
    }
  })

  it('is not set by a link that nobody was sent', async () => {
    const other = resetToken(house.ground.secrets, 999_999)
    for (const token of ['', 'x'.repeat(20), other])
      await expect(reset(token)).rejects.toMatchObject({ code: 'password.linkInvalid' })
  })
})

describe('asking for a new password', () => {
  it('does the same for an unknown address, which gets no mail', async () => {
    const queued = async () =>
      await house.ground.db.query(sql`
        select t.identifier, j.key, j.run_at <= now() as due from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id`)
    await runMailJobs(house)
    const { email } = await aUser('exists@shop.example')
    await ask(email)
    const known = await queued()
    await runMailJobs(house)
    await ask('nobody@shop.example')
    expect(await queued()).toEqual(known)
    expect(await post.mailsTo('nobody@shop.example')).toEqual([])
    expect(await post.mailsTo(email)).toHaveLength(1)
  })

  it('is possible three times an hour for an address, known or not', async () => {
    for (const email of [(await aUser('often@shop.example')).email, 'unknown@shop.example']) {
      for (let i = 0; i < 3; i++) await ask(email)
      await expect(ask(email.toUpperCase())).rejects.toMatchObject({ code: 'request.tooMany' })
    }
  })

  it('is possible twenty times an hour from one place', async () => {
    const visitor = aVisitor()
    for (let i = 0; i < 20; i++) await askForReset(house.ground, `guess${i}@shop.example`, visitor)
    await expect(askForReset(house.ground, 'guess@shop.example', visitor)).rejects.toMatchObject({
      code: 'request.tooMany',
    })
  })
})
