import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Keys of all accounts grow old alike. */
export async function deleteKeys(db: Db, before: Date): Promise<void> {
  await db.run(sql`delete from transmission_key where created_at < ${before}`)
}
