import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { addressHash, suppressionsOf } from '../contacts/index.ts'
import type { PreparedRow } from './columns/prepare.ts'
import { hasSuppressions } from './queries-check.ts'

/**
 * Rows whose address is not on the account's list of suppressed ones, which holds keyed hashes only: an import must not
 * bring back who was erased.
 */
export async function withoutSuppressed(
  ground: Ground,
  tx: Tx,
  accountId: number,
  rows: PreparedRow[],
): Promise<{ rows: PreparedRow[]; suppressed: number }> {
  if (rows.length === 0 || !(await hasSuppressions(tx, accountId))) return { rows, suppressed: 0 }
  const hashes = rows.map(row => addressHash(ground.secrets, accountId, row.key))
  const found = new Set((await suppressionsOf(tx, accountId, hashes)).map(one => one.address_hash.toString('latin1')))
  if (found.size === 0) return { rows, suppressed: 0 }
  const free = rows.filter((_, i) => !found.has(hashes[i]!.toString('latin1')))
  return { rows: free, suppressed: rows.length - free.length }
}
