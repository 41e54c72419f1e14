import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { removeList } from '../contacts/index.ts'
import { type CampaignDraft, createCampaign, readAudience } from './index.ts'

const GOOD = `<html lang="cs"><body><div style="display:none">Before</div>
<p>Hello</p><a href="*|UNSUB|*">out</a></body></html>`

let house: TestHouse
let list: number
beforeAll(async () => {
  house = await aHouse()
  list = (await aList(house)).id
  await aContact(house, list, { email: 'eva@example.com' })
  await aContact(house, list, { email: 'jan@example.com' })
})

async function said(draft: CampaignDraft, leavesMachine = false) {
  const sender = { fromName: 'Shop', fromEmail: 'shop@shop.example' }
  const whole = { title: 'T', subject: 'News', html: GOOD, listIds: [list], ...sender, ...draft }
  const campaign = await createCampaign(house.ground, house.accountId, whole)
  const audience = await readAudience(house.ground, house.accountId, campaign.id, { leavesMachine })
  return { id: campaign.id, warnings: audience.warnings, hints: audience.hints.map(hint => hint.code) }
}

describe('before sending', () => {
  it('says nothing of a good e-mail', async () => {
    expect(await said({})).toMatchObject({ warnings: [], hints: [] })
  })

  it('says where links lead nowhere and pictures are not loaded', async () => {
    const html = GOOD.replace(
      '<p>',
      '<a href="#">x</a>\n<a href="http://localhost/">y</a><img alt="" src="http://a.example/b.png"><p>',
    )
    const places = (line: number, column: number) => ({ count: 1, places: [{ line, column }] })
    expect((await said({ html })).warnings).toEqual([
      { code: 'linkEmpty', blocking: false, data: places(2, 1) },
      { code: 'linkLocal', blocking: false, data: places(3, 1) },
      { code: 'imageInsecure', blocking: false, data: places(3, 34) },
    ])
  })

  it('counts the links of a starter that nobody has replaced', async () => {
    const link = '<a href="https://www.example.cz/">x</a>'
    const { warnings } = await said({ html: GOOD.replace('<p>', `${link.repeat(25)}<p>`) })
    expect(warnings).toMatchObject([{ code: 'linkSample', blocking: false, data: { count: 25 } }])
  })

  it('hints at what could be better', async () => {
    expect((await said({ subject: 'x'.repeat(71) })).hints).toEqual(['subjectLong'])
    expect((await said({ subject: `*|IF:NAME|*${'x'.repeat(60)}*|END:IF|*` })).hints).toEqual([])
    expect((await said({ subject: 'VELKÁ SLEVA!' })).hints).toEqual(['subjectShouting'])
    expect((await said({ subject: 'SLEVA' })).hints).toEqual([])
    const html = '<p>Hello <img src="https://a.example/b.png"></p><a href="*|UNSUB|*">out</a>'
    expect((await said({ html })).hints).toEqual(['preheaderMissing', 'altMissing', 'langMissing'])
  })

  it('minds the domain of the sender: a free mailbox always, the rest where mail leaves the machine', async () => {
    const codes = async (fromEmail: string, leaves: boolean) =>
      (await said({ fromEmail }, leaves)).warnings.map(({ code }) => code).filter(code => code !== 'publicUrlInsecure')
    expect(await codes('eva@seznam.cz', false)).toEqual(['senderFreemail'])
    expect(await codes('eva@gmail.com', true)).toEqual(['senderFreemail'])
    expect(await codes('a@bare.example', false)).toEqual([])
    expect(await codes('a@bare.example', true)).toEqual(['spfMissing', 'dmarcMissing'])
    house.records.set('right.example', ['v=spf1 -all'])
    house.records.set('_dmarc.right.example', ['v=DMARC1; p=reject'])
    expect(await codes('a@right.example', true)).toEqual([])
    const dns = { txt: () => Promise.reject(new Error('ETIMEOUT')) }
    const { id } = await said({ fromEmail: 'a@away.example' })
    const away = await readAudience({ ...house.ground, dns }, house.accountId, id, { leavesMachine: true })
    expect(away.warnings.map(({ code }) => code)).toContain('senderUnchecked')
  })

  it('knows lists that wait for confirmation, and excluded ones that are gone', async () => {
    const gone = (await aList(house)).id
    const { id } = await said({ excludedListIds: [gone] })
    await removeList(house.ground, house.accountId, gone)
    const { warnings } = await readAudience(house.ground, house.accountId, id, { leavesMachine: false })
    expect(warnings).toEqual([{ code: 'excludedListGone', blocking: false, data: { count: 1 } }])
  })

  it('counts who had another campaign within a day, and not after', async () => {
    const first = await said({ title: 'First' })
    await startNow(house, first.id)
    const others = await aList(house)
    await aContact(house, others.id, { email: 'elsewhere@example.com' })
    await startNow(house, (await aCampaign(house, [others.id])).id)
    await aContact(house, list, { email: 'new@example.com' })
    const recent = { code: 'recentlySent', blocking: false, data: { contacts: 2, titles: ['First'] } }
    expect((await said({})).warnings).toEqual([recent])
    house.clock.forward(24 * 3_600_000 + 1)
    expect((await said({})).warnings).toEqual([])
  })
})
