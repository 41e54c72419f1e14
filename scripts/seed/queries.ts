import { monthOf } from '../../server/platform/clock.ts'
import { type CopyValue, copyArray, copyLine, copyRows } from '../../server/platform/copy.ts'
import type { Db, Tx } from '../../server/platform/db.ts'
import { sql } from '../../server/platform/sql.ts'
import type { SeedCustomer } from './shop-orders.ts'
import type { SeedArrival } from './shop-visits.ts'

export interface SeedContact {
  email: string
  name: string
  surname: string
  vocative: string | null
  vocative_surname: string | null
  gender: string | null
  nameday: string | null
  derived: string[]
  birthday: string
  street: string
  city: string
  zip: string
  country: string
  phone: string
  tags: string[]
  source: string
  inserted_at: Date
}

/** Ids of rows that are about to be copied in. */
export async function reserveIds(tx: Tx, table: 'contact', count: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::int)`,
  )
  return rows.map(row => row.id)
}

const CONTACT_COLUMNS = [
  'name',
  'surname',
  'vocative',
  'vocative_surname',
  'gender',
  'nameday',
  'birthday',
  'street',
  'city',
  'zip',
  'country',
  'phone',
  'source',
] as const

/** Addresses must be new. In the order of arrival, as ids are. */
export async function copySeedContacts(
  tx: Tx,
  accountId: number,
  rows: (SeedContact & { id: number })[],
): Promise<void> {
  const columns = [
    'account_id',
    'id',
    'email',
    'email_key',
    ...CONTACT_COLUMNS,
    'derived',
    'tags',
    'inserted_at',
    'updated_at',
  ]
  await copyRows(
    tx,
    `contact (${columns.join(', ')})`,
    pieces(rows, row => {
      const at = row.inserted_at.toISOString()
      const values = CONTACT_COLUMNS.map(column => row[column])
      return [
        accountId,
        row.id,
        row.email,
        row.email.toLowerCase(),
        ...values,
        copyArray(row.derived),
        copyArray(row.tags),
        at,
        at,
      ]
    }),
  )
}

export interface SeedSubscription {
  list_id: number
  contact_id: number
  status: string
  subscribed_at: Date
  unsubscribed_at: Date | null
  fields: object
  source: string
}

/** With the consent and the events that belong to each. */
export async function copySeedSubscriptions(tx: Tx, accountId: number, rows: SeedSubscription[]): Promise<void> {
  const columns = 'account_id, list_id, contact_id, status, subscribed_at, unsubscribed_at, fields, source'
  await copyRows(
    tx,
    `subscription (${columns})`,
    pieces(rows, row => {
      const left = row.unsubscribed_at?.toISOString() ?? null
      const { list_id, contact_id, status, source } = row
      return [
        accountId,
        list_id,
        contact_id,
        status,
        row.subscribed_at.toISOString(),
        left,
        JSON.stringify(row.fields),
        source,
      ]
    }),
  )
  await copyRows(
    tx,
    'consent (account_id, at, contact_id, list_id, action, channel, source)',
    pieces(rows, row => {
      const action = row.status === 'unconfirmed' ? 'requested' : 'given'
      return [accountId, row.subscribed_at.toISOString(), row.contact_id, row.list_id, action, 'form', row.source]
    }),
  )
  const events = rows.flatMap(row => [
    { row, type: row.status === 'unconfirmed' ? 'unconfirmed' : 'subscribed', at: row.subscribed_at },
    ...(row.unsubscribed_at ? [{ row, type: 'unsubscribed', at: row.unsubscribed_at }] : []),
  ])
  await copyRows(
    tx,
    'event (account_id, month, at, type, contact_id, data)',
    pieces(events, ({ row, type, at }) => {
      const data = JSON.stringify({ listId: row.list_id, channel: 'form' })
      return [accountId, monthOf(at), at.toISOString(), type, row.contact_id, data]
    }),
  )
}

/** Lines for COPY, some hundred at a time: one piece a line would be a packet a line. */
function* pieces<Row>(rows: readonly Row[], valuesOf: (row: Row) => CopyValue[]): Generator<string> {
  for (let at = 0; at < rows.length; at += 500) {
    let piece = ''
    for (let i = at; i < Math.min(at + 500, rows.length); i++) piece += copyLine(valuesOf(rows[i]!))
    yield piece
  }
}

export async function insertSeedFields(
  tx: Tx,
  accountId: number,
  listId: number,
  fields: { key: string; name: string; type: string }[],
): Promise<void> {
  await tx.run(sql`
    insert into list_field (account_id, list_id, key, name, type)
    select ${accountId}, ${listId}, * from unnest(${fields.map(f => f.key)}::text[], ${fields.map(f => f.name)}::text[], ${fields.map(f => f.type)}::text[])
    on conflict do nothing`)
}

export async function makeDispatchPast(
  tx: Tx,
  accountId: number,
  dispatchId: number,
  month: string,
  at: Date,
  doneAt: Date,
): Promise<void> {
  await tx.run(sql`
    update dispatch set month = ${month}, state = 'done', created_at = ${at}, running_at = ${at}, done_at = ${doneAt}
    where account_id = ${accountId} and id = ${dispatchId}`)
}

export async function makeCampaignPast(
  tx: Tx,
  accountId: number,
  campaignId: number,
  dispatchId: number,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update campaign set status = 'started', dispatch_id = ${dispatchId}, started_at = ${at}, updated_at = ${at}, created_at = ${new Date(at.getTime() - 86_400_000)}
    where account_id = ${accountId} and id = ${campaignId}`)
}

export interface SeedMessage {
  contact_id: number
  list_id: number
  address: string
  state: string
  accepted_at: Date | null
  reply_code: number
  reply_status: string
  reply_text: string
  bounce: string | null
  opens: number
  human_opens: number
  clicks: number
  human_clicks: number
  opened_at: Date | null
  clicked_at: Date | null
  unsubscribed_at: Date | null
}

/** Ids in the order given. */
export async function insertSeedMessages(
  tx: Tx,
  accountId: number,
  of: { month: string; dispatchId: number; emailId: number; at: Date },
  rows: SeedMessage[],
): Promise<number[]> {
  const made = await tx.query<{ id: number }>(sql`
    insert into message (account_id, month, lane, dispatch_id, email_id, contact_id, list_id, address, state, attempts, handed_over_at, accepted_at, refused_at,
      reply_code, reply_status, reply_text, bounce, opens, human_opens, clicks, human_clicks, opened_at, clicked_at, unsubscribed_at, created_at)
    select ${accountId}, ${of.month}, 'bulk', ${of.dispatchId}, ${of.emailId}, r.contact_id, r.list_id, r.address, r.state, 1, ${of.at}, r.accepted_at, case when r.state = 'refused' then ${of.at}::timestamptz end,
      r.reply_code, r.reply_status, r.reply_text, r.bounce, r.opens, r.human_opens, r.clicks, r.human_clicks, r.opened_at, r.clicked_at, r.unsubscribed_at, ${of.at}
    from json_to_recordset(${JSON.stringify(rows.map((row, n) => ({ ...row, n })))}::json) r(n int, contact_id bigint, list_id bigint, address text, state text,
      accepted_at timestamptz, reply_code int, reply_status text, reply_text text, bounce text, opens int, human_opens int, clicks int, human_clicks int,
      opened_at timestamptz, clicked_at timestamptz, unsubscribed_at timestamptz)
    order by r.n
    returning id`)
  return made.map(row => row.id)
}

export interface SeedHit {
  message_id: number
  contact_id: number
  kind: 'open' | 'click'
  link_no: number | null
  at: Date
  signal: string
  why: string
  user_agent: string
}

/** With the event of each. */
export async function insertSeedHits(
  tx: Tx,
  accountId: number,
  month: string,
  dispatchId: number,
  rows: SeedHit[],
): Promise<void> {
  const json = JSON.stringify(rows)
  await tx.run(sql`
    insert into hit (account_id, month, message_id, dispatch_id, kind, link_no, at, signal, why, method, user_agent)
    select ${accountId}, ${month}, r.message_id, ${dispatchId}, r.kind, r.link_no, r.at, r.signal, r.why, 'GET', r.user_agent
    from json_to_recordset(${json}::json) r(message_id bigint, kind text, link_no int, at timestamptz, signal text, why text, user_agent text) order by r.at`)
  await tx.run(sql`
    insert into event (account_id, month, at, type, contact_id, data)
    select ${accountId}, date_trunc('month', r.at at time zone 'UTC')::date, r.at, 'mail.' || case r.kind when 'open' then 'opened' else 'clicked' end, r.contact_id,
      jsonb_build_object('messageId', r.message_id, 'dispatchId', ${dispatchId}::bigint, 'linkNo', r.link_no, 'signal', r.signal)
    from json_to_recordset(${json}::json) r(message_id bigint, contact_id bigint, kind text, link_no int, at timestamptz, signal text) order by r.at`)
}

export interface SeedReader {
  contact_id: number
  opened: Date | null
  clicked: Date | null
}

/** When each contact last opened and clicked anything; campaigns are seeded from the oldest on. */
export async function markSeedReaders(tx: Tx, accountId: number, readers: SeedReader[]): Promise<void> {
  await tx.run(sql`
    update contact c set last_open_at = greatest(c.last_open_at, r.opened), last_click_at = greatest(c.last_click_at, r.clicked)
    from json_to_recordset(${JSON.stringify(readers)}::json) r(contact_id bigint, opened timestamptz, clicked timestamptz)
    where c.account_id = ${accountId} and c.id = r.contact_id`)
}

/** Everybody who may order, with the last click, else the last open, of a person in any mail. */
export async function seedCustomers(db: Db, accountId: number): Promise<(SeedCustomer & { id: number })[]> {
  return await db.query(sql`
    select c.id, c.email, c.city, c.inserted_at as since, coalesce(m.clicked, m.opened) as "cameAt", m.clicked is not null as clicked
    from contact c left join lateral (
      select max(h.at) filter (where h.kind = 'click') as clicked, max(h.at) filter (where h.kind = 'open') as opened
      from message m join hit h on h.account_id = ${accountId} and h.month = m.month and h.message_id = m.id and h.signal in ('human', 'proxy')
      where m.account_id = ${accountId} and m.contact_id = c.id
    ) m on true
    where c.account_id = ${accountId} and c.suppressed is null order by c.id`)
}

/** As if browsers had just told them; what makes sense of them is the server's own. */
export async function copySeedArrivals(tx: Tx, accountId: number, arrivals: SeedArrival[]): Promise<void> {
  await copyRows(
    tx,
    'web_arrival (account_id, received_at, user_agent, fields)',
    pieces(arrivals, ({ at, fields }) => [
      accountId,
      at.toISOString(),
      'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
      JSON.stringify(fields),
    ]),
  )
}

export async function analyze(tx: Tx): Promise<void> {
  for (const table of [
    'contact',
    'subscription',
    'message',
    'hit',
    'event',
    'shop_order',
    'shop_order_item',
    'web_event',
  ])
    await tx.client.query(`analyze ${table}`)
}
