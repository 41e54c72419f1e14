import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, HTML } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { suppress, unsubscribe } from '../contacts/index.ts'
import { compileEmail } from '../emails/index.ts'
import { changeCampaign, previewCampaign, readAudience, readLastTest, sendTestMail } from './index.ts'
import { tagsLeftEmpty } from './tag-fallbacks.ts'

let house: TestHouse
let first: number
let second: number
let eva: number
beforeAll(async () => {
  house = await aHouse()
  first = (await aList(house)).id
  second = (await aList(house)).id
  const { ground, accountId } = house
  eva = (await aContact(house, first, { email: 'eva@example.com', profile: { name: 'Eva' }, fields: { size: 'M' } })).id
  await aContact(house, second, { email: 'eva@example.com', fields: { size: 'L' } })
  await aContact(house, second, { email: 'nobody@example.com' })
  const left = await aContact(house, first, { email: 'left@example.com' })
  const bad = await aContact(house, first, { email: 'bad@example.com' })
  await ground.db.transaction(async tx => {
    await unsubscribe(ground, tx, accountId, left.id, first, { channel: 'link' })
    await suppress(ground, tx, accountId, bad.id, 'manual')
  })
})

async function warningsOf(html: string, given: { listIds?: number[]; subject?: string; leavesMachine?: boolean } = {}) {
  const campaign = await aCampaign(house, given.listIds ?? [first, second], { html, subject: given.subject ?? 'S' })
  const leavesMachine = given.leavesMachine ?? false
  return (await readAudience(house.ground, house.accountId, campaign.id, { leavesMachine })).warnings
}

const nobody = {
  unconfirmed: 0,
  unsubscribed: 0,
  bounced: 0,
  complained: 0,
  suppressed: 0,
  excluded: 0,
  opened: 0,
  duplicates: 0,
}

describe('the audience of a campaign', () => {
  it('is who would receive it now; the rest is counted by the reason', async () => {
    const campaign = await aCampaign(house, [first, second])
    const audience = await readAudience(house.ground, house.accountId, campaign.id, { leavesMachine: false })
    expect(audience).toMatchObject({
      recipients: 2,
      leftOut: { ...nobody, unsubscribed: 1, suppressed: 1, duplicates: 1 },
    })
  })

  it('warns of what stops the start: missing parts, nobody to write to, broken tags with their place', async () => {
    expect(await warningsOf(HTML, { subject: ' ', listIds: [] })).toEqual([
      { code: 'subjectMissing', blocking: true, data: {} },
      { code: 'listsMissing', blocking: true, data: {} },
    ])
    const empty = (await aList(house)).id
    expect(await warningsOf(HTML, { listIds: [empty] })).toEqual([{ code: 'noRecipients', blocking: true, data: {} }])
    const place = { where: 'html', line: 2, column: 4, code: 'unclosedIf', tag: '*|IF:NAME|*' }
    expect(await warningsOf(`<p>*|UNSUB|*</p>\n<p>*|IF:NAME|*</p>`)).toEqual([
      { code: 'emailBroken', blocking: true, data: { problems: [place] } },
    ])
  })

  it('tells the line of the MJML where there is one, and none of what it was compiled to', async () => {
    const mjml = `<mjml><mj-body><mj-section><mj-column>
<mj-text>*|UNSUB|*</mj-text>
<mj-text>*|IF:NAME|*</mj-text><mj-image src="http://shop.example/a.png" />
</mj-column></mj-section></mj-body></mjml>`
    const { id } = await aCampaign(house, [first])
    await changeCampaign(house.ground, house.accountId, id, { mjml })
    const { warnings } = await readAudience(house.ground, house.accountId, id, { leavesMachine: false })
    expect(warnings[0]).toMatchObject({
      code: 'emailBroken',
      data: { problems: [{ where: 'html', line: 3, column: 10, code: 'unclosedIf' }] },
    })
    expect(warnings).toContainEqual({ code: 'imageInsecure', blocking: false, data: { places: [], count: 1 } })
  })

  it('warns of a mail without a way out, of unknown tags and of one that Gmail would clip', async () => {
    expect(await warningsOf('<p>Hi</p>')).toEqual([{ code: 'unsubscribeMissing', blocking: false, data: {} }])
    expect(await warningsOf('<a href="*|PREFERENCES|*">x</a>')).toEqual([])
    expect(await warningsOf('*|UNSUB|* *|IF:SIZE|*x*|END:IF|* *|IF:COLOUR|*x*|END:IF|*')).toEqual([
      { code: 'unknownTags', blocking: false, data: { tags: ['COLOUR'] } },
    ])
    const [large] = await warningsOf(`*|UNSUB|*${'x'.repeat(102_000)}`)
    expect(large).toMatchObject({ code: 'tooLarge', data: { limitBytes: 102_000, sizeBytes: expect.any(Number) } })
  })

  it('warns of an address without https only where mail leaves the machine', async () => {
    house.records.set('shop.example', ['v=spf1 include:mail.example -all'])
    house.records.set('_dmarc.shop.example', ['v=DMARC1; p=none'])
    expect(await warningsOf(HTML, { leavesMachine: true })).toEqual([
      { code: 'publicUrlInsecure', blocking: false, data: { publicUrl: 'http://mail.test' } },
    ])
    expect(await warningsOf(HTML)).toEqual([])
  })

  it('warns of tags that print nothing for some of the recipients, in columns and in custom fields', async () => {
    expect(await warningsOf('*|UNSUB|* Dear *|VOKATIV|*, size *|SIZE|*, *|EMAIL|*')).toEqual([
      {
        code: 'valuesMissing',
        blocking: false,
        data: {
          tags: ['VOKATIV', 'SIZE'],
          contacts: 1,
          missing: [
            { tag: 'VOKATIV', contacts: 1 },
            { tag: 'SIZE', contacts: 1 },
          ],
        },
      },
    ])
    expect(await warningsOf('*|UNSUB|* *|IF:VOKATIV|**|VOKATIV|**|ELSE:|*you*|END:IF|*')).toEqual([])
    expect(await warningsOf('*|UNSUB|* Dear *|NAME|*', { listIds: [first] })).toEqual([])
  })
})

describe('a tag without a fallback', () => {
  const tags: [string, string[]][] = [
    ['*|NAME|*', ['NAME']],
    ['*|IF:NAME|*Dear *|NAME|**|END:IF|*', []],
    ['*|IF:NAME|*Dear *|VOKATIV|**|END:IF|*', ['VOKATIV']],
    ['*|IF:VOKATIV|**|VOKATIV|**|ELSEIF:NAME|**|NAME|**|ELSE:|*you*|END:IF|*', []],
    ['*|IFNOT:VOKATIV|**|NAME|**|END:IF|*', ['NAME']],
    ['*|IF:GENDER = female|**|NAME|**|END:IF|*', ['NAME']],
    ['<a href="https://x.example/?c=*|CITY|*">x</a>', ['CITY']],
    ['<img alt="*|COMPANY|*"> *|UPPER:SURNAME|* *|DATE:Y|* *|UNSUB|*', ['COMPANY', 'SURNAME']],
  ]
  it.each(tags)('%s', (html, expected) => {
    expect(tagsLeftEmpty(compileEmail({ subject: '', html }))).toEqual(expected)
  })
})

describe('a preview', () => {
  const preview = async (listIds: number[], given: Parameters<typeof previewCampaign>[3]) => {
    const campaign = await aCampaign(house, listIds, { html: HTML, subject: '*|NAME|* *|SIZE|*' })
    return await previewCampaign(house.ground, house.accountId, campaign.id, given)
  }

  it('shows the first of the audience, or the contact asked for, with the values of the first list', async () => {
    expect(await preview([first, second], {})).toMatchObject({
      subject: 'Eva M',
      contact: { contact_id: eva, name: 'Eva' },
    })
    expect(await preview([second], { contactId: eva })).toMatchObject({ subject: 'Eva L' })
    const shown = await preview([first], {})
    expect(shown.html).toContain('<a href="#">out</a>')
    expect(shown.html).toContain('<a href="https://shop.example/a">A</a>')
    expect(shown.html).not.toContain('<img')
    expect(shown.text).toContain('Hello Eva')
    expect(shown.sizeBytes).toBeGreaterThan(Buffer.byteLength(shown.html))
  })

  it('leaves the tags empty where there is nobody', async () => {
    const shown = await preview([], {})
    expect(shown).toMatchObject({ contact: null, problems: [], unknownTags: ['SIZE'] })
    expect(shown.html).toContain('Hello you')
  })

  it('fills what is being written, not yet saved, and says what is wrong with it', async () => {
    const shown = await preview([first], { subject: 'Now *|NAME|*', html: '<b>*|END:IF|*</b> *|WHAT|*' })
    expect(shown).toMatchObject({ subject: 'Now Eva', unknownTags: ['WHAT'] })
    expect(shown.problems).toMatchObject([{ where: 'html', line: 1, column: 4, code: 'unexpectedEnd' }])
  })

  it('knows no contact of nobody', async () => {
    await expect(preview([first], { contactId: 999_999 })).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})

describe('a test mail', () => {
  const test = async (to: string[], given: { html?: string; contactId?: number } = {}) => {
    const campaign = await aCampaign(house, [first], { html: given.html ?? HTML })
    const call = { to, contactId: given.contactId, userId: 1, ip: null }
    return { id: campaign.id, sent: await sendTestMail(house.ground, house.accountId, campaign.id, call) }
  }

  it('goes to each address once, is nobody’s message, and is written into the audit', async () => {
    const { id, sent } = await test(['me@shop.example', 'ME@shop.example', 'you@shop.example'])
    expect(sent).toBe(2)
    const { db } = house.ground
    const rows = await db.query(sql`
      select m.address, m.lane, m.contact_id, m.merge_vars ->> 'NAME' as name, e.subject
      from message m join email e on e.account_id = m.account_id and e.id = m.email_id order by m.id desc limit 2`)
    const one = { lane: 'transactional', contact_id: null, name: 'Eva', subject: '[Test] News for *|NAME|*' }
    expect(rows).toEqual([
      { ...one, address: 'you@shop.example' },
      { ...one, address: 'me@shop.example' },
    ])
    const audit = await db.one(sql`select subject, data from audit_event where action = 'campaign.tested'`)
    expect(audit).toEqual({
      subject: String(id),
      data: expect.objectContaining({ to: ['me@shop.example', 'you@shop.example'], contactId: eva }),
    })
    const mails = ['me@shop.example', 'you@shop.example'].map(address => ({ address, state: 'queued', reply: null }))
    const last = await readLastTest(house.ground, house.accountId, id, 1)
    expect(last).toMatchObject({ to: ['me@shop.example', 'you@shop.example'], outcome: { mails } })
    // Of another campaign only the addresses are remembered, of another person nothing.
    const other = await aCampaign(house, [first])
    expect(await readLastTest(house.ground, house.accountId, other.id, 1)).toMatchObject({ outcome: null })
    expect(await readLastTest(house.ground, house.accountId, id, 999)).toEqual({ to: [], outcome: null })
    await db.run(
      sql`update message set state = 'refused', reply_text = '550 no such user' where address = 'you@shop.example'`,
    )
    const { outcome } = await readLastTest(house.ground, house.accountId, id, 1)
    expect(outcome!.mails[1]).toEqual({ address: 'you@shop.example', state: 'refused', reply: '550 no such user' })
  })

  it('is refused with a wrong address, a broken e-mail or a contact that is not there', async () => {
    await expect(test(['no address'])).rejects.toMatchObject({ code: 'contact.emailInvalid' })
    await expect(test(['a@b.cz'], { html: '*|IF:NAME|*' })).rejects.toMatchObject({ code: 'email.broken' })
    await expect(test(['a@b.cz'], { html: ' ' })).rejects.toMatchObject({ details: { missing: ['html'] } })
    await expect(test(['a@b.cz'], { contactId: 999_999 })).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(test('abcdef'.split('').map(c => `${c}@b.cz`))).rejects.toMatchObject({ code: 'request.invalid' })
  })
})
