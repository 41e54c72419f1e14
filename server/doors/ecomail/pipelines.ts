import type { FastifyInstance } from 'fastify'
import { pipelines } from '../../../contract/ecomail/pipelines.ts'
import type { House } from '../../house.ts'
import {
  type ActionRow,
  type AutomationRow,
  automationPage,
  readAction,
  readActions,
  readAutomation,
  readEntries,
  readEntriesOf,
  triggerAutomation,
} from '../../rooms/automations/index.ts'
import { readArray, readText } from './input.ts'
import { nextPageUrl, readPage } from './page.ts'
import { invalid, required } from './refusal.ts'
import { type Call, serve } from './serve.ts'
import { expectContact } from './subscribers.ts'
import { localTime, microTime } from './times.ts'

const MOST = 500
const DETAIL_PER_PAGE = 100
const MOST_DETAIL = 5_000

export function servePipelines(app: FastifyInstance, house: House): void {
  serve(app, house, pipelines, {
    page: async ({ ground, account, query }) => {
      const { page, perPage } = readPage(query, MOST, MOST)
      const rows = await automationPage(ground, account.id, { offset: (page - 1) * perPage, limit: perPage })
      return rows.map(row => shape(row, account.time_zone))
    },
    read: async ({ ground, account, params }) =>
      shape(await readAutomation(ground, account.id, params.id), account.time_zone),
    trigger: async ({ ground, account, params, body }) => {
      await readAutomation(ground, account.id, params.id)
      const email = readText(body.email)
      if (typeof email !== 'string' || email.trim() === '') throw invalid({ email: [required('email')] })
      const contact = await expectContact(ground, account.id, email)
      await triggerAutomation(ground, account.id, params.id, contact)
      return { email: contact.email }
    },
    stats: async ({ ground, account, params }) => {
      const { triggered } = await readEntries(ground, account.id, params.id, { offset: 0, limit: 0 })
      return { stats: { ...NOTHING_SENT, triggered, pipeline_id: params.id, account: account.app_id } }
    },
    statsDetail: async call => await readDetail(call, readAddresses(call.query.email)),
    statsDetailOf: async call => await readDetail(call, readAddresses(call.body.emails)),
    actions: async ({ ground, account, params }) => {
      const rows = await readActions(ground, account.id, params.id)
      return { data: rows.map(actionShape) }
    },
    action: async ({ ground, account, params }) => ({
      data: actionShape(await readAction(ground, account.id, params.id, params.actionId)),
    }),
    log: async ({ ground, account, params, query }) => {
      const contact = await expectContact(ground, account.id, params.email)
      const { page, perPage } = readPage(query, 20, 100)
      const { entries, total } = await readEntriesOf(ground, account.id, contact, {
        byAutomation: query.sort_by === 'pipeline_id',
        isDown: String(query.sort_dir ?? 'desc').toLowerCase() !== 'asc',
        offset: (page - 1) * perPage,
        limit: perPage,
      })
      return {
        automation_log: entries.map(entry => ({
          ...{ id: entry.id, user_id: contact.id, pipeline_id: entry.automation_id, action_id: null, trigger_id: null },
          ...{ email: contact.email, props: null, next: null, timestamp: microTime(entry.at) },
        })),
        current_page: page,
        per_page: perPage,
        total,
        last_page: Math.max(1, Math.ceil(total / perPage)),
      }
    },
  })
}

/** No mail of an automation has been sent by this server: there is nothing to count. */
const NOTHING_SENT = {
  ...{
    ended: 0,
    open: 0,
    open_rate: 0,
    total_open: 0,
    not_opened: 0,
    send: 0,
    click: 0,
    total_click: 0,
    click_rate: 0,
  },
  ...{ ctr: 0, inject: 0, soft_bounce: 0, hard_bounce: 0, out_of_band: 0, bounce: 0, bounce_rate: 0, conversions: 0 },
  ...{ conversions_value: 0, spam: 0, unsub: 0, sms_sent: 0, sms_inv_nr: 0, delivery_rate: 0 },
}
const NOTHING_DONE = {
  ...{
    open: 0,
    send: 0,
    unsub: 0,
    soft_bounce: 0,
    click: 0,
    hard_bounce: 0,
    out_of_band: 0,
    spam: 0,
    spam_complaint: 0,
  },
}

async function readDetail({ ground, account, params, query, baseUrl }: Call<{ id: number }>, emails?: string[]) {
  const { page, perPage } = readPage(query, DETAIL_PER_PAGE, MOST_DETAIL)
  const part = { emails, offset: (page - 1) * perPage, limit: perPage }
  const { contacts, addresses } = await readEntries(ground, account.id, params.id, part)
  const total = emails ? addresses.length : contacts
  const hasMore = !emails && page * perPage < total
  return {
    next_page_url: hasMore ? nextPageUrl(`${baseUrl}/pipelines/${params.id}/stats-detail`, query, page + 1) : null,
    total,
    per_page: perPage,
    subscribers: Object.fromEntries(addresses.map(email => [email, NOTHING_DONE])),
  }
}

function readAddresses(given: unknown): string[] | undefined {
  if (given === undefined || given === null || given === '') return undefined
  return (readArray(given) ?? [given])
    .slice(0, MOST_DETAIL)
    .map(readText)
    .filter(text => typeof text === 'string')
}

function shape(row: AutomationRow, timeZone: string) {
  return {
    id: row.id,
    name: row.name,
    list_id: row.list_id,
    created_at: localTime(row.created_at, timeZone),
    updated_at: localTime(row.updated_at, timeZone),
  }
}

function actionShape({ id, type, properties }: ActionRow) {
  return { id: String(id), type, properties }
}
