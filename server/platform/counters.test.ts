import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import { accountsWithDeltas, add, fold, read, readDays } from './counters.ts'
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

  it('merge deltas of one call, ups and downs apart, drop zeroes and keep accounts apart', async () => {
    await db.transaction(tx => add(tx, 2, [{ subject: 's', name: 'a', n: 0 }]))
    expect(await accountsWithDeltas(db)).not.toContain(2)
    await db.transaction(tx =>
      add(
        tx,
        2,
        [1, 1, -1, 2].map(n => ({ subject: 's', name: 'a', n })),
      ),
    )
    await count(3, 5)
    expect([await value(2), await value(3)]).toEqual([3, 5])
    expect(await fold(db, 2)).toBe(2)
    expect(await value(2)).toBe(3)
  })

  describe('by day', () => {
    const days = { subjects: '^kept:', timeZone: 'Europe/Prague' }
    const at = (when: string, n: number, subject = 'kept:1') =>
      db.transaction(tx => add(tx, 5, [{ subject, name: 'a', n }], new Date(when)))
    const kept = async (from: string) =>
      (await readDays(db, 5, ['kept:1'], from, days.timeZone)).map(({ day, up, down }) => [day, up, down])

    it('are those of the calendar of the time zone, also when the clocks change, folded or not', async () => {
      // 29 March 2026 has 23 hours in Prague, 25 October has 25.
      for (const [when, n] of [
        ['2026-03-28T22:59:59Z', 1],
        ['2026-03-28T23:00:00Z', 10],
        ['2026-03-29T21:59:59Z', 20],
        ['2026-03-29T22:00:00Z', 100],
        ['2026-10-24T21:59:59Z', -1],
        ['2026-10-24T22:00:00Z', -10],
        ['2026-10-25T22:59:59Z', -20],
        ['2026-10-25T23:00:00Z', -100],
      ] as const)
        await at(when, n)
      const expected = [
        ['2026-03-28', 1, 0],
        ['2026-03-29', 30, 0],
        ['2026-03-30', 100, 0],
        ['2026-10-24', 0, 1],
        ['2026-10-25', 0, 30],
        ['2026-10-26', 0, 100],
        [null, 0, 0],
      ]
      expect(await kept('2026-03-01')).toEqual(expected)
      await fold(db, 5, days, 3)
      expect(await kept('2026-03-01')).toEqual(expected)
      await fold(db, 5, days)
      expect(await kept('2026-03-01')).toEqual(expected)
      expect(await kept('2026-10-25')).toEqual(expected.slice(4))
    })

    it('add up over folds, and only subjects that keep days have them', async () => {
      await at('2026-10-26T10:00:00Z', 7)
      await at('2026-10-26T10:00:00Z', 7, 'other:1')
      await fold(db, 5, days)
      expect(await kept('2026-10-26')).toEqual([
        ['2026-10-26', 7, 100],
        [null, 7, 0],
      ])
      expect(await readDays(db, 5, ['other:1'], '2026-01-01', 'UTC')).toEqual([
        { subject: 'other:1', name: 'a', day: null, up: 7, down: 0 },
      ])
    })
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
