import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import type { Database } from './db.ts'
import { countCall, forgetWindows } from './rate.ts'
import { sql } from './sql.ts'

let db: Database
beforeAll(async () => {
  db = (await freshDatabase()).db
})

describe('a rate window', () => {
  it('lets exactly so many calls through, however many come at once', async () => {
    const calls = await Promise.all(Array.from({ length: 50 }, () => countCall(db, 'one', 20, 60)))
    expect(calls.filter(call => call.allowed)).toHaveLength(20)
    for (const call of calls) {
      expect(call.retryAfterS).toBeGreaterThanOrEqual(1)
      expect(call.retryAfterS).toBeLessThanOrEqual(60)
    }
  })

  it('opens anew once its time is over, with the first call after it', async () => {
    for (let i = 0; i < 3; i++) await countCall(db, 'two', 2, 60)
    expect((await countCall(db, 'two', 2, 60)).allowed).toBe(false)
    await db.run(sql`update rate_window set opened_at = opened_at - interval '61 seconds' where subject = 'two'`)
    expect(await countCall(db, 'two', 2, 60)).toEqual({ allowed: true, retryAfterS: 60 })
  })

  it('is forgotten after a day', async () => {
    await countCall(db, 'old', 1, 60)
    await db.run(sql`update rate_window set opened_at = now() - interval '2 days' where subject = 'old'`)
    await forgetWindows(db)
    expect(await db.query(sql`select 1 from rate_window where subject = 'old'`)).toEqual([])
  })
})
