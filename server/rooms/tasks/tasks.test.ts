import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { add, read } from '../../platform/counters.ts'
import { problem } from '../../platform/errors.ts'
import { NOBODY } from '../accounts/index.ts'
import { deleteFinishedTasks } from './across-accounts.ts'
import { cancelTask, type NewTask, readTask, startTask, type TaskWork, taskJob, taskPage, undoTask } from './index.ts'

type Work = TaskWork<{ n: number }, number>

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const start = (given: Partial<NewTask> = {}) =>
  house.ground.db.transaction(tx =>
    startTask(house.ground, tx, house.accountId, {
      kind: 'contacts.export',
      params: { n: 5 },
      userId: null,
      ...given,
    }),
  )
const run = (taskId: number, work: Work, attempt = 1) =>
  taskJob(house.ground, 'contacts.export', work).run({ accountId: house.accountId, taskId }, attempt)
const task = (taskId: number) => readTask(house.ground, house.accountId, taskId)
const counted = async (subject: string) =>
  (await read(house.ground.db, house.accountId, [subject])).get(subject)!.chunks ?? 0

/** Counts to n in chunks of one, each committed with its cursor; `before` is called before each. */
function counting(subject: string, before: (i: number) => Promise<void> = async () => {}): Work {
  return async ({ accountId, params, cursor, advance }) => {
    for (let i = cursor ?? 0; i < params.n; i++) {
      await before(i)
      await house.ground.db.transaction(async tx => {
        await add(tx, accountId, [{ subject, name: 'chunks', n: 1 }])
        await advance(tx, { cursor: i + 1, done: i + 1, total: params.n })
      })
    }
    return { counted: params.n }
  }
}

describe('a task', () => {
  it('waits, runs, and says how far it is and what came of it', async () => {
    const id = await start()
    expect(await task(id)).toMatchObject({ state: 'queued', done: 0, total: null, result: null })
    const seen: unknown[] = []
    await run(
      id,
      counting('a', async () => {
        const { state, done, total } = await task(id)
        seen.push({ state, done, total })
      }),
    )
    expect(seen).toEqual([0, 1, 2, 3, 4].map(done => ({ state: 'running', done, total: done === 0 ? null : 5 })))
    expect(await task(id)).toMatchObject({ state: 'done', done: 5, result: { counted: 5 }, error: null })
    expect((await task(id)).finished_at).toEqual(house.clock.now())
  })

  it('goes on from the last commit when its process died, and does no chunk twice', async () => {
    const id = await start()
    const dies = counting('b', async i => {
      if (i === 3) throw new Error('killed')
    })
    await expect(run(id, dies)).rejects.toThrow('killed')
    expect(await task(id)).toMatchObject({ state: 'running', done: 3, cursor: 3 })
    await run(id, counting('b'), 2)
    expect(await task(id)).toMatchObject({ state: 'done', done: 5 })
    expect(await counted('b')).toBe(5)
  })

  it('is done by one when two run it at once: the overtaken one commits nothing more', async () => {
    const id = await start()
    await run(
      id,
      counting('c', async i => {
        if (i === 2) await run(id, counting('c'), 2)
      }),
    )
    expect(await task(id)).toMatchObject({ state: 'done', done: 5 })
    expect(await counted('c')).toBe(5)
  })

  it('that a person cancels stops before its next chunk and keeps what is done', async () => {
    const id = await start()
    await run(
      id,
      counting('d', async i => {
        if (i === 2) await cancelTask(house.ground, house.accountId, id, NOBODY)
      }),
    )
    expect(await task(id)).toMatchObject({ state: 'cancelled', done: 2, result: null })
    expect(await counted('d')).toBe(2)
  })

  it('that is cancelled while it waits never runs', async () => {
    const id = await start()
    expect(await cancelTask(house.ground, house.accountId, id, NOBODY)).toMatchObject({ state: 'cancelled' })
    await run(id, counting('e'))
    expect(await counted('e')).toBe(0)
  })

  it('fails at once with the words of a wrong request, and with none of ours after five attempts', async () => {
    const wrong = await start()
    await run(wrong, async () => {
      throw problem('contact.fieldInvalid', { row: 3 })
    })
    expect(await task(wrong)).toMatchObject({
      state: 'failed',
      error: { code: 'contact.fieldInvalid', details: { row: 3 } },
    })
    const bug = await start()
    const breaks: Work = async () => {
      throw new Error('a secret of the inside')
    }
    for (const attempt of [1, 2, 3, 4]) await expect(run(bug, breaks, attempt)).rejects.toThrow()
    expect((await task(bug)).state).toBe('running')
    await run(bug, breaks, 5)
    expect(await task(bug)).toMatchObject({ state: 'failed', error: { code: 'internal' } })
    expect(JSON.stringify((await task(bug)).error)).not.toContain('secret')
  })

  it('tells its room how it ended', async () => {
    const ends: string[] = []
    const job = taskJob(house.ground, 'contacts.export', async () => undefined, {
      onEnd: async (_, state) => void ends.push(state),
    })
    await job.run({ accountId: house.accountId, taskId: await start() }, 1)
    expect(ends).toEqual(['done'])
  })
})

describe('undoing', () => {
  const inAnHour = () => new Date(house.clock.now().getTime() + 3600_000)
  const undo = (id: number) => undoTask(house.ground, house.accountId, id, NOBODY)

  it('is a task of its own that knows what it undoes, once', async () => {
    const id = await start({ kind: 'contacts.bulk', undoUntil: inAnHour() })
    await run(id, counting('f'))
    const undoing = await undo(id)
    expect(undoing).toMatchObject({ kind: 'contacts.undoBulk', state: 'queued', undoes: id, params: { taskId: id } })
    expect(await task(id)).toMatchObject({ undone_by: undoing.id })
    await expect(undo(id)).rejects.toMatchObject({ code: 'task.cannotUndo' })
  })

  it('that was cancelled may be asked for again', async () => {
    const id = await start({ kind: 'contacts.bulk', undoUntil: inAnHour() })
    await run(id, counting('g'))
    await cancelTask(house.ground, house.accountId, (await undo(id)).id, NOBODY)
    expect(await task(id)).toMatchObject({ undone_by: null })
    const second = await undo(id)
    await taskJob(house.ground, 'contacts.undoBulk', async () => {
      throw problem('thing.notFound')
    }).run({ accountId: house.accountId, taskId: second.id }, 1)
    expect(await task(id)).toMatchObject({ undone_by: null })
  })

  it('is refused while it runs, after its time, and for a kind that has no way back', async () => {
    const running = await start({ kind: 'contacts.bulk', undoUntil: inAnHour() })
    await expect(undo(running)).rejects.toMatchObject({ code: 'task.cannotUndo' })
    const noWay = await start({ undoUntil: inAnHour() })
    await run(noWay, counting('h'))
    await expect(undo(noWay)).rejects.toMatchObject({ code: 'task.cannotUndo' })
    const late = await start({ kind: 'contacts.bulk', undoUntil: inAnHour() })
    await run(late, counting('i'))
    house.clock.forward(3600_001)
    await expect(undo(late)).rejects.toMatchObject({ code: 'task.cannotUndo' })
  })
})

describe('the list of tasks', () => {
  it('is paged, newest first, and shows on request only what has not ended', async () => {
    const other = await anotherAccount(house)
    const ids = [await start(), await start(), await start()]
    const first = await taskPage(house.ground, house.accountId, {}, undefined, 2)
    expect(first.tasks.map(row => row.id)).toEqual([ids[2], ids[1]])
    const second = await taskPage(house.ground, house.accountId, {}, first.next!, 1)
    expect(second.tasks.map(row => row.id)).toEqual([ids[0]])
    await run(ids[1]!, counting('j'))
    const active = await taskPage(house.ground, house.accountId, { active: true }, undefined, 2)
    expect(active.tasks.map(row => row.id)).toEqual([ids[2], ids[0]])
    expect((await taskPage(house.ground, other.accountId, {}, undefined, 10)).tasks).toEqual([])
    await expect(readTask(house.ground, other.accountId, ids[0]!)).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(cancelTask(house.ground, other.accountId, ids[0]!, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
  })

  it('forgets what ended long ago, and nothing that still waits', async () => {
    const waiting = await start()
    expect(await deleteFinishedTasks(house.ground.db, new Date(house.clock.now().getTime() + 1))).toBeGreaterThan(5)
    expect((await task(waiting)).state).toBe('queued')
  })
})
