import type { Ground } from '../../platform/ground.ts'
import { readCampaign } from '../campaigns/index.ts'
import { type ContactRow, findContact, identitiesOf } from '../contacts/index.ts'
import { reportedDispatch } from './queries.ts'
import { countLog, type LogEvent, type LogPage, type LogRow, type LogScope, logRows } from './queries-log.ts'

export { absences, type LogEvent, type LogOrder, type LogRow, logEvents } from './queries-log.ts'

export interface LogQuestion extends LogPage {
  events: LogEvent[]
  from?: Date
  until?: Date
}

const NOTHING = { rows: [], total: 0 }

/**
 * What happened to messages of campaigns: each sending, open, click, refusal, leaving and complaint. Of one campaign, or of all;
 * of one address, or of all. Throws thing.notFound for an unknown campaign.
 */
export async function readCampaignLog(
  ground: Ground,
  accountId: number,
  question: LogQuestion & { campaignId?: number; email?: string },
): Promise<{ rows: LogRow[]; total: number }> {
  const { campaignId, email } = question
  let dispatch: LogScope['dispatch'] = null
  if (campaignId !== undefined) {
    const { dispatchId } = await readCampaign(ground, accountId, campaignId)
    if (dispatchId === null) return NOTHING
    dispatch = (await reportedDispatch(ground.db, accountId, dispatchId)) ?? null
    if (!dispatch) return NOTHING
  }
  const contact = email === undefined ? null : await findContact(ground, accountId, email)
  if (contact === undefined) return NOTHING
  const contactIds = contact && (await identitiesOf(ground.db, accountId, contact.id))
  return await read(ground, accountId, question, { dispatch, contactIds, withOthers: false })
}

/** The same of one contact's mails, those that belong to no campaign among them. */
export async function readContactLog(
  ground: Ground,
  accountId: number,
  contact: ContactRow,
  question: LogQuestion,
): Promise<{ rows: LogRow[]; total: number }> {
  const contactIds = await identitiesOf(ground.db, accountId, contact.id)
  return await read(ground, accountId, question, { dispatch: null, contactIds, withOthers: true })
}

async function read(
  ground: Ground,
  accountId: number,
  { events, from, until, ...page }: LogQuestion,
  within: Omit<LogScope, 'from' | 'until'>,
): Promise<{ rows: LogRow[]; total: number }> {
  const scope = { ...within, from, until }
  const [rows, total] = await Promise.all([
    logRows(ground.db, accountId, events, scope, page),
    countLog(ground.db, accountId, events, scope),
  ])
  return { rows, total }
}
