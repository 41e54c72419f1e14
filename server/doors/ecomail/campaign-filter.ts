import type { campaignPage } from '../../rooms/campaigns/index.ts'
import { readDays, readIdValue, readObject } from './input.ts'
import { readPage } from './page.ts'
import { invalid } from './refusal.ts'
import { campaignStatusesOf } from './status.ts'

type CampaignQuery = Parameters<typeof campaignPage>[2]
type Order = NonNullable<CampaignQuery['order']>

const PER_PAGE = 50
const MOST_PER_PAGE = 500

const ORDERS: Record<string, Order['by']> = {
  id: 'id',
  title: 'title',
  subject: 'subject',
  inserted: 'created_at',
  created_at: 'created_at',
  changed_at: 'updated_at',
  updated_at: 'updated_at',
  sent_at: 'started_at',
}

/** `filters[status]=3`, or `filters` as JSON, or a bare `status`, as clients send them. */
export function readCampaignQuery(query: Record<string, unknown>): CampaignQuery {
  const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
  const filters = { ...jsonFilters(query.filters), ...bracketed(query) }
  const by = ORDERS[String(query.sort_by ?? '')]
  const given = (name: string) => (filters[name] === '' || filters[name] === null ? undefined : filters[name])
  const status = given('status') ?? (query.status === '' ? undefined : query.status)
  const updatedOn = given('updated_at')
  const updated = readDays('filters.updated_at', updatedOn, 'filters.updated_at', updatedOn)
  const started = readDays('filters.date_from', given('date_from'), 'filters.date_to', given('date_to'))
  return {
    limit: wanted.perPage,
    offset: (wanted.page - 1) * wanted.perPage,
    order: by && { by, descending: String(query.sort_dir ?? 'desc').toLowerCase() !== 'asc' },
    status: status === undefined ? undefined : campaignStatusesOf(String(status)),
    title: text(given('title')),
    subject: text(given('subject')),
    id: readFilterId(given('id')),
    updatedFrom: updated.from,
    updatedTo: updated.until,
    // updated_at is a filter of its own, so these two mean the date that a campaign has for everybody: when it was sent.
    startedFrom: started.from,
    startedTo: started.until,
  }
}

function bracketed(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const inner = /^filters\[(\w+)\]$/.exec(name)?.[1]
      return inner ? [[inner, Array.isArray(value) ? value.at(-1) : value]] : []
    }),
  )
}

function jsonFilters(given: unknown): Record<string, unknown> {
  try {
    return (typeof given === 'string' && readObject(JSON.parse(given))) || {}
  } catch {
    return {}
  }
}

function readFilterId(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const id = readIdValue(given)
  if (id === null) throw invalid({ 'filters.id': ['The filters.id must be a number.'] })
  return id
}

function text(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined
}
