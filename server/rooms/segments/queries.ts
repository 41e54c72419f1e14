import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface SegmentRow {
  /** 13 hexadecimal digits. */
  id: string
  list_id: number
  name: string
  rule: unknown
}

export async function segmentsIn(db: Db, accountId: number, listId: number, limit: number): Promise<SegmentRow[]> {
  return await db.query<SegmentRow>(sql`
    select id, list_id, name, rule from segment where account_id = ${accountId} and list_id = ${listId} order by id limit ${limit}`)
}

export async function segmentById(db: Db, accountId: number, segmentId: string): Promise<SegmentRow | undefined> {
  return await db.one<SegmentRow>(sql`
    select id, list_id, name, rule from segment where account_id = ${accountId} and id = ${segmentId}`)
}
