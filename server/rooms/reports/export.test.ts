import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { fileById, readFileChunks } from '../../platform/files.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { placeOrder } from '../shop/index.ts'
import { cancelTask, readTask } from '../tasks/index.ts'
import { exportCampaigns, exportRecipients, reportsJobs } from './index.ts'

let house: TestHouse
let campaignId: number

beforeAll(async () => {
  house = await aHouse()
  const list = await aList(house)
  for (const email of ['=cmd@example.com', 'eva@example.com', 'jan@example.com'])
    await aContact(house, list.id, { email })
  campaignId = (await aCampaign(house, [list.id])).id
  await startNow(house, campaignId)
  const { db } = house.ground
  await db.run(sql`
    update message set state = 'accepted', accepted_at = '2026-07-01T10:00:00Z', opens = 3, human_opens = 2, opened_at = '2026-07-01T11:00:00Z'
    where address = 'eva@example.com'`)
  await db.run(sql`
    update message set state = 'refused', reply_code = 550, reply_text = '5.1.1 "no"; such user' where address = 'jan@example.com'`)
})

const run = async (kind: string, taskId: number) => {
  const { ground, accountId } = house
  await reportsJobs(ground)
    .find(job => job.name === kind)!
    .run({ accountId, taskId }, 1)
  return await readTask(ground, accountId, taskId)
}

async function fileOf(task: { result: Record<string, unknown> | null }) {
  const { ground, accountId } = house
  const file = (await fileById(ground.db, accountId, task.result!.fileId as number, ground.clock.now()))!
  const chunks: Buffer[] = []
  for await (const chunk of readFileChunks(ground.db, accountId, file.id)) chunks.push(chunk)
  return { file, text: Buffer.concat(chunks).toString() }
}

describe('the export of recipients', () => {
  const recipients = (asked: Partial<Parameters<typeof exportRecipients>[2]> = {}) =>
    exportRecipients(house.ground, house.accountId, { format: 'csv', language: 'cs', campaignId, ...asked }, NOBODY)

  it('is a file with every recipient’s fate, in the account’s times, without formulas', async () => {
    const task = await run('reports.exportRecipients', await recipients())
    expect(task).toMatchObject({ state: 'done', done: 3, total: 3, result: { rows: 3 } })
    const { file, text } = await fileOf(task)
    expect(file.name).toMatch(/^A campaign – příjemci \d{4}-\d\d-\d\d\.csv$/)
    const [head, formula, eva, jan] = text.split('\r\n')
    expect(head).toMatch(/^\ufeffE-mail;Stav;/)
    expect(formula).toMatch(/^'=cmd@example.com;čeká;/)
    expect(eva).toBe('eva@example.com;přijato;;;0;2026-07-01 12:00:00;2026-07-01 13:00:00;2;3;;0;0;')
    expect(jan).toContain('jan@example.com;nedoručeno;;"550 5.1.1 ""no""; such user";')
  })

  it('holds to a filter and a search, in English too', async () => {
    const opened = await run('reports.exportRecipients', await recipients({ filter: 'opened', language: 'en' }))
    expect((await fileOf(opened)).text.split('\r\n').filter(Boolean)).toEqual([
      expect.stringContaining('E-mail,State'),
      expect.stringContaining('eva@example.com,accepted'),
    ])
    const searched = await run('reports.exportRecipients', await recipients({ search: 'ja' }))
    expect(searched.result).toMatchObject({ rows: 1 })
  })

  it('is an XLSX where one is asked for', async () => {
    const { file, text } = await fileOf(await run('reports.exportRecipients', await recipients({ format: 'xlsx' })))
    expect(file).toMatchObject({ type: expect.stringContaining('spreadsheetml') })
    expect(text.slice(0, 2)).toBe('PK')
  })

  it('is kept in the history, a week long, and can be cancelled', async () => {
    const taskId = await recipients()
    await cancelTask(house.ground, house.accountId, taskId, NOBODY)
    expect(await run('reports.exportRecipients', taskId)).toMatchObject({ state: 'cancelled', result: null })
    const [entry] = await house.ground.db.query<{ subject: string; data: object }>(
      sql`select subject, data from audit_event where action = 'campaign.recipientsExported' order by id desc limit 1`,
    )
    expect(entry).toEqual({ subject: String(campaignId), data: { title: 'A campaign', format: 'csv', filter: 'all' } })
    const done = await run('reports.exportRecipients', await recipients())
    const { file } = await fileOf(done)
    expect(file.expiresAt!.getTime() - house.clock.now().getTime()).toBe(7 * 86_400_000)
  })

  it('of another account’s campaign is refused', async () => {
    const { accountId } = await anotherAccount(house)
    const asked = { format: 'csv', language: 'cs', campaignId } as const
    await expect(exportRecipients(house.ground, accountId, asked, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
  })
})

describe('the export of campaigns', () => {
  it('has those of the period with their figures', async () => {
    const taskId = await exportCampaigns(house.ground, house.accountId, { format: 'csv', language: 'en' }, NOBODY)
    const { text } = await fileOf(await run('reports.exportCampaigns', taskId))
    const lines = text.split('\r\n').filter(Boolean)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^A campaign,News for \*\|NAME\|\*,20\d\d-.*,3,0,0,0,/)
    expect(lines[0]).toMatch(/,Orders,Revenue in the currency of the account$/)
    expect(lines[1]).toMatch(/,,$/)
    await placeOrder(house.ground, house.accountId, anOrder())
    const again = await exportCampaigns(house.ground, house.accountId, { format: 'csv', language: 'en' }, NOBODY)
    expect((await fileOf(await run('reports.exportCampaigns', again))).text.trimEnd()).toMatch(/,0,0$/)
    await expect(
      exportCampaigns(house.ground, house.accountId, { format: 'csv', language: 'en', from: 'x' }, NOBODY),
    ).rejects.toMatchObject({ code: 'report.periodInvalid' })
  })
})
