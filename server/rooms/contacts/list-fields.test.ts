import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { addField, changeFieldType, contactsJobs, countValues, listDetail, removeField, renameField } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const fieldsOf = async (listId: number) =>
  (await listDetail(house.ground, house.accountId, listId)).fields.map(({ key, name, type }) => ({ key, name, type }))
const values = async (listId: number) =>
  (
    await house.ground.db.query<{ fields: object }>(
      sql`select fields from subscription where list_id = ${listId} order by contact_id`,
    )
  ).map(row => row.fields)
const tidy = (listId: number, key: string) =>
  contactsJobs(house.ground)
    .find(job => job.name === 'contacts.tidyField')!
    .run({ accountId: house.accountId, listId, key }, 1)

describe('the fields of a list', () => {
  it('get a key that a tag can be made of, and keep it under a new name', async () => {
    const list = await aList(house)
    const { ground, accountId } = house
    expect(await addField(ground, accountId, list.id, { name: ' Žlutá – velikost ', type: 'int' })).toBe(
      'zluta_velikost',
    )
    await renameField(ground, accountId, list.id, 'zluta_velikost', 'Velikost')
    expect(await fieldsOf(list.id)).toEqual([{ key: 'zluta_velikost', name: 'Velikost', type: 'int' }])
    const again = { name: 'Zluta velikost', type: 'string' as const }
    await expect(addField(ground, accountId, list.id, again)).rejects.toMatchObject({ code: 'list.fieldClash' })
    for (const name of ['', '***', 'x'.repeat(101)])
      await expect(addField(ground, accountId, list.id, { name, type: 'int' })).rejects.toMatchObject({
        code: 'list.fieldInvalid',
      })
  })

  it('change their type when every value fits, and the values follow', async () => {
    const list = await aList(house)
    for (const size of ['42', ' 7', '']) await aContact(house, list.id, { fields: { size, other: 'x' } })
    await aContact(house, list.id)
    await changeFieldType(house.ground, house.accountId, list.id, 'size', 'int')
    await tidy(list.id, 'size')
    await tidy(list.id, 'size')
    expect(await values(list.id)).toEqual([
      { size: 42, other: 'x' },
      { size: 7, other: 'x' },
      { size: null, other: 'x' },
      {},
    ])
    expect((await fieldsOf(list.id)).find(field => field.key === 'size')!.type).toBe('int')
  })

  it('keep their type while some value does not fit, and say which', async () => {
    const list = await aList(house)
    for (const size of ['42', 'XL', '38 <b>']) await aContact(house, list.id, { fields: { size } })
    const refused = changeFieldType(house.ground, house.accountId, list.id, 'size', 'int')
    await expect(refused).rejects.toMatchObject({
      code: 'list.fieldUnfit',
      details: { contacts: 2, examples: [{ value: 'XL' }, { value: '38 <b>' }] },
    })
    expect((await fieldsOf(list.id))[0]!.type).toBe('string')
  })

  it('are counted and deleted with their values', async () => {
    const list = await aList(house)
    for (const fields of [{ size: 'M', note: 'x' }, { size: '' }, {}]) await aContact(house, list.id, { fields })
    expect(await countValues(house.ground, house.accountId, list.id, 'size')).toBe(1)
    await removeField(house.ground, house.accountId, list.id, 'size')
    await tidy(list.id, 'size')
    expect(await values(list.id)).toEqual([{ note: 'x' }, {}, {}])
    await expect(removeField(house.ground, house.accountId, list.id, 'size')).rejects.toMatchObject({
      code: 'thing.notFound',
    })
  })
})
