import { Readable } from 'node:stream'
import type { ImportSettings } from '../../contract/import-settings.ts'
import { writeFile } from '../../server/platform/files.ts'
import { NOBODY } from '../../server/rooms/accounts/index.ts'
import {
  beginImport,
  changeImport,
  importsJobs,
  readImport,
  startCheck,
  startLoad,
} from '../../server/rooms/imports/index.ts'
import { readTask, type TaskRow, undoTask } from '../../server/rooms/tasks/index.ts'
import type { TestHouse } from './house.ts'

/** A test need not write tens of thousands of rows to see a second chunk. */
export const CHUNK_ROWS = 500

export const BASIS = { kind: 'consent', source: 'Formulář na e-shopu', obtainedOn: null, note: null } as const

/** The id of a file as if it had been uploaded. */
export async function anUpload(house: TestHouse, content: string | Buffer, name = 'lidé.csv'): Promise<number> {
  const options = { maxBytes: 1_000_000_000, now: house.clock.now() }
  const chunks = Readable.from([Buffer.from(content)])
  return (await writeFile(house.ground.db, house.accountId, { name, type: 'text/csv' }, chunks, options)).id
}

/** A draft of it, with a basis and whatever the test says. */
export async function aDraft(
  house: TestHouse,
  content: string | Buffer,
  listId: number | undefined,
  patch: Partial<ImportSettings> = {},
) {
  const fileId = await anUpload(house, content)
  const { id } = await beginImport(house.ground, house.accountId, { fileId, listId, userId: null })
  return await changeImport(house.ground, house.accountId, id, { basis: BASIS, ...patch })
}

/** Runs the job of a task to its end, as the worker would. */
export async function work(house: TestHouse, taskId: number): Promise<TaskRow> {
  const { kind } = await readTask(house.ground, house.accountId, taskId)
  const job = importsJobs(house.ground, CHUNK_ROWS).find(one => one.name === kind)!
  await job.run({ accountId: house.accountId, taskId }, 1)
  return await readTask(house.ground, house.accountId, taskId)
}

export async function check(house: TestHouse, importId: number) {
  const { check_task_id } = await startCheck(house.ground, house.accountId, importId, NOBODY)
  const task = await work(house, check_task_id!)
  return { task, ...(await readImport(house.ground, house.accountId, importId)) }
}

export async function load(house: TestHouse, importId: number) {
  const { load_task_id } = await startLoad(house.ground, house.accountId, importId, NOBODY)
  const task = await work(house, load_task_id!)
  return { task, ...(await readImport(house.ground, house.accountId, importId)) }
}

/** All of it: a draft, checked and loaded. */
export async function imported(...given: Parameters<typeof aDraft>) {
  const [house] = given
  const { id } = await aDraft(...given)
  const checked = await check(house, id)
  return { ...(await load(house, id)), check: checked.record.check_result }
}

export async function undo(house: TestHouse, importId: number) {
  const { record } = await readImport(house.ground, house.accountId, importId)
  const { id } = await undoTask(house.ground, house.accountId, record.load_task_id!, NOBODY)
  const task = await work(house, id)
  return { task, ...(await readImport(house.ground, house.accountId, importId)) }
}
