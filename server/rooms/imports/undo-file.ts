import { writeFile } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Cell, sheetChunks } from '../../platform/sheet-writer.ts'
import { accountById } from '../accounts/index.ts'
import { KEPT_MS } from './problems-file.ts'
import type { ImportRecord } from './queries.ts'
import { obstaclePage } from './queries-undo.ts'
import { fileWords, obstacleSentences } from './words.ts'

const PAGE = 1_000
const MOST_BYTES = 1024 ** 3

/** Who could not be brought back wholly, and why, as a CSV; null where there is nobody. */
export async function writeObstacles(ground: Ground, accountId: number, record: ImportRecord): Promise<number | null> {
  const [first] = await obstaclePage(ground.db, accountId, record.id, 0, 1)
  const account = await accountById(ground.db, accountId)
  if (!first || !account) return null
  const words = fileWords[account.language]
  const chunks = sheetChunks({
    format: 'csv',
    separator: ';',
    columns: [words.email, words.reason],
    timeZone: account.time_zone,
    rows: obstacleRows(ground, accountId, record.id, account.language),
  })
  const now = ground.clock.now()
  const name = `${record.file_name.replace(/\.\w+$/, '')} – ${words.kept}.csv`
  const options = { maxBytes: MOST_BYTES, now, expiresAt: new Date(now.getTime() + KEPT_MS) }
  return (await writeFile(ground.db, accountId, { name, type: 'text/csv; charset=utf-8' }, chunks, options)).id
}

async function* obstacleRows(
  ground: Ground,
  accountId: number,
  importId: number,
  language: 'cs' | 'en',
): AsyncGenerator<Cell[][]> {
  for (let after = 0; ; ) {
    const page = await obstaclePage(ground.db, accountId, importId, after, PAGE)
    if (page.length === 0) return
    after = page.at(-1)!.contact_id
    yield page.map(row => [row.email, obstacleSentences[language][row.obstacle]])
  }
}
