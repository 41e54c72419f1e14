import { beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../tests/kit/house.ts'
import { allJobs } from './worker.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

it('knows each job once: the second of a name would stop the scheduler', () => {
  const names = allJobs(house).map(job => job.name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
