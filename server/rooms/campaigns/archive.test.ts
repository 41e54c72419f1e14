import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { archivedCampaign } from './archive.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

describe('the archive', () => {
  it('shows a sent campaign without anything personal, and a draft or a wrong hash not at all', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { profile: { name: 'Eva' } })
    const campaign = await aCampaign(house, [list.id])
    expect(await archivedCampaign(house.ground, campaign.id, campaign.archiveHash)).toBeNull()
    await startNow(house, campaign.id)
    const html = await archivedCampaign(house.ground, campaign.id, campaign.archiveHash)
    expect(html).toContain('Hello you')
    expect(html).toContain('href="https://shop.example/a"')
    expect(html).not.toMatch(/\/u\/|\/t\//)
    expect(await archivedCampaign(house.ground, campaign.id, 'x'.repeat(24))).toBeNull()
  })
})
