import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Templates of any account that were deleted before this; how many. */
export async function sweepTemplates(db: Db, before: Date): Promise<number> {
  return await db.run(sql`delete from template where deleted_at < ${before}`)
}
