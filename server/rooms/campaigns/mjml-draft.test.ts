import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { changeCampaign, createCampaign, readAudience, startCampaign } from './index.ts'

const mjml = (inside: string) =>
  `<mjml><mj-body><mj-section><mj-column>${inside}</mj-column></mj-section></mj-body></mjml>`

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
const codes = async (id: number) =>
  (await readAudience(house.ground, house.accountId, id, { leavesMachine: false })).warnings.map(one => one.code)

describe('a campaign written in MJML', () => {
  it('has the HTML that was compiled from it, whatever HTML came along', async () => {
    const given = { mjml: mjml('<mj-text>Ahoj *|NAME|*</mj-text>'), html: 'something else' }
    const campaign = await createCampaign(house.ground, house.accountId, given)
    expect(campaign.mjml).toBe(given.mjml)
    expect(campaign.html).toContain('>Ahoj *|NAME|*</div>')
    const renamed = await changeCampaign(house.ground, house.accountId, campaign.id, { title: 'Another' })
    expect(renamed).toMatchObject({ mjml: given.mjml, html: campaign.html })
  })

  it('keeps what was typed where it cannot be compiled, and is not sent as it was before', async () => {
    const { ground, accountId } = house
    const list = await aList(house)
    const sender = { subject: 'S', fromName: 'Shop', fromEmail: 'shop@shop.example', listIds: [list.id] }
    const { id } = await createCampaign(ground, accountId, { ...sender, mjml: mjml('<mj-text>a</mj-text>') })
    const broken = await changeCampaign(ground, accountId, id, { mjml: mjml('<mj-text>b') })
    expect(broken).toMatchObject({ mjml: mjml('<mj-text>b'), html: '' })
    expect(await codes(id)).toContain('mjmlBroken')
    await expect(startCampaign(ground, accountId, id, null)).rejects.toMatchObject({
      code: 'campaign.incomplete',
      details: { missing: ['html'] },
    })
  })

  it('ends being MJML by HTML alone, or by null with its HTML kept', async () => {
    const { ground, accountId } = house
    const first = await createCampaign(ground, accountId, { mjml: mjml('<mj-text>a</mj-text>') })
    const turned = await changeCampaign(ground, accountId, first.id, { mjml: null })
    expect(turned).toMatchObject({ mjml: null, html: first.html })
    const second = await createCampaign(ground, accountId, { mjml: mjml('<mj-text>a</mj-text>') })
    expect(await changeCampaign(ground, accountId, second.id, { html: '<p>b</p>' })).toMatchObject({
      mjml: null,
      html: '<p>b</p>',
    })
  })
})
