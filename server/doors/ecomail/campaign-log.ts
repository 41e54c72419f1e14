import type { FastifyInstance } from 'fastify'
import { campaignLog } from '../../../contract/ecomail/campaign-log.ts'
import type { House } from '../../house.ts'
import {
  type RecipientEvent,
  type RecipientStatsRow,
  readCampaignLog,
  readRecipientStats,
  recipientEvents,
} from '../../rooms/reports/index.ts'
import { readDay, readIdValue } from './input.ts'
import { readLogQuery } from './log-query.ts'
import { logEntry } from './log-shape.ts'
import { nextPageUrl, readPage } from './page.ts'
import { invalid } from './refusal.ts'
import { type Call, serve } from './serve.ts'

const PER_PAGE = 100
const MOST_PER_PAGE = 5_000

export function serveCampaignLog(app: FastifyInstance, house: House): void {
  serve(app, house, campaignLog, {
    all: async call => {
      const { campaign_id: given } = call.query
      const campaignId = given === undefined || given === '' ? undefined : readIdValue(given)
      if (campaignId === null) throw invalid({ campaign_id: ['The campaign id must be a number.'] })
      return await readLog(call, 'everything', campaignId)
    },
    one: async call => await readLog(call, 'campaign', call.params.id),
    statsDetail: async ({ ground, account, params, query, baseUrl }) => {
      const { page, perPage } = readPage(query, PER_PAGE, MOST_PER_PAGE)
      const { rows, total } = await readRecipientStats(ground, account.id, params.id, {
        event: readEvent(query.event),
        email: textOf(query.email),
        from: readDay('from_date', query.from_date),
        offset: (page - 1) * perPage,
        limit: perPage,
      })
      const lastPage = Math.ceil(total / perPage)
      return {
        next_page_url:
          page < lastPage ? nextPageUrl(`${baseUrl}/campaigns/${params.id}/stats-detail`, query, page + 1) : null,
        total,
        per_page: perPage,
        // Erased people have no address any more.
        subscribers: Object.fromEntries(rows.filter(row => row.email !== '').map(row => [row.email, figures(row)])),
      }
    },
  })
}

async function readLog<P>({ ground, account, query }: Call<P>, of: 'everything' | 'campaign', campaignId?: number) {
  const { wanted, question } = readLogQuery(query, of)
  const { rows, total } = await readCampaignLog(ground, account.id, {
    ...question,
    campaignId,
    email: textOf(query.email),
  })
  return {
    campaign_log: rows.map(logEntry),
    current_page: wanted.page,
    per_page: wanted.perPage,
    total,
    last_page: Math.max(1, Math.ceil(total / wanted.perPage)),
  }
}

function textOf(given: unknown): string | undefined {
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined
}

/** Bounces that come later, as mails, are not read here: nobody ever had one. */
function readEvent(given: unknown): RecipientEvent | 'none' | undefined {
  const name = textOf(given)
  if (name === undefined) return undefined
  if (name === 'out_of_band') return 'none'
  const event = recipientEvents.find(one => one === (name === 'spam_complaint' ? 'spam' : name))
  if (!event) throw invalid({ event: ['The selected event is invalid.'] })
  return event
}

function figures(row: RecipientStatsRow) {
  return {
    open: row.opens,
    send: row.sent ? 1 : 0,
    unsub: row.left ? 1 : 0,
    soft_bounce: row.bounce !== null && row.bounce !== 'hard' ? 1 : 0,
    click: row.clicks,
    hard_bounce: row.bounce === 'hard' ? 1 : 0,
    out_of_band: 0,
    spam: row.complained ? 1 : 0,
    spam_complaint: row.complained ? 1 : 0,
  }
}
