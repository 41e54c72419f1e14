import { type Static, Type } from 'typebox'
import {
  type ActivityCondition,
  type ContactFilter,
  type FieldCondition,
  type FilterField,
  filterFields,
  type ProfileCondition,
} from './contact-filter.ts'
import { type SubscriptionStatus, subscriptionStatuses } from './list.ts'
import { isDate } from './shapes.ts'

const text = Type.Optional(Type.String({ maxLength: 2_000 }))

/**
 * A filter as it stands in an address: `?list=3&state=subscribed,unconfirmed&tag=káva,čaj&city=is:Brno&opened=within:30`.
 * Commas, colons and backslashes within a value are written with a backslash before them.
 */
export const ContactQuery = Type.Object({
  search: text,
  /** An id, or `none` for who is in no list. */
  list: text,
  state: text,
  tag: text,
  allTags: text,
  noTag: text,
  /** `size:is:M,points:over:100` */
  fields: text,
  opened: text,
  clicked: text,
  /** `2026-01-01..2026-03-31`, either end may be open. */
  added: text,
  suppressed: text,
  ...(Object.fromEntries(filterFields.map(field => [field, text])) as Record<FilterField, typeof text>),
})
export type ContactQuery = Static<typeof ContactQuery>

/** The same filter always gives the same address. */
export function filterToQuery(filter: ContactFilter): ContactQuery {
  const query: ContactQuery = {
    search: filter.search,
    list: filter.noList ? 'none' : filter.listId?.toString(),
    state: filter.states?.join(','),
    tag: joined(filter.anyTag),
    allTags: joined(filter.allTags),
    noTag: joined(filter.noTag),
    fields: joinedConditions(filter),
    opened: activityText(filter.opened),
    clicked: activityText(filter.clicked),
    added: filter.added && `${filter.added.from ?? ''}..${filter.added.to ?? ''}`,
    suppressed: filter.suppressed === undefined ? undefined : filter.suppressed ? 'yes' : 'no',
  }
  for (const field of filterFields) {
    const condition = filter.profile?.[field]
    if (condition) query[field] = profileText(condition)
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as ContactQuery
}

/** What cannot be read is left out: an address is often typed, cut or old. */
export function filterFromQuery(query: ContactQuery): ContactFilter {
  const profile = Object.fromEntries(
    filterFields.flatMap(field => {
      const condition = readProfile(query[field])
      return condition ? [[field, condition]] : []
    }),
  ) as ContactFilter['profile']
  const listId = readId(query.list)
  const filter: ContactFilter = {
    search: query.search?.trim().slice(0, 200) || undefined,
    listId,
    states: [...new Set(split(query.state, ','))].filter((state): state is SubscriptionStatus =>
      (subscriptionStatuses as readonly string[]).includes(state),
    ),
    noList: query.list === 'none' || undefined,
    anyTag: splitValues(query.tag),
    allTags: splitValues(query.allTags),
    noTag: splitValues(query.noTag),
    profile,
    fields: listId === undefined ? [] : split(query.fields, ',').flatMap(readField).slice(0, 20),
    opened: readActivity(query.opened),
    clicked: readActivity(query.clicked),
    added: readDays(query.added),
    suppressed: query.suppressed === 'yes' ? true : query.suppressed === 'no' ? false : undefined,
  }
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || !isNothing(value)),
    ),
  ) as ContactFilter
}

const isNothing = (value: object) => Object.keys(value).length === 0

const escaped = (value: string) => value.replace(/[\\,:]/g, '\\$&')
const unescaped = (value: string) => value.replace(/\\(.)/gs, '$1')

/** Parts still escaped, so that they can be split once more. */
function split(value: string | undefined, by: ',' | ':'): string[] {
  if (!value) return []
  const parts = value.match(by === ',' ? /(?:\\.|[^\\,])+/gs : /(?:\\.|[^\\:])+/gs)
  return parts ?? []
}

const joined = (values: string[] | undefined) => values?.map(escaped).join(',')
const splitValues = (value: string | undefined) =>
  split(value, ',')
    .map(part => unescaped(part).trim().slice(0, 50))
    .filter(part => part !== '')
    .slice(0, 20)

/** `equal` reads as `city=is:Brno`. */
const OPERATORS = {
  equal: 'is',
  beginning: 'begins',
  containing: 'has',
  over: 'over',
  under: 'under',
  before: 'before',
  after: 'after',
} as const
type Operator = keyof typeof OPERATORS
const operatorOf = (word: string | undefined) =>
  (Object.keys(OPERATORS) as Operator[]).find(operator => OPERATORS[operator] === word)

function profileText(condition: ProfileCondition): string {
  return 'value' in condition ? `${OPERATORS[condition.is]}:${condition.value}` : condition.is
}

function readProfile(value: string | undefined): ProfileCondition | undefined {
  if (value === 'empty' || value === 'filled') return { is: value }
  const [word, ...rest] = value?.split(':') ?? []
  const given = rest.join(':').trim().slice(0, 200)
  const is = operatorOf(word)
  return given && (is === 'equal' || is === 'beginning') ? { is, value: given } : undefined
}

function joinedConditions({ fields, listId }: ContactFilter): string | undefined {
  if (!fields?.length || listId === undefined) return undefined
  return fields
    .map(({ key, condition }) =>
      'value' in condition
        ? `${escaped(key)}:${OPERATORS[condition.is]}:${escaped(String(condition.value))}`
        : `${escaped(key)}:${condition.is}`,
    )
    .join(',')
}

function readField(part: string): NonNullable<ContactFilter['fields']> {
  const [key, word, value] = split(part, ':').map(unescaped)
  const condition = readFieldCondition(word, value?.slice(0, 200))
  return key && condition ? [{ key: key.slice(0, 100), condition }] : []
}

function readFieldCondition(word: string | undefined, value: string | undefined): FieldCondition | undefined {
  if (word === 'empty' || word === 'filled') return { is: word }
  const is = operatorOf(word)
  if (!value || is === undefined || is === 'beginning') return undefined
  if (is === 'over' || is === 'under') return Number.isFinite(Number(value)) ? { is, value: Number(value) } : undefined
  if (is === 'before' || is === 'after') return isDate(value) ? { is, value } : undefined
  return { is, value }
}

function activityText(condition: ActivityCondition | undefined): string | undefined {
  if (!condition) return undefined
  if (condition.is === 'never') return 'never'
  return `${condition.is === 'within' ? 'within' : 'not'}:${condition.days}`
}

function readActivity(value: string | undefined): ActivityCondition | undefined {
  if (value === 'never') return { is: 'never' }
  const [, word, days] = /^(within|not):(\d{1,4})$/.exec(value ?? '') ?? []
  const n = Number(days)
  return word && n >= 1 && n <= 3650 ? { is: word === 'within' ? 'within' : 'notWithin', days: n } : undefined
}

function readDays(value: string | undefined): ContactFilter['added'] {
  const [from, to, ...rest] = value?.split('..') ?? []
  if (rest.length > 0 || to === undefined) return undefined
  return { ...(isDate(from!) && { from }), ...(isDate(to) && { to }) }
}

function readId(value: string | undefined): number | undefined {
  return value && /^[1-9]\d{0,15}$/.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : undefined
}
