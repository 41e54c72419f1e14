import type { Job } from '../../server/platform/jobs.ts'
import { readTask } from '../../server/rooms/tasks/index.ts'
import type { TestHouse } from './house.ts'

/** Runs a task as a worker would, and says what became of it. */
export async function runTask(house: TestHouse, jobs: Job[], taskId: number, accountId = house.accountId) {
  const { kind } = await readTask(house.ground, accountId, taskId)
  await jobs.find(job => job.name === kind)!.run({ accountId, taskId }, 5)
  return await readTask(house.ground, accountId, taskId)
}
