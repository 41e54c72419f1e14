import type { Db } from '../../platform/db.ts'
import { mergesInto } from './queries-merge.ts'

/**
 * The ids under which events, consents and messages of a contact are kept: its own, and those of contacts merged into it.
 * An old id asked for gives the same.
 */
export async function identitiesOf(db: Db, accountId: number, contactId: number): Promise<number[]> {
  return [contactId, ...(await mergesInto(db, accountId, contactId)).map(merge => merge.loser_id)]
}
