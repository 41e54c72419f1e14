import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house, 'marketer')
})

describe('searching everything', () => {
  it('finds contacts, lists, campaigns and templates by what they are called', async () => {
    const list = await aList(house, { name: 'Zimní novinky' })
    const contact = await aContact(house, list.id, { email: 'zima@shop.example' })
    const campaign = (await send('POST', '/campaigns', { title: 'Zimní výprodej' })).body
    const template = (await send('POST', '/templates', { name: 'Zimní dopis' })).body
    const gone = (await send('POST', '/templates', { name: 'Zimní pozůstatek' })).body
    await send('DELETE', `/templates/${gone.id}`)
    expect((await send('GET', '/search?text=zim')).body).toEqual({
      contacts: [{ id: contact.id, email: 'zima@shop.example', name: null, surname: null }],
      lists: [{ id: list.id, name: 'Zimní novinky' }],
      campaigns: [{ id: campaign.id, title: 'Zimní výprodej', status: 'draft' }],
      templates: [{ id: template.id, name: 'Zimní dopis' }],
    })
  })
})
