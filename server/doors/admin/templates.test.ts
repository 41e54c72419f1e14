import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { createTemplate, emailsJobs, removeTemplate, restoreTemplate } from '../../rooms/emails/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

const MJML =
  '<mjml><mj-body><mj-section><mj-column><mj-text>Ahoj *|IF:VOKATIV|**|VOKATIV|**|END:IF|*</mj-text></mj-column></mj-section></mj-body></mjml>'

let house: TestHouse
let send: Send
let colleague: Send
beforeAll(async () => {
  house = await aHouse()
  const app = await anAdminApp(house)
  send = await signedIn(app, house, 'marketer')
  colleague = await signedIn(app, house, 'administrator')
})

describe('a template', () => {
  it('is made, read, changed and copied; MJML brings its HTML with it', async () => {
    const made = (await send('POST', '/templates', { name: ' Novinky ', subject: 'S', mjml: MJML })).body
    expect(made).toMatchObject({ name: 'Novinky', kind: 'mjml', language: 'cs', mjml: MJML, version: 1 })
    expect(made.html).toContain('>Ahoj *|IF:VOKATIV|*')
    expect((await send('GET', `/templates/${made.id}`)).body).toEqual(made)
    const path = `/templates/${made.id}`
    const changed = (await send('PATCH', path, { name: 'Jiné', html: '<p>x</p>', version: 1 })).body
    expect(changed).toMatchObject({
      name: 'Jiné',
      subject: 'S',
      kind: 'html',
      html: '<p>x</p>',
      mjml: null,
      version: 2,
    })
    const copy = (await send('POST', `${path}/copy`, { name: 'Kopie' })).body
    expect(copy).toMatchObject({ name: 'Kopie', html: '<p>x</p>', subject: 'S', version: 1 })
    expect(copy.id).not.toBe(made.id)
  })

  it('needs a name, and a body of the right shape', async () => {
    for (const name of ['   ', undefined])
      expect(await send('POST', '/templates', { name })).toMatchObject({
        status: 422,
        body: { code: 'template.nameMissing' },
      })
    for (const wrong of [{ name: 7 }, { name: 'a', mjml: 'x'.repeat(300_001) }, { name: 'a', language: 'de' }])
      expect((await send('POST', '/templates', wrong)).body.code).toBe('request.invalid')
  })

  it('tells the second of two people that the first has changed it, and who that was', async () => {
    const { id } = (await send('POST', '/templates', { name: 'Ours' })).body
    await colleague('PATCH', `/templates/${id}`, { subject: 'Theirs', version: 1 })
    expect(await send('PATCH', `/templates/${id}`, { subject: 'Mine', version: 1 })).toMatchObject({
      status: 409,
      body: {
        code: 'template.changedElsewhere',
        details: { version: 2, by: 'administrator@shop.example', at: house.clock.now().toISOString() },
      },
    })
    const both = await Promise.all([send, colleague].map(who => who('PATCH', `/templates/${id}`, { version: 2 })))
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
  })

  it('is deleted and given back, and both are kept in the history', async () => {
    const { id } = (await send('POST', '/templates', { name: 'Hnízdo' })).body
    expect((await send('DELETE', `/templates/${id}`)).body).toEqual({})
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['PATCH', ''],
      ['GET', '/sample'],
    ])
      expect(
        (await send(method!, `/templates/${id}${path}`, method === 'PATCH' ? { version: 1 } : undefined)).status,
      ).toBe(404)
    expect((await send('GET', '/templates?search=Hnízdo')).body.templates).toEqual([])
    expect((await send('POST', `/templates/${id}/restore`)).body).toMatchObject({ id, name: 'Hnízdo' })
    expect((await send('POST', `/templates/${id}/restore`)).status).toBe(404)
    await send('DELETE', `/templates/${id}`)
    const kept = await house.ground.db.query<{ action: string }>(
      sql`select action from audit_event where subject = ${String(id)} and action like 'template.%' order by id`,
    )
    expect(kept.map(row => row.action)).toEqual(['template.deleted', 'template.restored', 'template.deleted'])
  })

  it('is found by a part of its name or subject, the one changed last first, page by page', async () => {
    const ids: number[] = []
    for (const n of [1, 2, 3, 4, 5]) {
      ids.push((await send('POST', '/templates', { name: `50%_sleva ${n}`, subject: n === 2 ? 'Kočka' : '' })).body.id)
      // Two at the same instant are told apart by their number.
      if (n % 2 === 0) house.clock.forward(1000)
    }
    await send('PATCH', `/templates/${ids[0]}`, { subject: 'x', version: 1 })
    const found: number[] = []
    for (let after = '', pages = 0; pages < 5; pages++) {
      const page = (await send('GET', `/templates?search=%25_SLEVA&limit=2${after && `&after=${after}`}`)).body
      found.push(...page.templates.map((one: { id: number }) => one.id))
      after = page.next
      if (!after) break
    }
    expect(found).toEqual([ids[4], ids[0], ids[3], ids[2], ids[1]])
    expect((await send('GET', '/templates?search=kočka')).body.templates).toMatchObject([{ id: ids[1] }])
    expect((await send('GET', '/templates?after=nonsense')).status).toBe(200)
  })
})

describe('a look at a template', () => {
  it('is filled with an invented person, or with a contact of the account', async () => {
    const list = await aList(house)
    const { id: contact } = await aContact(house, list.id, {
      profile: { name: 'Petr', surname: 'Novák' },
      fields: { size: 42 },
    })
    const mjml = MJML.replace('Ahoj', 'Ahoj *|SIZE|*')
    const invented = (await send('POST', '/templates/preview', { mjml, subject: '*|NAME|*' })).body
    expect(invented).toMatchObject({ subject: 'Jana', contact: null, problems: [], unknownTags: [] })
    expect(invented.html).toContain('Ahoj  Jano')
    const english = (await send('POST', '/templates/preview', { html: 'Hi *|NAME|*', language: 'en' })).body
    expect(english.html).toBe('Hi Emily')
    const real = (await send('POST', '/templates/preview', { mjml, contactId: contact })).body
    expect(real).toMatchObject({ contact: { id: contact, name: 'Petr' } })
    expect(real.html).toContain('Ahoj 42 Petře')
    const { accountId } = await anotherAccount(house)
    const theirs = await createTemplate(house.ground, accountId, { name: 'x', html: 'x' }, { userId: null, ip: null })
    expect((await send('GET', `/templates/${theirs.id}/sample`)).status).toBe(404)
    expect((await send('POST', '/templates/preview', { contactId: 999_999 })).status).toBe(404)
  })

  it('tells mistakes in the lines of the MJML, and links that still lead to an example', async () => {
    const source = MJML.replace(
      'Ahoj',
      '\n<a href="https://www.example.cz/novinky">x</a> *|IF:A|*\n\n*|IF:A|* *|IF:B|*y*|END:IF|*<p',
    ).replace('</mj-text>', '></p></mj-text><mj-text foo="1">z</mj-text>')
    const seen = (await send('POST', '/templates/preview', { mjml: source })).body
    const lines = seen.problems.map(({ where, line, code, tag, harmless }: Record<string, unknown>) => [
      where,
      line,
      code,
      tag,
      harmless,
    ])
    expect(lines).toEqual([
      ['html', 2, 'unclosedIf', '*|IF:A|*', false],
      ['mjml', 4, 'mjmlUnknownAttribute', 'mj-text', true],
      ['html', 4, 'unclosedIf', '*|IF:A|*', false],
    ])
    expect(seen.unknownTags).toEqual(['A', 'B'])
    expect(seen.exampleLinks).toEqual(['https://www.example.cz/novinky'])
  })

  it('has nothing to show of MJML that cannot be compiled, and says why', async () => {
    const { html, problems } = (await send('POST', '/templates/preview', { mjml: MJML.replace('</mj-column>', '') }))
      .body
    expect(html).toBe('')
    expect(problems).toMatchObject([
      { where: 'mjml', line: 1, code: 'mjmlUnclosed', tag: 'mj-column', harmless: false },
    ])
  })

  it('as plain HTML keeps the tags as they were written', async () => {
    const { html } = (await send('POST', '/templates/compile', { mjml: MJML })).body
    expect(html).toContain('*|IF:VOKATIV|**|VOKATIV|**|END:IF|*')
    expect((await send('POST', '/templates/compile', { mjml: '<mjml>' })).body).toEqual({ html: '' })
  })
})

describe('hostile content', () => {
  const hostile = `</textarea></iframe>"><script>window.hacked=1</script><img src=x onerror="window.hacked=1">'"&quot; srcdoc="`
  it('comes back as text from every field', async () => {
    const given = { name: hostile, subject: hostile, html: hostile }
    const { id } = (await send('POST', '/templates', given)).body
    expect((await send('GET', `/templates/${id}`)).body).toMatchObject(given)
    expect((await send('GET', `/templates?search=${encodeURIComponent(hostile)}`)).body.templates).toHaveLength(1)
    const mjml = MJML.replace('Ahoj', hostile)
    expect((await send('PATCH', `/templates/${id}`, { mjml, version: 1 })).body).toMatchObject({ mjml })
  })

  it('cannot come from a value: what a contact is called never becomes markup', async () => {
    const list = await aList(house)
    const { id: contactId } = await aContact(house, list.id, { profile: { name: hostile } })
    const { html } = (await send('POST', '/templates/preview', { html: '<b title="*|NAME|*">*|NAME|*</b>', contactId }))
      .body
    expect(html).not.toContain('<script')
    expect(html.match(/"/g)).toHaveLength(2)
  })
})

describe('a starter', () => {
  it('comes with the account in it and a picture of itself, in the language asked for', async () => {
    await colleague('PATCH', '/account', { name: 'Kavárna & čaj', footer: 'Kavárna s.r.o.\nDlouhá 1' })
    const keys = ['newsletter', 'launch', 'sale', 'welcome', 'season', 'letter']
    const answers = await Promise.all(keys.map(key => send('GET', `/templates/starters/${key}?language=en`)))
    expect(answers.map(({ status, body }) => [status, body.key])).toEqual(keys.map(key => [200, key]))
    for (const { body } of answers) {
      expect(body.mjml).toContain('<mjml lang="en">')
      expect(body.mjml).toContain('Kavárna &#38; čaj')
      expect(body.mjml).not.toContain('SHOP_')
      expect(body.sample).toContain('Kavárna &#38; čaj')
      expect(body.sample).toContain('Kavárna s.r.o.<br>\nDlouhá 1')
      expect(body.sample).toContain('Hello Emily,')
    }
    const made = (await send('POST', '/templates', { name: 'From it', ...answers[0]!.body })).status
    expect(made).toBe(200)
    expect((await send('GET', '/templates/starters/letter')).body.language).toBe('cs')
    for (const key of ['none', '__proto__', 'constructor'])
      expect((await send('GET', `/templates/starters/${key}`)).status).toBe(404)
  })
})

// Last, since it lets 60 days pass and every session with them.
describe('what was deleted', () => {
  it('can be given back for 30 days, then it is swept away', async () => {
    const { ground, accountId, clock } = house
    const by = { userId: null, ip: null }
    const { id } = await createTemplate(ground, accountId, { name: 'Gone' }, by)
    const [sweep] = emailsJobs(ground)
    const deleteAndWait = async (days: number) => {
      await removeTemplate(ground, accountId, id, by)
      clock.forward(days * 86_400_000)
      await sweep!.run({}, 1)
    }
    await deleteAndWait(29)
    await restoreTemplate(ground, accountId, id, by)
    await deleteAndWait(31)
    await expect(restoreTemplate(ground, accountId, id, by)).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})
