import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import { Again, type Database, isConnectionLost } from './db.ts'
import { sql } from './sql.ts'

let db: Database
beforeAll(async () => {
  db = (await freshDatabase()).db
})

describe('a transaction', () => {
  it('runs again when its reads were overtaken, at most five times', async () => {
    let runs = 0
    const result = await db.transaction(async () => {
      if (++runs < 3) throw new Again()
      return 'done'
    })
    expect([result, runs]).toEqual(['done', 3])
    runs = 0
    const never = db.transaction(async () => {
      runs++
      throw new Again('still overtaken')
    })
    await expect(never).rejects.toThrow('still overtaken')
    expect(runs).toBe(5)
  })

  it('survives a deadlock by running one of the two again', async () => {
    await db.run(sql`insert into rate_window values ('a', now(), 0), ('b', now(), 0)`)
    const bump = (first: string, second: string) =>
      db.transaction(async tx => {
        await tx.run(sql`update rate_window set calls = calls + 1 where subject = ${first}`)
        await new Promise(resolve => setTimeout(resolve, 100))
        await tx.run(sql`update rate_window set calls = calls + 1 where subject = ${second}`)
      })
    await Promise.all([bump('a', 'b'), bump('b', 'a')])
    expect(await db.query(sql`select calls from rate_window order by subject`)).toEqual([{ calls: 2 }, { calls: 2 }])
  })

  it('says which errors mean that the server is away', async () => {
    const gone = db.transaction(tx => tx.run(sql`select pg_terminate_backend(pg_backend_pid())`))
    const error = await gone.catch(reason => reason)
    expect(isConnectionLost(error)).toBe(true)
    expect(isConnectionLost(await db.run(sql`select 1 / ${0}::int`).catch(reason => reason))).toBe(false)
    expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 })
  })
})
