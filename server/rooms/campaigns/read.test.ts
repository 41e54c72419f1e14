import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import type { Sql } from '../../platform/sql.ts'
import { campaignPage, createCampaign } from './index.ts'

const DAY_MS = 86_400_000

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

describe('a page of campaigns', () => {
  it('has everything of a campaign but what its e-mail says, which is not even read', async () => {
    const campaign = await aCampaign(house, [])
    const { db } = house.ground
    const asked: string[] = []
    const query = (statement: Sql) => {
      asked.push(statement.statement().text)
      return db.query(statement)
    }
    const watched = { ...house.ground, db: { ...db, query } as typeof db }
    const [summary, ...more] = await campaignPage(watched, house.accountId, { limit: 10 })
    expect(more).toEqual([])
    expect(campaign).toMatchObject(summary!)
    expect(Object.keys(campaign)).toEqual(expect.arrayContaining(['html', 'plainText', ...Object.keys(summary!)]))
    expect(summary).not.toHaveProperty('html')
    expect(summary).not.toHaveProperty('plainText')
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toMatch(/html|plain_text/)
  })

  it('can be of those started within a span, and a draft is in none', async () => {
    const { id } = await aCampaign(house, [(await aList(house)).id])
    await startNow(house, id)
    await aCampaign(house, [])
    const startedTo = new Date(house.clock.now().getTime() + 1)
    const startedFrom = house.clock.now()
    house.clock.forward(DAY_MS)
    const ids = async (span: { startedFrom?: Date; startedTo?: Date }) =>
      (await campaignPage(house.ground, house.accountId, { ...span, limit: 10 })).map(campaign => campaign.id)
    expect(await ids({ startedFrom, startedTo })).toEqual([id])
    expect(await ids({ startedFrom })).toEqual([id])
    expect(await ids({ startedTo })).toEqual([id])
    expect(await ids({ startedFrom: startedTo })).toEqual([])
    expect(await ids({ startedTo: startedFrom })).toEqual([])
  })

  it('shows a subject as an invented person would see it, and as written where nothing would be left', async () => {
    const { ground, accountId } = house
    const seen = async (subject: string) =>
      (await createCampaign(ground, accountId, { title: 'T', subject })).subjectSeen
    expect(await seen('*|IF:VOKATIV|**|VOKATIV|*, *|ENDIF|*káva je tu')).toBe('Jano, káva je tu')
    expect(await seen('*|COMPANY|*')).toBe('*|COMPANY|*')
    expect(await seen('*|IF:NAME|* broken')).not.toBe('')
    expect(await seen('Plain  text')).toBe('Plain  text')
  })

  it('can be searched in titles and subjects, accents and case not minded, and by list', async () => {
    const { ground, accountId } = house
    const list = (await aList(house)).id
    const first = await createCampaign(ground, accountId, {
      title: 'Podzimní Čajovník',
      subject: 'Šípky',
      listIds: [list],
    })
    const second = await createCampaign(ground, accountId, { title: '100 % kávy', subject: 'Etiopie' })
    const found = async (filter: { search?: string; listId?: number }) =>
      (await campaignPage(ground, accountId, { ...filter, limit: 10 })).map(campaign => campaign.id)
    expect(await found({ search: 'cajovnik' })).toEqual([first.id])
    expect(await found({ search: 'SIPK' })).toEqual([first.id])
    expect(await found({ search: '0 % k' })).toEqual([second.id])
    expect(await found({ search: '%' })).toEqual([second.id])
    expect(await found({ search: '_' })).toEqual([])
    expect(await found({ listId: list })).toEqual([first.id])
    expect(await found({ search: 'etiopie', listId: list })).toEqual([])
  })
})
