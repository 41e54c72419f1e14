import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { recordClick, webVersion } from './index.ts'
import { messageToken } from './tokens.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const ADDRESS = 'https://shop.example/c?note='

/** Where the personal link of a mail leads whose contact has this note, as the mail says it. */
async function linkWith(note: string): Promise<string> {
  const list = await aList(house)
  await aContact(house, list.id, { fields: { NOTE: note } })
  const html = `<html><body><a href="${ADDRESS}*|NOTE|*">Yours</a></body></html>`
  await startNow(house, (await aCampaign(house, [list.id], { html })).id)
  const row = (await house.ground.db.one<{ id: number; month: string }>(
    sql`select id, month from message where account_id = ${house.accountId} and list_id = ${list.id}`,
  ))!
  const token = messageToken(house.ground.secrets, 'web', { accountId: house.accountId, ...row })
  return /href="([^"]*)"/.exec((await webVersion(house.ground, token))!)![1]!
}

const visit = { method: 'GET', ip: null, userAgent: null }
const tracked = 'http://mail.test/t/c/'

describe('a personal link', () => {
  it.each([
    ['short', 'x'],
    ['of 2,900 bytes', 'x'.repeat(2_900 - ADDRESS.length)],
  ])('that is %s leads through us to its whole address', async (_, note) => {
    const link = await linkWith(note)
    expect(link.slice(0, tracked.length)).toBe(tracked)
    const click = await recordClick(house.ground, link.slice(tracked.length), visit)
    expect(click!.url.replace(/&ecmid=.*/, '')).toBe(`${ADDRESS}${note}`)
  })

  it.each([
    ['in plain letters', 'x'.repeat(2_901 - ADDRESS.length)],
    ['once its letters are encoded', 'ž'.repeat(500)],
  ])('longer than that, %s, is left as it is', async (_, note) => {
    expect(await linkWith(note)).toBe(`${ADDRESS}${encodeURIComponent(note)}`)
  })
})
