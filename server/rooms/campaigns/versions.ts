import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import { nameOfUser } from '../accounts/index.ts'
import type { CampaignDbRow } from './queries.ts'

/**
 * Lets nobody go on from another version than the newest of a locked campaign. Throws campaign.changedElsewhere { version,
 * by, at }; `by` is null where an API key or a job changed it.
 */
export async function expectVersion(tx: Tx, accountId: number, row: CampaignDbRow, version?: number): Promise<void> {
  if (version === undefined || version === row.version) return
  const by = row.updated_by === null ? null : await nameOfUser(tx, accountId, row.updated_by)
  throw problem('campaign.changedElsewhere', { version: row.version, by, at: row.updated_at })
}
