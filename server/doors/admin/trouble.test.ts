import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, freezeNow, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { startHeart } from '../../platform/processes.ts'
import { sql } from '../../platform/sql.ts'
import { startCampaign } from '../../rooms/campaigns/index.ts'
import { smtpCarriers } from '../../rooms/outbox/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house, 'viewer')
})

const troubleIn = async (id: number) => (await send('GET', `/campaigns/${id}`)).body.trouble

describe('a campaign that does not move', () => {
  it('says that the mail server is out of reach, since when and why, and is well again when the server is back', async () => {
    const list = await aList(house)
    for (let i = 0; i < 3; i++) await aContact(house, list.id)
    const sink = await smtpSink()
    await sink.close()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const { id } = await aCampaign(house, [list.id])
    const began = Date.now()
    await startNow(house, id)
    await until(async () => (await troubleIn(id)) !== null)
    const trouble = await troubleIn(id)
    expect(trouble.text).toContain('ECONNREFUSED')
    expect(Math.abs(Date.parse(trouble.since) - began)).toBeLessThan(10_000)
    const back = await smtpSink({ port: sink.port, delayMs: 300 })
    await until(async () => back.mails.length > 0)
    await until(async () => (await troubleIn(id)) === null)
    await until(async () => (await send('GET', `/campaigns/${id}`)).body.status === 'sent')
    expect(await house.ground.db.one(sql`select trouble, trouble_at from process where role = 'sender'`)).toEqual({
      trouble: null,
      trouble_at: null,
    })
    await stop()
  })

  it('says that nothing sends, or that nothing prepares it, while no such process is alive', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const { id } = await aCampaign(house, [list.id])
    expect(await troubleIn(id)).toBeNull()
    await startCampaign(house.ground, house.accountId, id, null)
    expect(await troubleIn(id)).toEqual({ since: null, text: 'noWorker' })
    const parts = { db: house.ground.db, log: house.ground.log, recoveries: [], lost: () => {} }
    const worker = await startHeart({ ...parts, role: 'worker' })
    expect(await troubleIn(id)).toBeNull()
    await freezeNow(house, id)
    await worker.stop()
    expect(await troubleIn(id)).toEqual({ since: null, text: 'noSender' })
    const one = await startHeart({ ...parts, role: 'sender' })
    const other = await startHeart({ ...parts, role: 'sender' })
    one.setTrouble('the server is away')
    await until(
      async () => (await house.ground.db.query(sql`select 1 from process where trouble is not null`)).length > 0,
    )
    expect(await troubleIn(id)).toBeNull()
    await other.stop()
    expect(await troubleIn(id)).toMatchObject({ text: 'the server is away' })
    await one.stop()
  })
})
