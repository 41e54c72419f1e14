import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { suppress, unsubscribe } from '../contacts/index.ts'
import {
  cancelCampaign,
  changeCampaign,
  copyCampaign,
  countChoice,
  readCampaign,
  removeCampaign,
  renameCampaign,
  resendCampaign,
  restoreCampaign,
  setArchive,
} from './index.ts'

let house: TestHouse
let list: number
/** A sent campaign, and what became of it for whom. */
let sent: number

const FATES = {
  slept: {},
  machine: { opens: 3, clicks: 1 },
  read: { opens: 1, human_opens: 1 },
  clicked: { clicks: 1, human_clicks: 1 },
  refused: { state: 'refused' },
  gone: {},
  banned: {},
} as const

beforeAll(async () => {
  house = await aHouse()
  list = (await aList(house)).id
  const { ground, accountId } = house
  const ids = new Map<string, number>()
  for (const name of Object.keys(FATES))
    ids.set(name, (await aContact(house, list, { email: `${name}@example.com` })).id)
  sent = (await aCampaign(house, [list], { subject: 'The first' })).id
  await startNow(house, sent)
  for (const [name, fate] of Object.entries(FATES)) {
    const {
      state = 'accepted',
      opens = 0,
      human_opens = 0,
      clicks = 0,
      human_clicks = 0,
    } = fate as Record<string, never>
    await ground.db.run(sql`
      update message set state = ${state}, opens = ${opens}, human_opens = ${human_opens}, clicks = ${clicks}, human_clicks = ${human_clicks}
      where account_id = ${accountId} and address = ${`${name}@example.com`}`)
  }
  await ground.db.run(sql`update dispatch set state = 'done', done_at = now() where account_id = ${accountId}`)
  // Whoever came later was no recipient.
  await aContact(house, list, { email: 'later@example.com' })
  await ground.db.transaction(async tx => {
    await unsubscribe(ground, tx, accountId, ids.get('gone')!, list, { channel: 'link' })
    await suppress(ground, tx, accountId, ids.get('banned')!, 'manual')
  })
})

const resend = (id: number, unopened: 'human' | 'any' = 'human') =>
  resendCampaign(house.ground, house.accountId, id, { title: 'Again', subject: 'Once more', unopened })

async function frozen(campaignId: number): Promise<string[]> {
  await startNow(house, campaignId)
  const { dispatchId } = await readCampaign(house.ground, house.accountId, campaignId)
  const rows = await house.ground.db.query<{ address: string }>(sql`
    select address from message where account_id = ${house.accountId} and dispatch_id = ${dispatchId} and state = 'queued' order by address`)
  return rows.map(row => row.address)
}

async function over(campaignId: number): Promise<void> {
  await cancelCampaign(house.ground, house.accountId, campaignId, null)
}

describe('sending again to those who did not open', () => {
  it.each([
    ['human', ['machine@example.com', 'slept@example.com']],
    ['any', ['slept@example.com']],
  ] as const)('goes by %s opens to accepted recipients who are still subscribed', async (by, expected) => {
    const draft = await resend(sent, by)
    expect(draft).toMatchObject({
      status: 'draft',
      title: 'Again',
      subject: 'Once more',
      listIds: [list],
      resendOf: { id: sent, title: 'A campaign', unopened: by },
    })
    const choice = { listIds: [list], excludedListIds: [], unopened: { of: sent, by } }
    const counted = await countChoice(house.ground, house.accountId, choice)
    expect(counted).toMatchObject({ recipients: expected.length, leftOut: { suppressed: 1 } })
    expect(await frozen(draft.id)).toEqual(expected)
    await over(draft.id)
  })

  it('takes lists to leave out, too', async () => {
    const vip = (await aList(house)).id
    await aContact(house, vip, { email: 'slept@example.com' })
    const draft = await resend(sent)
    await changeCampaign(house.ground, house.accountId, draft.id, { excludedListIds: [vip] })
    expect(await frozen(draft.id)).toEqual(['machine@example.com'])
    await over(draft.id)
  })

  it('waits or runs once: the second is told where the first is, also at the same instant', async () => {
    const both = await Promise.allSettled([resend(sent), resend(sent, 'any')])
    const draft = both.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    expect(draft).toHaveLength(1)
    const refused = both.find(one => one.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'campaign.resendPending', details: { campaignId: draft[0]!.id } })
    const { resends } = await readCampaign(house.ground, house.accountId, sent)
    expect(resends[0]).toEqual({ id: draft[0]!.id, title: 'Again', status: 'draft' })
    await removeCampaign(house.ground, house.accountId, draft[0]!.id)
    const next = await resend(sent)
    const back = restoreCampaign(house.ground, house.accountId, draft[0]!.id, NOBODY)
    await expect(back).rejects.toMatchObject({ code: 'campaign.resendPending', details: { campaignId: next.id } })
    await removeCampaign(house.ground, house.accountId, next.id)
  })

  it('is of a sent campaign of this account', async () => {
    const draft = await aCampaign(house, [list])
    await expect(resend(draft.id)).rejects.toMatchObject({ code: 'campaign.notSent' })
    await startNow(house, draft.id)
    await expect(resend(draft.id)).rejects.toMatchObject({ code: 'campaign.notSent' })
    const { accountId } = await anotherAccount(house)
    const theirs = resendCampaign(house.ground, accountId, sent, { title: 'T', subject: 'S', unopened: 'any' })
    await expect(theirs).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(copyCampaign(house.ground, accountId, sent, 'T')).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})

describe('a copy', () => {
  it('has the e-mail, the sender, the lists and the exclusions, but is no resend', async () => {
    const other = (await aList(house)).id
    const draft = await resend(sent)
    await changeCampaign(house.ground, house.accountId, draft.id, { excludedListIds: [other], perHour: 500 })
    const copy = await copyCampaign(house.ground, house.accountId, draft.id, 'Copy')
    const { subject, html, fromEmail } = await readCampaign(house.ground, house.accountId, draft.id)
    expect(copy).toMatchObject({ subject, html, fromEmail, title: 'Copy', status: 'draft', resendOf: null })
    expect(copy).toMatchObject({ listIds: [list], excludedListIds: [other], perHour: 500, version: 1 })
    expect(copy.archiveUrl).not.toBe(draft.archiveUrl)
    await removeCampaign(house.ground, house.accountId, draft.id)
  })
})

describe('what is settled at any time', () => {
  it('is the name, also of a sent one; an open editor is told', async () => {
    const renamed = await renameCampaign(house.ground, house.accountId, sent, 'Autumn')
    expect(renamed).toMatchObject({ title: 'Autumn', status: 'sent' })
    const draft = await aCampaign(house, [list])
    await renameCampaign(house.ground, house.accountId, draft.id, 'Winter')
    const change = changeCampaign(house.ground, house.accountId, draft.id, { subject: 'X' }, { version: draft.version })
    await expect(change).rejects.toMatchObject({ code: 'campaign.changedElsewhere' })
    await renameCampaign(house.ground, house.accountId, sent, 'A campaign')
  })

  it('is the archive, part by part', async () => {
    const set = (patch: object) => setArchive(house.ground, house.accountId, sent, patch, NOBODY)
    expect((await set({ isShown: false })).archive).toEqual({ isShown: false, isIndexed: false })
    expect((await set({ isIndexed: true })).archive).toEqual({ isShown: false, isIndexed: true })
    expect((await set({ isShown: true })).archive).toEqual({ isShown: true, isIndexed: true })
  })
})
