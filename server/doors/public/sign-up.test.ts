import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import {
  addField,
  addGroup,
  changeList,
  createList,
  formPath,
  type ListPatch,
  setStatus,
} from '../../rooms/contacts/index.ts'
import { publicDoor } from './index.ts'

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  await app.register(publicDoor(house))
})
beforeEach(() => house.ground.db.run(sql`delete from rate_window`))

let counter = 0
const someone = () => `jana${++counter}@shop.cz`

async function aForm(patch: ListPatch = {}) {
  const list = await aList(house, { name: 'Novinky', from_name: 'Kavárna', double_optin: true, ...patch })
  return { list, url: formPath(house.ground, house.accountId, list.id) }
}

const post = (url: string, form: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'shop.mail.test', ...headers },
    payload: new URLSearchParams(form).toString(),
  })

const get = async (url: string) => (await app.inject({ url })).body

/** What the page's own form would send along. */
const markOf = async (url: string) => /name="wording" value="([\w-]+)"/.exec(await get(url))![1]!

const member = (email: string) =>
  house.ground.db.one<{
    status: string
    source: string
    fields: object
    groups: object | null
    name: string | null
  }>(sql`
    select s.status, s.source, s.fields, s.groups, c.name from contact c left join subscription s on s.contact_id = c.id
    where c.email_key = ${email.toLowerCase()}`)

const asked = async (email: string) =>
  (
    await house.ground.db.query<{ kind: string }>(sql`
      select e.data->>'kind' as kind from event e join contact c on c.id = e.contact_id
      where e.type = 'mail.requested' and c.email_key = ${email} order by e.id`)
  ).map(row => row.kind)

describe('a sign-up form', () => {
  it('shows the list’s fields, groups and wording, and changes nothing by itself', async () => {
    const { list, url } = await aForm()
    const size = await addField(house.ground, house.accountId, list.id, { name: 'Velikost', type: 'int' })
    await addGroup(house.ground, house.accountId, list.id, { name: 'Téma', type: 'checkbox', categories: ['Káva'] })
    await changeList(house.ground, house.accountId, list.id, {
      form: {
        title: 'Dopisy z pražírny',
        fields: [
          { of: 'list', key: size, label: null, required: true },
          { of: 'profile', key: 'surname', label: 'Jak se jmenujete', required: false },
          { of: 'list', key: 'gone', label: 'Gone', required: true },
        ],
      },
    })
    const body = await get(url)
    for (const text of ['Dopisy z pražírny', 'E-mail', 'Velikost', 'Jak se jmenujete', 'Téma', 'Káva', 'Kavárna'])
      expect(body).toContain(text)
    expect(body).toContain('že mi odesílatel Kavárna bude posílat obchodní sdělení')
    expect(body).not.toContain('Gone')
    expect(await get(`${url}?lang=en`)).toContain('I agree that Kavárna sends me')
  })

  it('signs up, and ends with “look into your e-mail”', async () => {
    const { list, url } = await aForm()
    const email = someone()
    const wording = await markOf(url)
    const reply = await post(
      `${url}?lang=cs&source=paticka`,
      { email, name: 'Jana', wording },
      { 'user-agent': 'Firefox', referer: 'https://shop.cz/' },
    )
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '?done&lang=cs'])
    expect(await get(`${url}?done&lang=cs`)).toContain('Podívejte se do e-mailu')
    expect(await member(email)).toMatchObject({ status: 'unconfirmed', source: 'paticka', name: 'Jana' })
    expect(await asked(email)).toEqual(['confirmation'])
    const proof = await house.ground.db.one(sql`
      select action, channel, source, ip, user_agent, wording from consent where list_id = ${list.id}`)
    expect(proof).toEqual({
      action: 'requested',
      channel: 'form',
      source: 'https://shop.cz/',
      ip: '127.0.0.1',
      user_agent: 'Firefox',
      wording:
        'Souhlasím, že mi odesílatel Kavárna bude posílat obchodní sdělení e-mailem. Souhlas mohu kdykoli odvolat odkazem v každém e-mailu.',
    })
  })

  it('takes the plain HTML form of another site, by the names that Ecomail’s forms have', async () => {
    const { list, url } = await aForm({
      double_optin: false,
      sub_success_page: 'https://shop.cz/dik?m=*|EMAIL|*&s=*|SIZE|*',
    })
    await addField(house.ground, house.accountId, list.id, { name: 'Size', type: 'int' })
    const grp = await addGroup(house.ground, house.accountId, list.id, {
      name: 'T',
      type: 'checkbox',
      categories: ['A', 'B', 'C'],
    })
    const email = someone()
    const reply = await post(url, [
      ['email', ` ${email} `],
      ['Surname', 'Nováková'],
      ['SIZE', ' 42'],
      [`groups[${grp}][]`, 'A'],
      [`groups[${grp}][]`, 'C'],
      [`groups[${grp}][]`, 'Z'],
      ['unknown', 'x'],
      ['tags', 'vip'],
      ['notes', 'x'],
    ])
    expect(reply.headers.location).toBe(`https://shop.cz/dik?m=${encodeURIComponent(email)}&s=42`)
    expect(await member(email)).toMatchObject({
      status: 'subscribed',
      fields: { size: 42 },
      groups: { [grp]: ['A', 'C'] },
    })
    const row = await house.ground.db.one(sql`select surname, tags, notes from contact where email_key = ${email}`)
    expect(row).toEqual({ surname: 'Nováková', tags: [], notes: null })
    const proof = await house.ground.db.one<{ wording: string | null }>(
      sql`select wording from consent where list_id = ${list.id}`,
    )
    expect(proof!.wording).toBeNull()
  })

  it('never says whether an address was known', async () => {
    const { list, url } = await aForm({ sub_success_page: 'https://shop.cz/dik?n=*|NAME|*' })
    const known = someone()
    const contact = await aContact(house, list.id, { email: known, profile: { name: 'Eva' } })
    const left = someone()
    const { id } = await aContact(house, list.id, { email: left })
    await house.ground.db.transaction(tx =>
      setStatus(house.ground, tx, house.accountId, id, list.id, 'unsubscribed', { channel: 'link' }),
    )
    const suppressed = someone()
    await aContact(house, list.id, { email: suppressed })
    await house.ground.db.run(sql`update contact set suppressed = 'complaint' where email_key = ${suppressed}`)
    const replies = await Promise.all(
      [someone(), known, left, suppressed].map(email => post(url, { email, name: 'X' })),
    )
    for (const reply of replies)
      expect([reply.statusCode, reply.headers.location, reply.body]).toEqual([303, 'https://shop.cz/dik?n=X', ''])
    // Nor does a stranger change what is known.
    expect(await member(known)).toMatchObject({ status: 'subscribed', name: 'Eva' })
    expect(contact.name).toBe('Eva')
    expect(await asked(known)).toEqual(['alreadySubscribed'])
    expect([await member(left), await asked(left)]).toMatchObject([{ status: 'unconfirmed' }, ['confirmation']])
  })

  it('lets nobody bring back who has left a list without double opt-in', async () => {
    const { list, url } = await aForm({ double_optin: false })
    const email = someone()
    const { id } = await aContact(house, list.id, { email })
    await house.ground.db.transaction(tx =>
      setStatus(house.ground, tx, house.accountId, id, list.id, 'unsubscribed', { channel: 'link' }),
    )
    expect((await post(url, { email })).headers.location).toBe('?done&lang=cs')
    expect([await member(email), await asked(email)]).toMatchObject([{ status: 'unconfirmed' }, ['confirmation']])
  })

  it('says at each field what is wrong, keeps what was typed, and writes nothing', async () => {
    const { list, url } = await aForm()
    await addField(house.ground, house.accountId, list.id, { name: 'Size', type: 'int' })
    await addField(house.ground, house.accountId, list.id, { name: 'Day', type: 'date' })
    await changeList(house.ground, house.accountId, list.id, {
      form: {
        fields: [
          { of: 'profile', key: 'name', label: null, required: true },
          { of: 'list', key: 'size', label: null, required: true },
          { of: 'list', key: 'day', label: null, required: false },
        ],
      },
    })
    const before = await house.ground.db.one(sql`select count(*) from contact`)
    const wrong = { email: 'no address', name: '  ', size: '<b>"42', day: '31. 2. 2026' }
    const reply = await post(url, wrong)
    expect(reply.statusCode).toBe(422)
    for (const id of ['f-email-email', 'f-profile-name', 'f-list-size', 'f-list-day'])
      expect(reply.body).toContain(`id="${id}-error"`)
    expect(reply.body).toContain('value="no address"')
    expect(reply.body).toContain('value="&lt;b&gt;&quot;42"')
    const long = await post(url, { email: someone(), name: 'x'.repeat(2_000), size: '1' })
    expect([long.statusCode, long.body.includes('příliš dlouhé')]).toEqual([422, true])
    expect(await house.ground.db.one(sql`select count(*) from contact`)).toEqual(before)
    const huge = await post(url, { email: someone(), name: 'x'.repeat(200_000) })
    expect([huge.statusCode, huge.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8'])
  })

  it('wants the consent ticked where the list says so, in the words that were shown', async () => {
    const form = { tick: true, wording: 'Ano, pište mi.' }
    const { list, url } = await aForm({ form })
    const [email, wording] = [someone(), await markOf(url)]
    expect((await post(url, { email, wording })).body).toContain('Bez souhlasu vám psát nemůžeme.')
    await changeList(house.ground, house.accountId, list.id, { form: { ...form, wording: 'Ano, pište mi a volejte.' } })
    const stale = await post(url, { email, wording, agree: '1' })
    expect([stale.statusCode, stale.body.includes('Text souhlasu se mezitím změnil.')]).toEqual([422, true])
    expect(await member(email)).toBeUndefined()
    expect((await post(url, { email, wording: await markOf(url), agree: '1' })).statusCode).toBe(303)
    const proof = await house.ground.db.one<{ wording: string }>(
      sql`select wording from consent where list_id = ${list.id}`,
    )
    expect(proof!.wording).toBe('Ano, pište mi a volejte.')
  })

  it('takes in nobody who fills in the trap, and tells them nothing', async () => {
    const { url } = await aForm()
    const email = someone()
    expect((await post(url, { email, leave_this_empty: 'x' })).statusCode).toBe(303)
    expect(await member(email)).toBeUndefined()
  })

  it('is closed for a while to a connection that floods it, and to an address that is mailed too often', async () => {
    const { url } = await aForm()
    const email = someone()
    for (let i = 0; i < 30; i++) expect((await post(url, { email })).statusCode).toBe(303)
    expect(await asked(email)).toHaveLength(3)
    const reply = await post(url, { email })
    expect([reply.statusCode, reply.body.includes('Zkuste to za chvíli')]).toEqual([429, true])
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('is escaped wherever people write, and runs nothing', async () => {
    const evil = `"><script>alert(1)</script>{sender}`
    const { list, url } = await aForm({ name: evil, from_name: evil, success_text: evil })
    await addGroup(house.ground, house.accountId, list.id, { name: evil, type: 'select', categories: [evil] })
    await changeList(house.ground, house.accountId, list.id, {
      form: {
        title: evil,
        lead: evil,
        button: evil,
        wording: evil,
        fields: [{ of: 'profile', key: 'name', label: evil, required: true }],
      },
    })
    const bodies = [await get(url), await get(`${url}?done`), (await post(url, { email: evil, name: evil })).body]
    for (const body of bodies) expect(body).not.toMatch(/<script/)
    expect((await app.inject({ url })).headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    )
  })
})

describe('the address of a form', () => {
  it('belongs to one list; a wrong one is a friendly page', async () => {
    const [first, second] = [await aForm(), await aForm()]
    const slug = second.url.split('/').at(-1)
    for (const url of [
      `/public/subscribe/${first.list.id}/${slug}`,
      '/public/subscribe/1/x',
      '/public/subscribe/x/y',
      '/public/x',
    ])
      expect([(await app.inject({ url })).statusCode, (await post(url, {})).statusCode], url).toEqual([404, 404])
  })

  it('made for Ecomail leads to the list that took it over, by the host where two accounts have the same', async () => {
    const legacy = 'https://kavarna.ecomailapp.cz/public/subscribe/1/43c2cd496486bcc27217c3e790fb4088'
    const path = new URL(legacy).pathname
    const mine = await aList(house, { name: 'Moje', legacy_path: legacy })
    expect(mine.legacy_path).toBe('1/43c2cd496486bcc27217c3e790fb4088')
    const at = async (host: string) => (await app.inject({ url: path, headers: { host } })).body
    expect(await at('mail.test')).toContain('Moje')
    const { accountId } = await anotherAccount(house)
    await createList(house.ground, accountId, { name: 'Cizí', legacy_path: path })
    expect(await at('shop.mail.test')).toContain('Moje')
    expect(await at('other.mail.test:8080')).toContain('Cizí')
    const lost = await app.inject({ url: path, headers: { host: 'mail.test' } })
    expect([lost.statusCode, lost.body.includes('Nevíme, čí formulář to je')]).toEqual([409, true])
    // The site that the form stands on tells by the domain of the list's sender.
    await changeList(house.ground, house.accountId, mine.id, { from_email: 'news@kavarna.example' })
    const from = (referer: string) => ({ host: 'mail.test', referer })
    const post = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: path,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'email=nova@legacy.example',
      })
    expect((await post(from('https://www.kavarna.example/kontakt'))).statusCode).toBe(303)
    const members = () =>
      house.ground.db.query(sql`
        select s.list_id from subscription s join contact c on c.account_id = s.account_id and c.id = s.contact_id
        where c.email = 'nova@legacy.example'`)
    expect(await members()).toEqual([{ list_id: mine.id }])
    expect((await post(from('https://notkavarna.example/'))).statusCode).toBe(409)
    // Our own page then posts to an address that only this list has.
    const page = await app.inject({ url: `${path}?source=web`, headers: from('https://kavarna.example/') })
    expect(page.statusCode).toBe(303)
    expect(page.headers.location).toMatch(new RegExp(`/public/subscribe/${mine.id}/[\\w-]{22}\\?source=web$`))
  })

  it('that several accounts have is of the list that has the very number, wherever it was asked for', async () => {
    const { accountId } = (await house.ground.db.one<{ accountId: number }>(
      sql`select id as "accountId" from account where id <> ${house.accountId} limit 1`,
    ))!
    const mine = await aList(house, { name: 'Přesně tenhle' })
    const path = `${mine.id}/0123456789abcdef0123456789abcdef`
    await changeList(house.ground, house.accountId, mine.id, { legacy_path: path })
    await createList(house.ground, accountId, { name: 'Cizí', legacy_path: path })
    const page = await app.inject({ url: `/public/subscribe/${path}`, headers: { host: 'mail.test' } })
    expect(page.headers.location).toMatch(new RegExp(`/public/subscribe/${mine.id}/`))
    await expect(aList(house, { legacy_path: 'https://x/y' })).rejects.toMatchObject({ code: 'list.legacyPathInvalid' })
  })
})
