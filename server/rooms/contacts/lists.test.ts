import { expect, it } from 'vitest'
import { aHouse, aList, anotherAccount } from '../../../tests/kit/house.ts'
import { addGroup, listDetails } from './index.ts'

it('the details of chosen lists are those of no other list, nor of another account', async () => {
  const house = await aHouse()
  const [first, second, third] = [await aList(house), await aList(house), await aList(house)]
  await addGroup(house.ground, house.accountId, third.id, { name: 'Téma', type: 'select', categories: ['Káva'] })
  const details = await listDetails(house.ground, house.accountId, [third.id, first.id, 987_654])
  expect(details.map(list => list.id)).toEqual([first.id, third.id])
  expect(details[1]).toEqual((await listDetails(house.ground, house.accountId))[2])
  expect(await listDetails(house.ground, house.accountId, [])).toEqual([])
  expect(await listDetails(house.ground, (await anotherAccount(house)).accountId, [second.id])).toEqual([])
})
