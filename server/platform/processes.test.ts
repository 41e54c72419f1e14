import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import type { Database } from './db.ts'
import { silentLog } from './log.ts'
import { buryDead, startHeart } from './processes.ts'
import { sql } from './sql.ts'

let db: Database
beforeAll(async () => {
  db = (await freshDatabase()).db
})

const silence = (id: string) => db.run(sql`update process set beat_at = now() - interval '11 seconds' where id = ${id}`)

describe('the heart', () => {
  it('is buried once by whoever is first, with every recovery, and its process is told', async () => {
    let lost = 0
    const recovered: string[] = []
    const recoveries = [async (_tx: unknown, id: string) => void recovered.push(id)]
    const heart = await startHeart({ db, log: silentLog, role: 'sender', recoveries: [], lost: () => lost++ })
    await silence(heart.processId)
    await Promise.all(Array.from({ length: 5 }, () => buryDead(db, silentLog, recoveries)))
    expect(recovered).toEqual([heart.processId])
    await expect.poll(() => lost, { timeout: 5_000 }).toBeGreaterThan(0)
    await heart.stop()
  })

  it('stays in its place while it beats, and leaves no row when it stops', async () => {
    const heart = await startHeart({ db, log: silentLog, role: 'worker', recoveries: [], lost: () => {} })
    await buryDead(db, silentLog, [])
    const rows = () => db.query(sql`select 1 from process where id = ${heart.processId}`)
    expect(await rows()).toHaveLength(1)
    await heart.stop()
    expect(await rows()).toHaveLength(0)
  })
})
