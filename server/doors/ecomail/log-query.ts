import { absences, type LogEvent, type LogOrder, type LogQuestion, logEvents } from '../../rooms/reports/index.ts'
import { readArray, readDays } from './input.ts'
import { readPage } from './page.ts'
import { invalid } from './refusal.ts'

const PER_PAGE = 20
const MOST_PER_PAGE = 100

const ORDERS: Record<string, LogOrder> = { occured_at: 'time', id: 'id', campaign_id: 'campaign', event: 'event' }

/** What they call it → ours; nothing where we keep no such thing. */
const NAMES: Record<string, LogEvent[]> = {
  ...Object.fromEntries(logEvents.map(event => [event, [event]])),
  spam_complaint: ['spam'],
  out_of_band: [],
}
const OF_ONE_CAMPAIGN: Record<string, LogEvent[]> = {
  ...Object.fromEntries(absences.map(event => [event, [event]])),
  bounce: ['hard_bounce', 'soft_bounce'],
  ...Object.fromEntries(
    ['sms_sent', 'sms_inv_nr', 'sms_accepted', 'whatsapp_sent', 'whatsapp_failed'].map(name => [name, []]),
  ),
}

/** Throws the refusal of an event or a day that is none; `page` is the page as it is to be answered. */
export function readLogQuery(query: Record<string, unknown>, of: 'everything' | 'campaign') {
  const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
  const { from, until } = readDays('date_from', query.date_from, 'date_to', query.date_to)
  const question: LogQuestion = {
    events: readEvents(query, of === 'campaign' ? { ...NAMES, ...OF_ONE_CAMPAIGN } : NAMES),
    from,
    until,
    order: ORDERS[String(query.sort_by ?? '')] ?? 'time',
    isDown: String(query.sort_dir ?? 'desc').toLowerCase() !== 'asc',
    offset: (wanted.page - 1) * wanted.perPage,
    limit: wanted.perPage,
  }
  return { wanted, question }
}

/** `events[]=open&events[]=click`, `events[0]=open`, or `events=open,click`. */
function readEvents(query: Record<string, unknown>, names: Record<string, LogEvent[]>): LogEvent[] {
  const given = Object.entries(query)
    .filter(([name]) => /^events(\[\w*\])?$/.test(name))
    .flatMap(([, value]) => readArray(value) ?? [value])
    .flatMap(value => String(value ?? '').split(','))
    .map(name => name.trim())
    .filter(name => name !== '')
  if (given.length === 0) return [...logEvents]
  if (!given.every(name => Object.hasOwn(names, name))) throw invalid({ events: ['The selected events is invalid.'] })
  return [...new Set(given.flatMap(name => names[name]!))]
}
