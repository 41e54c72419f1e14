import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

let house: TestHouse
let send: Send
let listId: number
beforeAll(async () => {
  house = await aHouse()
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  listId = (await aList(house)).id
  await aContact(house, listId)
})

const draft = (change: object) => ({
  title: 'T',
  subject: 'S',
  from_name: 'Shop',
  from_email: 'shop@shop.example',
  reply_to: 'shop@shop.example',
  html_text: '<p>Hello</p>',
  recepient_lists: [listId],
  ...change,
})

describe('a campaign that cannot be sent', () => {
  it('is told by its mistake when a condition is not closed, and stays a draft', async () => {
    const made = await send({
      method: 'POST',
      path: '/campaigns',
      body: draft({ html_text: '<p>*|IF:NAME|*Hello</p>' }),
    })
    expect(made.status).toBe(200)
    const refused = await send({ path: `/campaign/${made.body.id}/send` })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body.errors)).toMatch(/IF:NAME/)
    const campaign = await send({ path: `/campaigns/${made.body.id}` })
    expect(campaign.body.status).toBe(0)
  })

  it('is told by the missing field when its subject is empty', async () => {
    const refused = await send({ method: 'POST', path: '/campaigns', body: draft({ subject: '' }) })
    expect(refused.status).toBe(422)
    expect(Object.keys(refused.body.errors)).toEqual(['subject'])
  })
})
