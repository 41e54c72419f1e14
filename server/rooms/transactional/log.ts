import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { AccountRow } from '../accounts/index.ts'
import { type AsSent, readMessageAsSent, readTransmission } from '../outbox/index.ts'
import { type MailFigures, readMailFigures } from './figures.ts'
import {
  hasLogged,
  hitsOfLogged,
  type LogFilter,
  type LoggedHit,
  type LoggedRow,
  loggedById,
  logRows,
  templatesOfLog,
} from './queries-log.ts'

const FIGURES_DAYS = 30
const DAY_MS = 86_400_000

/** Mails to customers, newest first; `after` is an earlier page's `next`. */
export async function readLog(
  ground: Ground,
  account: Pick<AccountRow, 'id' | 'time_zone'>,
  filter: LogFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<{ messages: LoggedRow[]; next: string | null }> {
  const before = after && /^\d{1,15}$/.test(after) ? Number(after) : null
  const search = filter.search?.trim() || undefined
  const place = { before, limit: limit + 1, timeZone: account.time_zone }
  const rows = await logRows(ground.db, account.id, { ...filter, search }, place)
  const messages = rows.slice(0, limit)
  return { messages, next: rows.length > limit ? String(messages.at(-1)!.id) : null }
}

/** Of the last 30 days; and what the log can be narrowed to. */
export async function readLogFigures(
  ground: Ground,
  accountId: number,
): Promise<{ figures: MailFigures; any: boolean; templates: { id: number; name: string }[] }> {
  const from = new Date(ground.clock.now().getTime() - (FIGURES_DAYS - 1) * DAY_MS)
  const [figures, any, templates] = await Promise.all([
    readMailFigures(ground, accountId, 'all', from),
    hasLogged(ground.db, accountId),
    templatesOfLog(ground.db, accountId),
  ])
  return { figures, any, templates }
}

export interface LoggedDetail {
  message: LoggedRow
  /** Null when what it said is no longer kept. */
  sent: AsSent | null
  attachments: { name: string; bytes: number }[]
  hits: LoggedHit[]
}

/** Throws thing.notFound. */
export async function readLogged(
  ground: Ground,
  accountId: number,
  key: { month: string; id: number },
): Promise<LoggedDetail> {
  const message = await loggedById(ground.db, accountId, key)
  if (!message) throw problem('thing.notFound')
  const { transmission_id: transmissionId } = message
  const transmission = transmissionId === null ? null : await readTransmission(ground, accountId, transmissionId)
  const isKept = message.address !== '' && transmission !== undefined
  const [sent, hits] = await Promise.all([
    isKept ? readMessageAsSent(ground, accountId, key) : null,
    hitsOfLogged(ground.db, accountId, key),
  ])
  const files = isKept ? (transmission?.attachments ?? []) : []
  return { message, sent, hits, attachments: files.map(({ name, content }) => ({ name, bytes: content.length })) }
}
