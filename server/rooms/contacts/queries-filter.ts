import type {
  ActivityCondition,
  ContactFilter,
  FieldCondition,
  FilterField,
  ProfileCondition,
} from '../../../contract/contact-filter.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import { identifier, type Sql, sql } from '../../platform/sql.ts'
import type { ProfileColumn } from './profile.ts'

/** When and where a filter is asked: "within 30 days" and "on Monday" mean nothing without. */
export interface FilterFrame {
  now: Date
  timeZone: string
}

/** A filter as SQL over `contact c` and, with a list, `subscription s` in it. */
export interface CompiledFilter {
  conditions: Sql[]
  list: { id: number; states: readonly SubscriptionStatus[] | null; conditions: Sql[] } | null
}

/** The one place where a filter becomes SQL. Statements with it are to be run `unprepared`. */
export function compileFilter(accountId: number, filter: ContactFilter, frame: FilterFrame): CompiledFilter {
  const conditions = [
    ...searchConditions(filter.search),
    ...tagConditions(filter),
    ...profileConditions(filter.profile),
    ...activityConditions(lastOpen, filter.opened, frame.now),
    ...activityConditions(lastClick, filter.clicked, frame.now),
    ...addedConditions(filter.added, frame.timeZone),
  ]
  if (filter.suppressed !== undefined)
    conditions.push(filter.suppressed ? sql`c.suppressed is not null` : sql`c.suppressed is null`)
  if (filter.noList) conditions.push(sql`not exists (${subscriptionsOfC(accountId)})`)
  const states = filter.states?.length ? filter.states : null
  if (filter.listId === undefined) {
    if (states) conditions.push(sql`exists (${subscriptionsOfC(accountId)} and x.status = any(${states}::text[]))`)
    return { conditions, list: null }
  }
  const ofList = (filter.fields ?? []).map(({ key, condition }) => fieldCondition(key, condition))
  return { conditions, list: { id: filter.listId, states, conditions: ofList } }
}

const subscriptionsOfC = (accountId: number) =>
  sql`select 1 from subscription x where x.account_id = ${accountId} and x.contact_id = c.id`

/** As it stands in the index contact_by_activity. */
export const lastOpen = sql`coalesce(c.last_open_at, '-infinity')`
const lastClick = sql`coalesce(c.last_click_at, '-infinity')`

const MOST_WORDS = 6

/** `jan nov` → the words ` jan` and ` nov`; punctuation of addresses as in contact_words() of migration 0013. */
export function searchPatterns(search: string): string[] {
  const words = search.trim().split(/\s+/).slice(0, MOST_WORDS)
  return words.flatMap(word => {
    const spaced = word
      .replace(/[._+\-']/g, ' ')
      .replaceAll('@', ' @ ')
      .trim()
      .replace(/ +/g, ' ')
    return spaced === '' ? [] : [`% ${likeEscaped(spaced)}%`]
  })
}

function searchConditions(search: string | undefined): Sql[] {
  if (!search?.trim()) return []
  const patterns = searchPatterns(search)
  const number = phoneIn(search)
  if (number !== null) {
    const words = patterns.reduce((all, pattern) => sql`${all} and c.search like contact_fold(${pattern})`, sql`true`)
    return [sql`(${phoneIs(number)} or (${words}))`]
  }
  // Nothing but punctuation: nobody has that.
  return patterns.length > 0 ? patterns.map(pattern => sql`c.search like contact_fold(${pattern})`) : [sql`false`]
}

/** So many stand in the index contact_phone: a number at home, without the country. */
const PHONE_DIGITS = 9

/** The last nine digits of what looks like a phone number, however it is written; null of anything else. */
function phoneIn(text: string): string | null {
  if (!/^[+\d\s().\-/]+$/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  return digits.length >= PHONE_DIGITS ? digits.slice(-PHONE_DIGITS) : null
}

const phoneIs = (number: string) =>
  sql`(c.phone is not null and right(regexp_replace(c.phone, '\\D', '', 'g'), 9) = ${number})`

function likeEscaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function tagConditions({ anyTag, allTags, noTag }: ContactFilter): Sql[] {
  const conditions: Sql[] = []
  if (anyTag?.length) conditions.push(sql`c.tags && ${anyTag}::text[]`)
  if (allTags?.length) conditions.push(sql`c.tags @> ${allTags}::text[]`)
  if (noTag?.length) conditions.push(sql`not c.tags && ${noTag}::text[]`)
  return conditions
}

export const columnOf = (field: FilterField): ProfileColumn =>
  field === 'vocativeSurname' ? 'vocative_surname' : field

function profileConditions(profile: ContactFilter['profile']): Sql[] {
  return Object.entries(profile ?? {}).map(([field, condition]) => {
    const number = field === 'phone' && condition.is === 'equal' ? phoneIn(condition.value) : null
    if (number !== null) return phoneIs(number)
    const column = sql`c.${identifier(columnOf(field as FilterField))}`
    return profileCondition(field === 'birthday' ? sql`(${column})::text` : column, field === 'city', condition)
  })
}

function profileCondition(value: Sql, isIndexed: boolean, condition: ProfileCondition): Sql {
  switch (condition.is) {
    case 'empty':
      return sql`${value} is null`
    case 'filled':
      return sql`${value} is not null`
    case 'beginning':
      return sql`lower(${value}) like lower(${`${likeEscaped(condition.value)}%`}::text)`
    case 'equal':
      // As it stands in the index contact_by_city, then in full.
      if (isIndexed && condition.value.length <= 100)
        return sql`lower(left(${value}, 100)) = lower(${condition.value}::text)`
      return sql`lower(${value}) = lower(${condition.value}::text)`
  }
}

function fieldCondition(key: string, condition: FieldCondition): Sql {
  const text = sql`(s.fields ->> ${key}::text)`
  switch (condition.is) {
    case 'empty':
      return sql`coalesce(${text}, '') = ''`
    case 'filled':
      return sql`coalesce(${text}, '') <> ''`
    case 'equal':
      return sql`lower(${text}) = lower(${condition.value}::text)`
    case 'containing':
      return sql`contact_fold(${text}) like contact_fold(${`%${likeEscaped(condition.value)}%`})`
    case 'over':
      return sql`${numberOf(key)} > ${condition.value}::numeric`
    case 'under':
      return sql`${numberOf(key)} < ${condition.value}::numeric`
    // Days are kept as YYYY-MM-DD, whose order is theirs.
    case 'before':
      return sql`(${text} <> '' and ${text} collate "C" < ${condition.value})`
    case 'after':
      return sql`${text} collate "C" > ${condition.value}`
  }
}

/** A field may have been of another type when the value came: then it is no number, not an error. */
const numberOf = (key: string) =>
  sql`(case when jsonb_typeof(s.fields -> ${key}::text) = 'number' then (s.fields ->> ${key}::text)::numeric end)`

const DAY_MS = 86_400_000

function activityConditions(at: Sql, condition: ActivityCondition | undefined, now: Date): Sql[] {
  if (!condition) return []
  if (condition.is === 'never') return [sql`${at} = '-infinity'`]
  const since = new Date(now.getTime() - condition.days * DAY_MS)
  return [condition.is === 'within' ? sql`${at} >= ${since}` : sql`${at} < ${since}`]
}

function addedConditions(added: ContactFilter['added'], timeZone: string): Sql[] {
  const conditions: Sql[] = []
  if (added?.from) conditions.push(sql`c.inserted_at >= ${added.from}::timestamp at time zone ${timeZone}::text`)
  if (added?.to)
    conditions.push(sql`c.inserted_at < (${added.to}::timestamp + interval '1 day') at time zone ${timeZone}::text`)
  return conditions
}
