import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList } from '../../../tests/kit/house.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let send: Send
let listId: number
beforeAll(async () => {
  const house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
  listId = (await aList(house)).id
  await aContact(house, listId, { email: 'innocent@example.com' })
})

const strings = [
  `'; drop table contact; --`,
  `" or 1=1 --`,
  `\\'); delete from list; --`,
  '$1 $2 {{7*7}} #{7*7} %s %n',
  '<script>alert(1)</script><img onerror=alert(2)>',
  '../../../etc/passwd',
  '*|IF:NAME|* %_\\ *|X',
  'a\r\nBcc: everybody@example.com',
  'Žluťoučký 🐦‍⬛ \u202egnp.exe \u200b',
  '{"$gt":""}',
  '__proto__',
]

describe.each(strings)('%j', text => {
  it('comes back as text from every field of a contact, a list and a campaign', async () => {
    const texts = [
      'name',
      'surname',
      'vocative',
      'vocativeSurname',
      'company',
      'street',
      'city',
      'zip',
      'country',
      'phone',
    ]
    const profile = Object.fromEntries([...texts, 'pretitle', 'surtitle', 'notes'].map(field => [field, text]))
    const email = `p${strings.indexOf(text)}@example.com`
    const contact = (await send('POST', '/contacts', { email, profile: { ...profile, tags: [text] }, listId })).body
    const trimmed = Object.fromEntries(Object.entries(profile).map(([field, value]) => [field, value.trim()]))
    expect(contact).toMatchObject({ ...trimmed, tags: [text.trim()] })

    const list = { name: text, fromName: text, confirmationSubject: text, confirmationHtml: text, confirmedText: text }
    const more = {
      thanksHtml: text,
      goodbyeSubject: text,
      leaveText: text,
      successPage: `https://shop.example/${text}`,
    }
    const made = (await send('POST', '/lists', { ...list, ...more })).body
    expect((await send('GET', `/lists/${made.id}`)).body).toMatchObject({ ...list, ...more, name: text.trim() })

    const campaign = { title: text, subject: text, fromName: text, html: text, plainText: text }
    const { id } = (await send('POST', '/campaigns', campaign)).body
    expect((await send('GET', `/campaigns/${id}`)).body).toMatchObject(campaign)
    for (const [method, path] of [
      ['GET', 'audience'],
      ['POST', 'preview'],
    ])
      expect((await send(method!, `/campaigns/${id}/${path}`, method === 'POST' ? {} : undefined)).status).toBe(200)
  })

  it('finds nothing where it is searched for, and breaks nothing', async () => {
    const q = encodeURIComponent(text)
    const { id } = (await send('POST', '/campaigns', {})).body
    for (const path of [`/contacts?search=${q}`, `/mailbox?search=${q}`, `/campaigns/${id}/recipients?search=${q}`])
      expect((await send('GET', path)).status).toBe(200)
    for (const path of ['/contacts', '/campaigns', '/mailbox', `/campaigns/${id}/recipients`])
      expect((await send('GET', `${path}?after=${q}`)).status).toBe(200)
    expect((await send('GET', '/contacts?search=innocent')).body.contacts).toHaveLength(1)
  })
})

describe('what PostgreSQL cannot keep', () => {
  it('is dropped at the door: U+0000 and lone surrogates, in bodies and in queries', async () => {
    const raw = '{"name":"a\\u0000b\\ud800c","\\u0000confirmedText":"x\\udc00"}'
    expect((await send('POST', '/lists', raw)).body).toMatchObject({ name: 'abc', confirmedText: 'x' })
    expect((await send('GET', '/contacts?search=%00innocent')).body.contacts).toHaveLength(1)
    expect((await send('GET', '/contacts?search=%ED%A0%80')).status).toBe(200)
  })

  it('is no number either: an id larger than any is refused', async () => {
    expect((await send('GET', '/contacts/9223372036854775807')).status).toBe(422)
    expect((await send('GET', '/contacts/-1')).status).toBe(422)
    expect((await send('GET', '/contacts?limit=100000')).status).toBe(422)
    expect((await send('GET', '/mailbox/99999999999999999999/raw')).status).toBe(404)
  })

  it('signs nobody in', async () => {
    const email = `' or email like '%`
    expect((await send('POST', '/session', { email, password: `' or '1'='1` })).status).toBe(401)
  })

  it('no key of a body reaches a prototype', async () => {
    await send(
      'POST',
      '/lists',
      '{"name":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
