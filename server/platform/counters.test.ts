import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import { accountsWithDeltas, add, fold, read } from './counters.ts'
import type { Database } from './db.ts'

let db: Database
beforeAll(async () => {
  db = (await freshDatabase()).db
})

const count = (account: number, n: number) => db.transaction(tx => add(tx, account, [{ subject: 's', name: 'a', n }]))
const value = async (account: number) => (await read(db, account, ['s'])).get('s')!.a ?? 0

describe('counters', () => {
  it('are exact while many add and somebody folds', async () => {
    const seen: number[] = []
    let adding = true
    const folding = (async () => {
      while (adding) await fold(db, 1)
    })()
    const reading = (async () => {
      while (adding) seen.push(await value(1))
    })()
    await Promise.all(Array.from({ length: 200 }, () => count(1, 1)))
    adding = false
    await Promise.all([folding, reading])
    while ((await fold(db, 1)) > 0);
    expect(await value(1)).toBe(200)
    // A reader never sees a delta twice or not at all: the figure only grows.
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(await accountsWithDeltas(db)).not.toContain(1)
  })

  it('merge deltas of one call, drop zeroes and keep accounts apart', async () => {
    await db.transaction(tx =>
      add(tx, 2, [
        { subject: 's', name: 'a', n: 2 },
        { subject: 's', name: 'a', n: -2 },
      ]),
    )
    expect(await accountsWithDeltas(db)).not.toContain(2)
    await count(3, 5)
    expect([await value(2), await value(3)]).toEqual([0, 5])
  })

  it('are rolled back with their transaction', async () => {
    const failing = db.transaction(async tx => {
      await add(tx, 4, [{ subject: 's', name: 'a', n: 1 }])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await value(4)).toBe(0)
  })
})
