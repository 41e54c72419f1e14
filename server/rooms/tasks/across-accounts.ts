import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Those that ended before `at`. Says how many. */
export async function deleteFinishedTasks(db: Db, at: Date): Promise<number> {
  return await db.run(sql`delete from task where finished_at < ${at}`)
}
