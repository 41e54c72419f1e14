import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What undoes an import and its rows in error, of imports begun before `at` and not running now. */
export async function forgetLoaded(db: Db, at: Date): Promise<void> {
  const old = sql`i.created_at < ${at} and i.loaded_at < ${at}`
  await db.run(sql`
    delete from import_change c using import i where i.account_id = c.account_id and i.id = c.import_id and ${old}`)
  await db.run(sql`
    delete from import_problem p using import i where i.account_id = p.account_id and i.id = p.import_id and ${old}`)
  await db.run(sql`
    delete from import_repeat r using import i where i.account_id = r.account_id and i.id = r.import_id and ${old}`)
}

/** Drafts whose file is long gone. */
export async function forgetDrafts(db: Db, at: Date): Promise<void> {
  await db.run(sql`delete from import where load_task_id is null and created_at < ${at}`)
}
