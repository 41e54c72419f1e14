import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import {
  addGroup,
  changeGroup,
  chooseGroups,
  contactsJobs,
  type GroupInput,
  groupsOf,
  knownChoices,
  orderGroups,
  readChosen,
  removeGroup,
} from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const admin = { channel: 'admin' } as const

async function aGroup(categories = ['Káva', 'Čaj', 'Kakao'], type: GroupInput['type'] = 'checkbox') {
  const { ground, accountId } = house
  const list = await aList(house)
  const id = await addGroup(ground, accountId, list.id, { name: 'Téma', type, categories })
  const group = async () => (await groupsOf(ground.db, accountId, [list.id])).find(one => one.id === id)!
  const chooser = async (...names: string[]) => {
    const contact = await aContact(house, list.id)
    await chooseGroups(ground, accountId, contact.id, list.id, { [id]: names }, admin)
    return contact.id
  }
  const stored = async (contactId: number) =>
    (await ground.db.one<{ groups: Record<string, string[]> | null }>(
      sql`select groups from subscription where contact_id = ${contactId} and list_id = ${list.id}`,
    ))!.groups
  const change = (given: Partial<GroupInput>) =>
    group().then(before =>
      changeGroup(ground, accountId, list.id, id, {
        name: before.name,
        type: before.type,
        categories: before.categories,
        ...given,
      }),
    )
  const tidy = () =>
    contactsJobs(ground)
      .find(job => job.name === 'contacts.moveChoices')!
      .run({ accountId, listId: list.id, groupId: id }, 1)
  return { list, id, group, chooser, stored, change, tidy }
}

describe('choices of contacts', () => {
  it('follow a category that is renamed, at once where they are shown and soon where they are kept', async () => {
    const { id, group, chooser, stored, change, tidy } = await aGroup()
    const [both, none] = [await chooser('Káva', 'Kakao'), await chooser('Čaj')]
    const [coffee, ...others] = (await group()).categories
    await change({ categories: [...others, { ...coffee!, name: 'Espresso' }] })
    expect(knownChoices([await group()], await stored(both))).toEqual({ [id]: ['Kakao', 'Espresso'] })
    expect(await stored(both)).toEqual({ [id]: ['Káva', 'Kakao'] })
    await tidy()
    await tidy()
    expect([await stored(both), await stored(none), (await group()).moving]).toEqual([
      { [id]: ['Espresso', 'Kakao'] },
      { [id]: ['Čaj'] },
      null,
    ])
  })

  it('go with a category or a group that is deleted', async () => {
    const { list, id, group, chooser, stored, change, tidy } = await aGroup()
    const contact = await chooser('Káva', 'Kakao')
    await change({ categories: (await group()).categories.slice(1) })
    expect(knownChoices([await group()], await stored(contact))).toEqual({ [id]: ['Kakao'] })
    await tidy()
    expect(await stored(contact)).toEqual({ [id]: ['Kakao'] })
    await removeGroup(house.ground, house.accountId, list.id, id)
    expect(knownChoices([], await stored(contact))).toEqual({})
    await tidy()
    expect(await stored(contact)).toBeNull()
  })

  it('are moved in chunks, for more contacts than one', async () => {
    const { list, id, group, chooser, change, tidy } = await aGroup(['A', 'B'])
    const first = await chooser('A')
    await house.ground.db.run(sql`
      with c as (
        insert into contact (account_id, email, email_key, inserted_at, updated_at)
        select ${house.accountId}, 'many' || n || '@shop.cz', 'many' || n || '@shop.cz', now(), now() from generate_series(1, 2500) n returning id
      ) insert into subscription (account_id, list_id, contact_id, status, subscribed_at, source, groups)
      select ${house.accountId}, ${list.id}, id, 'subscribed', now(), 'test', ${JSON.stringify({ [id]: ['A'], grp_other: ['A'] })}::jsonb from c`)
    expect((await readChosen(house.ground, house.accountId, list.id, id)).total).toBe(2501)
    const { categories } = await group()
    await change({ categories: [{ ...categories[0]!, name: 'Á' }, categories[1]!] })
    await tidy()
    const rows = await house.ground.db.query(sql`
      select groups->${id} as names, groups->'grp_other' as other, count(*)::int from subscription where list_id = ${list.id} group by 1, 2 order by 3`)
    expect(rows).toEqual([
      { names: ['Á'], other: null, count: 1 },
      { names: ['Á'], other: ['A'], count: 2500 },
    ])
    expect(first).toBeGreaterThan(0)
  })

  it('are counted before anything is deleted', async () => {
    const { list, id, chooser } = await aGroup()
    for (const names of [['Káva'], ['Káva', 'Čaj'], []]) await chooser(...names)
    const chosen = await readChosen(house.ground, house.accountId, list.id, id)
    expect([chosen.total, chosen.categories.map(one => one.contacts)]).toEqual([2, [2, 1, 0]])
  })

  it('are of the list’s own groups and categories only, one of a “select”', async () => {
    const { list, id, group, stored } = await aGroup(['A', 'B'], 'select')
    const { ground, accountId } = house
    const contact = await aContact(house, list.id)
    const choose = (choices: Record<string, string[]>) =>
      chooseGroups(ground, accountId, contact.id, list.id, choices, admin)
    await choose({ [id]: [(await group()).categories[1]!.id, 'A'] })
    expect(await stored(contact.id)).toEqual({ [id]: ['A'] })
    await expect(choose({ [id]: ['Z'] })).rejects.toMatchObject({ code: 'list.choiceUnknown' })
    await expect(choose({ grp_else: ['A'] })).rejects.toMatchObject({ code: 'list.choiceUnknown' })
    const other = await anotherAccount(house)
    await expect(chooseGroups(ground, other.accountId, contact.id, list.id, { [id]: ['A'] }, admin)).rejects.toThrow()
  })
})

describe('groups', () => {
  it('keep the order that they are given', async () => {
    const { list, id } = await aGroup()
    const { ground, accountId } = house
    const second = await addGroup(ground, accountId, list.id, { name: 'Tempo', type: 'select', categories: [] })
    const names = async () => (await groupsOf(ground.db, accountId, [list.id])).map(group => group.name)
    expect(await names()).toEqual(['Téma', 'Tempo'])
    await orderGroups(ground, accountId, list.id, [second, 'grp_forged', id])
    expect(await names()).toEqual(['Tempo', 'Téma'])
  })

  it('refuse names that are empty, twice there, or taken over from one another', async () => {
    const { group, change, id, list } = await aGroup(['A', 'B'])
    const [a, b] = (await group()).categories as [{ id: string; name: string }, { id: string; name: string }]
    for (const categories of [
      [{ name: ' ' }],
      [a, { name: 'A ' }],
      [
        { ...a, name: 'B' },
        { ...b, name: 'A' },
      ],
      [{ ...a, name: 'B' }],
      [{ id: 'forged', name: 'C' }],
    ])
      await expect(change({ categories })).rejects.toMatchObject({ code: 'list.groupInvalid' })
    await expect(change({ name: '' })).rejects.toMatchObject({ code: 'list.groupInvalid' })
    await change({ categories: [a] })
    await expect(change({ categories: [{ ...a, name: 'C' }] })).rejects.toMatchObject({ code: 'list.groupBusy' })
    const other = await anotherAccountOnce()
    for (const work of [
      () => changeGroup(house.ground, other, list.id, id, { name: 'x', type: 'select', categories: [] }),
      () => removeGroup(house.ground, other, list.id, id),
      () => readChosen(house.ground, other, list.id, id),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})

const anotherAccountOnce = async () =>
  (await house.ground.db.one<{ id: number }>(sql`select id from account where app_id = 'other'`))!.id
