import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aList } from '../../../tests/kit/house.ts'
import { anUnsubscribing, type Unsubscribing } from '../../../tests/kit/unsubscribing.ts'
import { sql } from '../../platform/sql.ts'
import { addGroup, subscribe, suppress } from '../../rooms/contacts/index.ts'

let house: Unsubscribing['house']
let app: Unsubscribing['app']
let sent: Unsubscribing['sent']
let post: Unsubscribing['post']
let statuses: Unsubscribing['statuses']
let unsubscribed: Unsubscribing['unsubscribed']
beforeAll(async () => {
  ;({ house, app, sent, post, statuses, unsubscribed } = await anUnsubscribing())
})

describe('preferences', () => {
  const preferences = (url: string) => `${url}/preferences`

  it('show the contact’s own lists and groups, and save what was chosen', async () => {
    const { url, list, contact } = await sent({ name: 'Novinky' })
    const second = await aList(house, { name: 'Výprodej' })
    await aContact(house, second.id, { email: contact.email })
    const foreign = await aList(house, { name: 'Cizí' })
    const topics = { name: 'Téma', type: 'checkbox' as const, categories: ['Káva', 'Čaj', 'Kakao'] }
    const topic = await addGroup(house.ground, house.accountId, list.id, topics)
    const pace = await addGroup(house.ground, house.accountId, list.id, {
      name: 'Tempo',
      type: 'select',
      categories: ['1', '2'],
    })
    const page = await app.inject({ url: preferences(url) })
    for (const text of ['Novinky', 'Výprodej', 'Téma', 'Káva', 'Tempo']) expect(page.body).toContain(text)
    expect(page.body).not.toContain('Cizí')

    const reply = await post(preferences(url), [
      ['do', 'save'],
      ...[list.id, second.id, foreign.id].map(id => ['list', String(id)]),
      [`in-${list.id}`, '1'],
      [`in-${foreign.id}`, '1'],
      [`groups-${list.id}`, topic],
      [`groups-${list.id}`, pace],
      [`groups-${list.id}`, 'grp_forged'],
      [`g-${list.id}-${topic}`, 'Čaj'],
      [`g-${list.id}-${topic}`, 'Káva'],
      [`g-${list.id}-${topic}`, 'Forged'],
      [`g-${list.id}-${pace}`, '2'],
      [`g-${list.id}-grp_forged`, 'x'],
    ])
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '?saved&lang=cs'])
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed', [second.id]: 'unsubscribed' })
    const row = await house.ground.db.one(sql`select groups from subscription where list_id = ${list.id}`)
    expect(row).toEqual({ groups: { [topic]: ['Káva', 'Čaj'], [pace]: ['2'] } })
    const saved = await app.inject({ url: `${preferences(url)}?saved` })
    expect(saved.body).toContain('Uloženo')
    expect(saved.body).toMatch(/value="[\w-]+" checked><span>Káva/)
    expect(saved.body).toMatch(/selected>2</)
  })

  it('count a list left there for the campaign, and unsubscribe from everything', async () => {
    const { url, list, contact, dispatchId } = await sent()
    const second = await aList(house)
    await aContact(house, second.id, { email: contact.email })
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
    ])
    expect(await unsubscribed(dispatchId)).toBe(1)
    const reply = await post(preferences(url), { do: 'leave' })
    expect(reply.headers.location).toMatch(/^\.\.\/[\w-]+\?lang=cs$/)
    expect(Object.values(await statuses(contact.id))).toEqual(['unsubscribed', 'unsubscribed'])
    expect(await unsubscribed(dispatchId)).toBe(1)
    expect((await app.inject({ url })).body).toContain('nepřijde žádný další newsletter')
  })

  it('confirm a list that was waiting for it when switched on, and leave it waiting otherwise', async () => {
    const { url, contact } = await sent()
    const list = await aList(house, { double_optin: true })
    await subscribe(house.ground, house.accountId, list.id, {
      rows: [{ email: contact.email, profile: {} }],
      origin: { channel: 'api' },
      updateExisting: true,
      resubscribe: true,
      skipConfirmation: false,
      triggerAutomations: true,
      triggerChanges: true,
      notifyOwner: false,
    })
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
    ])
    expect((await statuses(contact.id))[list.id]).toBe('unconfirmed')
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
      [`in-${list.id}`, '1'],
    ])
    expect((await statuses(contact.id))[list.id]).toBe('subscribed')
  })

  it('cannot bring back an address that nothing may be sent to', async () => {
    const { url, list, contact } = await sent()
    await post(url, { do: 'leave' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, contact.id, 'manual'))
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
      [`in-${list.id}`, '1'],
    ])
    await post(url, { do: 'back' })
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
    expect((await app.inject({ url: preferences(url) })).body).toContain('teď nic neposíláme')
  })
})
