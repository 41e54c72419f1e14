import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, HTML, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { suppress, unsubscribe } from '../contacts/index.ts'
import { changeCampaign, countChoice, createCampaign, previewCampaign, readAudience, readCampaign } from './index.ts'

let house: TestHouse
let news: number
let more: number
let customers: number
beforeAll(async () => {
  house = await aHouse()
  news = (await aList(house)).id
  more = (await aList(house)).id
  customers = (await aList(house)).id
  const { ground, accountId } = house
  for (const email of ['adam@example.com', 'eva@example.com', 'ivo@example.com', 'jan@example.com'])
    await aContact(house, news, { email, profile: { name: email.slice(0, 3) } })
  await aContact(house, more, { email: 'eva@example.com' })
  await aContact(house, more, { email: 'ota@example.com' })
  // Adam and Ivo are customers; Jan was one and has left; the suppressed one is a customer, too.
  for (const email of ['adam@example.com', 'ivo@example.com']) await aContact(house, customers, { email })
  const jan = await aContact(house, customers, { email: 'jan@example.com' })
  const bad = await aContact(house, news, { email: 'bad@example.com' })
  const worse = await aContact(house, news, { email: 'worse@example.com' })
  await aContact(house, customers, { email: 'worse@example.com' })
  await ground.db.transaction(async tx => {
    await unsubscribe(ground, tx, accountId, jan.id, customers, { channel: 'link' })
    await suppress(ground, tx, accountId, bad.id, 'manual')
    await suppress(ground, tx, accountId, worse.id, 'manual')
  })
})

const excluding = (listIds: number[], excludedListIds: number[]) =>
  createCampaign(house.ground, house.accountId, {
    title: 'A campaign',
    subject: 'S',
    fromName: 'Shop',
    fromEmail: 'shop@shop.example',
    html: HTML,
    listIds,
    excludedListIds,
  })

async function frozen(campaignId: number): Promise<string[]> {
  await startNow(house, campaignId)
  const { dispatchId } = await readCampaign(house.ground, house.accountId, campaignId)
  const rows = await house.ground.db.query<{ address: string; state: string }>(sql`
    select address, state from message where account_id = ${house.accountId} and dispatch_id = ${dispatchId} order by address`)
  return rows.map(row => `${row.address} ${row.state}`)
}

describe('a campaign with lists left out', () => {
  it('goes to nobody who is subscribed to one of them; who has left them gets it', async () => {
    const campaign = await excluding([news], [customers])
    const { recipients, leftOut } = await readAudience(house.ground, house.accountId, campaign.id, {
      leavesMachine: false,
    })
    expect({ recipients, leftOut }).toMatchObject({
      recipients: 2,
      leftOut: { excluded: 3, suppressed: 1, duplicates: 0, opened: 0 },
    })
    expect(await frozen(campaign.id)).toEqual([
      'bad@example.com skipped',
      'eva@example.com queued',
      'jan@example.com queued',
    ])
  })

  it.each([
    { chosen: () => [news, more], excluded: () => [customers], recipients: 3, left: 3 },
    { chosen: () => [news, more], excluded: () => [more], recipients: 3, left: 2 },
    { chosen: () => [news], excluded: () => [customers, more], recipients: 1, left: 4 },
    { chosen: () => [news], excluded: () => [news], recipients: 0, left: 6 },
    { chosen: () => [], excluded: () => [customers], recipients: 0, left: 0 },
    { chosen: () => [news, more], excluded: () => [], recipients: 5, left: 0 },
  ])('counts as it will freeze, of several lists too: $recipients', async ({ chosen, excluded, recipients, left }) => {
    const choice = { listIds: chosen(), excludedListIds: excluded() }
    const counted = await countChoice(house.ground, house.accountId, choice)
    expect(counted).toMatchObject({ recipients, leftOut: { excluded: left } })
    if (choice.listIds.length === 0) return
    const campaign = await excluding(choice.listIds, choice.excludedListIds)
    const queued = (await frozen(campaign.id)).filter(row => row.endsWith('queued'))
    expect(queued).toHaveLength(recipients)
  })

  it('previews as the first who would get it', async () => {
    const all = await excluding([news], [])
    const some = await excluding([news], [customers])
    const first = async (id: number) =>
      (await previewCampaign(house.ground, house.accountId, id, {})).contact?.email ?? null
    expect(await first(all.id)).toBe('adam@example.com')
    expect(await first(some.id)).toBe('eva@example.com')
    expect(await first((await excluding([news], [news])).id)).toBeNull()
  })

  it('keeps what is left out when something else of it changes, and takes only lists that exist', async () => {
    const { id, version } = await excluding([news], [customers])
    const changed = await changeCampaign(house.ground, house.accountId, id, { subject: 'Other' }, { version })
    expect(changed).toMatchObject({ subject: 'Other', excludedListIds: [customers] })
    const emptied = await changeCampaign(house.ground, house.accountId, id, { excludedListIds: [] })
    expect(emptied.excludedListIds).toEqual([])
    await expect(excluding([news], [999_999])).rejects.toMatchObject({ details: { list: 999_999 } })
  })

  it('minds no list and no campaign of another account', async () => {
    const { accountId } = await anotherAccount(house)
    const own = await aCampaign(house, [news])
    const choice = { listIds: [news], excludedListIds: [customers] }
    expect(await countChoice(house.ground, accountId, choice)).toMatchObject({
      recipients: 0,
      leftOut: { excluded: 0 },
    })
    await expect(
      countChoice(house.ground, accountId, { ...choice, unopened: { of: own.id, by: 'human' as const } }),
    ).rejects.toMatchObject({
      code: 'thing.notFound',
    })
  })
})
