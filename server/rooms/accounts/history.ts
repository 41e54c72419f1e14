import type { AuditKind } from '../../../contract/history.ts'
import type { Ground } from '../../platform/ground.ts'
import { type HistoryRow, historyPage } from './queries.ts'

const PAGE = 50

/** What people did in the account, newest first. */
export async function readHistory(
  ground: Ground,
  accountId: number,
  filter: { userId?: number; kind?: AuditKind },
  page: { after?: string; limit?: number },
): Promise<{ entries: HistoryRow[]; next: string | null }> {
  const limit = page.limit ?? PAGE
  const before = page.after && /^\d{1,15}$/.test(page.after) ? Number(page.after) : null
  const rows = await historyPage(ground.db, accountId, filter, before, limit + 1)
  const entries = rows.slice(0, limit)
  return { entries, next: rows.length > limit ? String(entries.at(-1)!.id) : null }
}
