import type { Language } from '../../../contract/shapes.ts'
import { wallTime } from '../../platform/clock.ts'
import { writeFile } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Cell, SHEET_TYPES, type Sheet, sheetChunks } from '../../platform/sheet-writer.ts'
import { type AccountRow, type Actor, accountById, insertAudit } from '../accounts/index.ts'
import { readCampaign } from '../campaigns/index.ts'
import { startTask, type TaskRun, taskJob } from '../tasks/index.ts'
import { ratesOf } from './comparison.ts'
import { attributeJob } from './conversions.ts'
import { exportWords } from './export-words.ts'
import { type CampaignInTable, readCampaignsOf } from './overview.ts'
import { type RecipientFilter, type RecipientRecord, readRecipients } from './recipients.ts'

const BATCH = 2_000
const MOST_BYTES = 1_000_000_000
/** Long enough to fetch it, and not an archive of addresses. */
const KEPT_MS = 7 * 24 * 3_600_000

export interface ExportAsked {
  format: 'csv' | 'xlsx'
  /** Of its headings and states. */
  language: Language
}

interface RecipientsParams extends ExportAsked {
  campaignId: number
  filter?: RecipientFilter
  search?: string
}

interface CampaignsParams extends ExportAsked {
  from?: string
  until?: string
}

/** Starts the task that makes the file; its result has `fileId`. Throws thing.notFound. */
export async function exportRecipients(
  ground: Ground,
  accountId: number,
  asked: RecipientsParams,
  by: Actor,
): Promise<number> {
  const { counts, title } = await readCampaign(ground, accountId, asked.campaignId)
  const isAll = (asked.filter ?? 'all') === 'all' && !asked.search
  return await ground.db.transaction(async tx => {
    const data = { title, format: asked.format, filter: asked.filter ?? 'all' }
    const entry = { action: 'campaign.recipientsExported', subject: String(asked.campaignId), data } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
    const total = isAll ? counts.recipients + counts.skipped : null
    return await startTask(ground, tx, accountId, {
      ...{ kind: 'reports.exportRecipients', params: asked, total, userId: by.userId },
    })
  })
}

/** Throws report.periodInvalid. */
export async function exportCampaigns(
  ground: Ground,
  accountId: number,
  asked: CampaignsParams,
  by: Actor,
): Promise<number> {
  await readCampaignsOf(ground, accountId, asked, 1)
  return await ground.db.transaction(tx =>
    startTask(ground, tx, accountId, { kind: 'reports.exportCampaigns', params: asked, userId: by.userId }),
  )
}

/** Files are written in one go: a run that was cut off begins anew, and its half is forgotten. */
export function reportsJobs(ground: Ground): Job[] {
  return [
    attributeJob(ground) as Job,
    taskJob<RecipientsParams>(ground, 'reports.exportRecipients', async run => {
      const { campaignId, language } = run.params
      const { title } = await readCampaign(ground, run.accountId, campaignId)
      const words = exportWords[language]
      return await save(
        ground,
        run,
        `${title} – ${words.recipients}`,
        words.recipientColumns,
        recipientRows(ground, run),
      )
    }),
    taskJob<CampaignsParams>(ground, 'reports.exportCampaigns', async run => {
      const words = exportWords[run.params.language]
      return await save(ground, run, words.campaigns, words.campaignColumns, campaignRows(ground, run))
    }),
  ]
}

async function save(
  ground: Ground,
  run: TaskRun<ExportAsked, null>,
  name: string,
  columns: string[],
  rows: Sheet['rows'],
): Promise<{ fileId: number; rows: number }> {
  const { format, language } = run.params
  const { time_zone: timeZone } = (await accountById(ground.db, run.accountId)) as AccountRow
  const now = ground.clock.now()
  const separator = language === 'cs' ? ';' : ','
  const file = { name: `${safe(name)} ${wallTime(now, timeZone).slice(0, 10)}.${format}`, type: SHEET_TYPES[format] }
  const chunks = sheetChunks({ format, name: safe(name), columns, rows, timeZone, separator })
  const options = { maxBytes: MOST_BYTES, now, expiresAt: new Date(now.getTime() + KEPT_MS) }
  const { id } = await writeFile(ground.db, run.accountId, file, chunks, options)
  return { fileId: id, rows: run.done }
}

/** As a file may be called on any system. */
const safe = (name: string) =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)

async function* recipientRows(ground: Ground, run: TaskRun<RecipientsParams, null>): AsyncGenerator<Cell[][]> {
  const { campaignId, filter, search, language } = run.params
  let after: string | undefined
  let done = 0
  do {
    const query = { filter, search, after, limit: BATCH }
    const { recipients, next } = await readRecipients(ground, run.accountId, campaignId, query)
    yield recipients.map(one => recipientCells(one, language))
    done += recipients.length
    await run.advance(ground.db, { done })
    after = next ?? undefined
  } while (after !== undefined)
  // Foreseen was who is frozen and who is skipped; some were skipped after they had been frozen.
  await run.advance(ground.db, { total: done })
}

function recipientCells(one: RecipientRecord, language: Language): Cell[] {
  const { states, skipReasons } = exportWords[language]
  const reason = one.reason === null ? null : ((skipReasons as Record<string, string>)[one.reason] ?? one.reason)
  return [
    ...[one.address, states[one.state], reason, one.reply, one.attempts, one.acceptedAt, one.openedAt],
    ...[one.humanOpens, one.opens, one.clickedAt, one.humanClicks, one.clicks, one.unsubscribedAt],
  ]
}

async function* campaignRows(ground: Ground, run: TaskRun<CampaignsParams, null>): AsyncGenerator<Cell[][]> {
  // An account with more campaigns in a period than this writes them by a machine, and reads them by one.
  const { campaigns } = await readCampaignsOf(ground, run.accountId, run.params, 20_000)
  yield campaigns.map(campaignCells)
  await run.advance(ground.db, { done: campaigns.length, total: campaigns.length })
}

function campaignCells({ title, subject, startedAt, counts, conversions }: CampaignInTable): Cell[] {
  const { opened, clicked } = ratesOf(counts)
  return [
    ...[title, subject, startedAt, counts.recipients, counts.accepted, counts.refused, counts.humanOpened],
    ...[counts.opened, counts.humanClicked, counts.clicked, counts.unsubscribed, counts.complained, opened, clicked],
    ...[conversions?.orders ?? null, conversions?.amount ?? null],
  ]
}
