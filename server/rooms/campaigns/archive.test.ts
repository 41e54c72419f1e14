import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { NOBODY } from '../accounts/index.ts'
import { archivedCampaign } from './archive.ts'
import { setArchive } from './index.ts'

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
    const shown = await archivedCampaign(house.ground, campaign.id, campaign.archiveHash)
    expect(shown?.isIndexed).toBe(false)
    const html = shown?.html
    expect(html).toContain('Hello you')
    expect(html).toContain('href="https://shop.example/a"')
    expect(html).not.toMatch(/\/u\/|\/t\//)
    expect(await archivedCampaign(house.ground, campaign.id, 'x'.repeat(24))).toBeNull()
  })

  it('is shut and opened for one campaign, and search engines are let in only where somebody said so', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const { id, archiveHash } = await aCampaign(house, [list.id])
    await startNow(house, id)
    const look = () => archivedCampaign(house.ground, id, archiveHash)
    await setArchive(house.ground, house.accountId, id, { isShown: false }, NOBODY)
    expect(await look()).toBeNull()
    await setArchive(house.ground, house.accountId, id, { isShown: true, isIndexed: true }, NOBODY)
    expect(await look()).toMatchObject({ isIndexed: true })
  })
})
