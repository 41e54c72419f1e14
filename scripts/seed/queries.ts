import type { Tx } from '../../server/platform/db.ts'
import { sql } from '../../server/platform/sql.ts'

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

/** Ids by address; addresses that are there already are left alone and absent. */
export async function insertSeedContacts(tx: Tx, accountId: number, rows: SeedContact[]): Promise<Map<string, number>> {
  const made = await tx.query<{ id: number; email: string }>(sql`
    insert into contact (account_id, email, email_key, name, surname, vocative, vocative_surname, gender, nameday, derived, birthday, street,
      city, zip, country, phone, tags, source, inserted_at, updated_at)
    select ${accountId}, r.email, lower(r.email), r.name, r.surname, r.vocative, r.vocative_surname, r.gender, r.nameday, r.derived, r.birthday,
      r.street, r.city, r.zip, r.country, r.phone, r.tags, r.source, r.inserted_at, r.inserted_at
    from json_to_recordset(${JSON.stringify(rows)}::json) r(email text, name text, surname text, vocative text, vocative_surname text, gender text,
      nameday text, derived text[], birthday date, street text, city text, zip text, country text, phone text, tags text[], source text, inserted_at timestamptz)
    order by r.inserted_at
    on conflict (account_id, email_key) do nothing
    returning id, email`)
  return new Map(made.map(row => [row.email, row.id]))
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
export async function insertSeedSubscriptions(tx: Tx, accountId: number, rows: SeedSubscription[]): Promise<void> {
  const json = JSON.stringify(rows)
  await tx.run(sql`
    insert into subscription (account_id, list_id, contact_id, status, subscribed_at, unsubscribed_at, fields, source)
    select ${accountId}, r.list_id, r.contact_id, r.status, r.subscribed_at, r.unsubscribed_at, r.fields, r.source
    from json_to_recordset(${json}::json) r(list_id bigint, contact_id bigint, status text, subscribed_at timestamptz, unsubscribed_at timestamptz, fields jsonb, source text)
    order by r.list_id, r.contact_id`)
  await tx.run(sql`
    insert into consent (account_id, at, contact_id, list_id, action, channel, source)
    select ${accountId}, r.subscribed_at, r.contact_id, r.list_id, case when r.status = 'unconfirmed' then 'requested' else 'given' end, 'form', r.source
    from json_to_recordset(${json}::json) r(list_id bigint, contact_id bigint, status text, subscribed_at timestamptz, source text)
    order by r.subscribed_at`)
  await tx.run(sql`
    insert into event (account_id, month, at, type, contact_id, data)
    select ${accountId}, date_trunc('month', e.at at time zone 'UTC')::date, e.at, e.type, e.contact_id, jsonb_build_object('listId', e.list_id, 'channel', 'form')
    from (
      select r.subscribed_at as at, case when r.status = 'unconfirmed' then 'unconfirmed' else 'subscribed' end as type, r.contact_id, r.list_id
      from json_to_recordset(${json}::json) r(list_id bigint, contact_id bigint, status text, subscribed_at timestamptz)
      union all
      select r.unsubscribed_at, 'unsubscribed', r.contact_id, r.list_id
      from json_to_recordset(${json}::json) r(list_id bigint, contact_id bigint, unsubscribed_at timestamptz) where r.unsubscribed_at is not null
    ) e order by e.at`)
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
    insert into message (account_id, month, lane, dispatch_id, email_id, contact_id, list_id, address, state, attempts, handed_over_at, accepted_at,
      reply_code, reply_status, reply_text, bounce, opens, human_opens, clicks, human_clicks, opened_at, clicked_at, unsubscribed_at, created_at)
    select ${accountId}, ${of.month}, 'bulk', ${of.dispatchId}, ${of.emailId}, r.contact_id, r.list_id, r.address, r.state, 1, ${of.at}, r.accepted_at,
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
    insert into hit (account_id, month, message_id, kind, link_no, at, signal, why, method, user_agent)
    select ${accountId}, ${month}, r.message_id, r.kind, r.link_no, r.at, r.signal, r.why, 'GET', r.user_agent
    from json_to_recordset(${json}::json) r(message_id bigint, kind text, link_no int, at timestamptz, signal text, why text, user_agent text) order by r.at`)
  await tx.run(sql`
    insert into event (account_id, month, at, type, contact_id, data)
    select ${accountId}, date_trunc('month', r.at at time zone 'UTC')::date, r.at, 'mail.' || case r.kind when 'open' then 'opened' else 'clicked' end, r.contact_id,
      jsonb_build_object('messageId', r.message_id, 'dispatchId', ${dispatchId}::bigint, 'linkNo', r.link_no, 'signal', r.signal)
    from json_to_recordset(${json}::json) r(message_id bigint, contact_id bigint, kind text, link_no int, at timestamptz, signal text) order by r.at`)
}

export async function analyze(tx: Tx): Promise<void> {
  for (const table of ['contact', 'subscription', 'message', 'hit', 'event']) await tx.client.query(`analyze ${table}`)
}
