import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { noticesOf, noticeToken } from '../../rooms/contacts/index.ts'
import { publicDoor } from './index.ts'

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  await app.register(publicDoor(house))
})

it('an address says yes or no by a button, never by opening the link', async () => {
  await aList(house, { sub_notify: 'owner@shop.cz' })
  const { id } = (await house.ground.db.one<{ id: number }>(sql`select id from notice_address`))!
  const url = `/n/${noticeToken(house.ground, house.accountId, id)}`
  const state = async () => (await noticesOf(house.ground, house.accountId, 'owner@shop.cz'))[0]!.state
  const answer = (text: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `do=${text}`,
    })
  expect((await app.inject({ url })).body).toContain('Ano, chci upozornění')
  expect(await state()).toBe('asked')
  expect([(await answer('yes')).statusCode, await state()]).toEqual([303, 'confirmed'])
  expect((await app.inject({ url })).body).toContain('Upozornění jsou zapnutá')
  expect([(await answer('no')).statusCode, await state()]).toEqual([303, 'declined'])
  expect((await answer('nonsense')).statusCode).toBe(400)
  for (const wrong of ['/n/junk', `/n/${noticeToken(house.ground, house.accountId + 1, id)}`])
    expect((await app.inject({ url: wrong })).statusCode).toBe(404)
})
