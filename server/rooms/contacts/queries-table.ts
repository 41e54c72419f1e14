import type { ContactOrder } from '../../../contract/contact-table.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { Db } from '../../platform/db.ts'
import { join, nothing, Sql, sql } from '../../platform/sql.ts'
import { type CompiledFilter, lastOpen } from './queries-filter.ts'

export interface ContactTableRow {
  id: number
  email: string
  name: string | null
  surname: string | null
  gender: string | null
  birthday: string | null
  company: string | null
  street: string | null
  city: string | null
  zip: string | null
  country: string | null
  phone: string | null
  source: string | null
  tags: string[]
  suppressed: string | null
  status: SubscriptionStatus | null
  fields: Record<string, unknown> | null
  inserted_at: Date
  last_open_at: Date | null
  last_click_at: Date | null
  order_key: string
}

const raw = (text: string) => new Sql([text], [])
const CONTACT =
  raw(`c.id, c.email, c.name, c.surname, c.gender, c.birthday, c.company, c.street, c.city, c.zip, c.country, c.phone,
  c.source, c.tags, c.suppressed, c.inserted_at, c.last_open_at, c.last_click_at`)

interface Order {
  /** As it stands in an index; null: the id is the order. */
  key: Sql | null
  /** The same value as no index has it, so that the planner sorts what it has found rather than walks an index. */
  unindexed: Sql
  type: Sql
  isDown: boolean
}

const KEYS: Record<string, Omit<Order, 'isDown'>> = {
  added: { key: null, unindexed: nothing, type: nothing },
  address: { key: sql`c.email_key`, unindexed: sql`(c.email_key || '')`, type: sql`text` },
  surname: { key: sql`c.surname_order`, unindexed: sql`(c.surname_order || '')`, type: sql`text` },
  active: { key: lastOpen, unindexed: sql`(${lastOpen} + interval '0')`, type: sql`timestamptz` },
}

const orderOf = (order: ContactOrder): Order => ({
  ...KEYS[order.replace('-', '')]!,
  isDown: order.startsWith('-'),
})

export interface PageQuestion {
  filter: CompiledFilter
  order: ContactOrder
  /** The last row of the page before. */
  after: { id: number; key: string } | null
  limit: number
}

/**
 * Walks the contacts, or the list's subscriptions, in their order through an index and looks at the first `window` of them: quick
 * where one in a hundred matches or more, and bounded where hardly anybody does.
 */
export async function pageWithin(
  db: Db,
  accountId: number,
  question: PageQuestion,
  window: number,
): Promise<ContactTableRow[]> {
  const { filter, limit, after } = question
  const order = orderOf(question.order)
  const direction = order.isDown ? sql`desc` : sql`asc`
  if (filter.list && order.key === null) {
    const members = membersInOrder(accountId, filter.list, after, order.isDown, window)
    return await db.query<ContactTableRow>(
      sql`
        select ${CONTACT}, s.status, s.fields, '' as order_key
        from (${members}) s join contact c on c.account_id = ${accountId} and c.id = s.contact_id
        where ${all([...filter.conditions, ...filter.list.conditions])}
        order by s.contact_id ${direction} limit ${limit}`.unprepared(),
    )
  }
  const sorting = order.key ? sql`${order.key} ${direction}, c.id ${direction}` : sql`c.id ${direction}`
  return await db.query<ContactTableRow>(
    sql`
      select ${CONTACT}, ${ofList(filter)}, ${keyText(order)} as order_key
      from (
        select * from contact c where ${all([sql`c.account_id = ${accountId}`, ...beyond(order, after)])} order by ${sorting} limit ${window}
      ) c ${joined(accountId, filter)}
      where ${all([...filter.conditions, ...listConditions(filter)])}
      order by ${sorting} limit ${limit}`.unprepared(),
  )
}

/** Finds all that match first and sorts them: for those that a walk does not meet soon. */
export async function pageOfAll(db: Db, accountId: number, question: PageQuestion): Promise<ContactTableRow[]> {
  const { filter, limit, after } = question
  const order = orderOf(question.order)
  const direction = order.isDown ? sql`desc` : sql`asc`
  const sorting = order.key
    ? sql`${order.unindexed} ${direction}, (c.id + 0) ${direction}`
    : sql`(c.id + 0) ${direction}`
  return await db.query<ContactTableRow>(
    sql`
      select ${CONTACT}, ${ofList(filter)}, ${keyText(order)} as order_key
      from contact c ${joined(accountId, filter)}
      where ${all([sql`c.account_id = ${accountId}`, ...beyond(order, after), ...filter.conditions, ...listConditions(filter)])}
      order by ${sorting} limit ${limit}`.unprepared(),
  )
}

/** Of several states each has its own place in the index subscription_page: merged, they come in the order of contacts. */
function membersInOrder(
  accountId: number,
  list: NonNullable<CompiledFilter['list']>,
  after: PageQuestion['after'],
  isDown: boolean,
  window: number,
): Sql {
  const beyond = after ? sql` and s.contact_id ${isDown ? sql`<` : sql`>`} ${after.id}` : nothing
  const ofState = (state: Sql) => sql`
    select s.contact_id, s.status, s.fields from subscription s
    where s.account_id = ${accountId} and s.list_id = ${list.id}${state}${beyond}`
  const parts = list.states?.map(state => ofState(sql` and s.status = ${state}`)) ?? [ofState(nothing)]
  const direction = isDown ? sql`desc` : sql`asc`
  return sql`select * from (${join(parts, ' union all ')}) s order by s.contact_id ${direction} limit ${window}`
}

function beyond(order: Order, after: PageQuestion['after']): Sql[] {
  if (!after) return []
  const sign = order.isDown ? sql`<` : sql`>`
  if (!order.key) return [sql`c.id ${sign} ${after.id}`]
  return [sql`(${order.key}, c.id) ${sign} (${after.key}::${order.type}, ${after.id}::bigint)`]
}

const keyText = (order: Order) => (order.key ? sql`(${order.key})::text` : sql`''`)
const ofList = (filter: CompiledFilter) => (filter.list ? sql`s.status, s.fields` : sql`null as status, null as fields`)
const all = (conditions: Sql[]) => join(conditions, ' and ', sql`true`)

/** `subscription s` beside `contact c`. */
export function joined(accountId: number, { list }: CompiledFilter): Sql {
  if (!list) return nothing
  return sql`join subscription s on s.account_id = ${accountId} and s.list_id = ${list.id} and s.contact_id = c.id`
}

export function listConditions({ list }: CompiledFilter): Sql[] {
  if (!list) return []
  return [...(list.states ? [sql`s.status = any(${list.states}::text[])`] : []), ...list.conditions]
}

export async function listsOfContacts(
  db: Db,
  accountId: number,
  contactIds: number[],
): Promise<{ contact_id: number; list_id: number; status: SubscriptionStatus }[]> {
  return await db.query(sql`
    select contact_id, list_id, status from subscription
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) order by contact_id, list_id`)
}

export async function columnsOf(db: Db, accountId: number, userId: number): Promise<string[] | null> {
  const row = await db.one<{ columns: string[] }>(
    sql`select columns from contact_columns where account_id = ${accountId} and user_id = ${userId}`,
  )
  return row?.columns ?? null
}

export async function writeColumns(db: Db, accountId: number, userId: number, columns: string[]): Promise<void> {
  await db.run(sql`
    insert into contact_columns (account_id, user_id, columns) values (${accountId}, ${userId}, ${columns}::text[])
    on conflict (account_id, user_id) do update set columns = excluded.columns`)
}
