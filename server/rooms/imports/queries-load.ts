import type { ImportLoad } from '../../../contract/import-report.ts'
import type { ImportBasis } from '../../../contract/import-settings.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { PROFILE_COLUMNS } from '../contacts/index.ts'
import type { ContactChange } from './change.ts'
import { DERIVED_COLUMNS } from './queries-stage.ts'

const raw = (text: string) => new Sql([text], [])
const isDerived = (column: string) => (DERIVED_COLUMNS as readonly string[]).includes(column)
const PROFILE = raw(PROFILE_COLUMNS.join(', '))
const PROFILE_VALUES = raw(
  PROFILE_COLUMNS.map(column => (isDerived(column) ? `s.new_${column}` : `s.${column}`)).join(', '),
)

/** Of the stage, those that nobody knew. */
const FRESH = sql`import_stage s where not exists (select from import_plan p where p.line = s.line)`

export async function countFresh(tx: Tx): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*) as n from ${FRESH}`))!.n
}

/** Fewer than there are fresh ones when somebody else has just made one of them. */
export async function insertFresh(tx: Tx, accountId: number, now: Date): Promise<number> {
  return await tx.run(sql`
    insert into contact (account_id, id, email, email_key, ${PROFILE}, tags, derived, inserted_at, updated_at)
    select ${accountId}, s.id, s.email, s.email_key, ${PROFILE_VALUES}, s.tags, s.derived, ${now}, ${now}
    from ${FRESH} order by s.email_key
    on conflict (account_id, email_key) do nothing`)
}

export async function subscribeFresh(tx: Tx, accountId: number, listId: number, now: Date): Promise<void> {
  await tx.run(sql`
    insert into subscription (account_id, list_id, contact_id, status, subscribed_at, unsubscribed_at, fields, groups, source)
    select ${accountId}, ${listId}, s.id, coalesce(s.status, 'subscribed'), ${now},
      case when s.status = 'unsubscribed' then ${now}::timestamptz end, coalesce(s.fields, '{}'), s.groups, coalesce(s.source, 'import')
    from ${FRESH} order by s.id`)
}

/** The proof of every new contact, as the person who imported stated it. */
export async function proveFresh(
  tx: Tx,
  accountId: number,
  listId: number,
  basis: ImportBasis,
  userId: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into consent (account_id, at, contact_id, list_id, action, channel, basis, source, wording, user_id, obtained_on)
    select ${accountId}, ${now}, s.id, ${listId},
      case coalesce(s.status, 'subscribed') when 'subscribed' then 'imported' when 'unconfirmed' then 'requested' else 'withdrawn' end,
      'import', ${basis.kind}, ${basis.source}, ${basis.note}, ${userId}, coalesce(s.consent_on, ${basis.obtainedOn}::date)
    from ${FRESH} and coalesce(s.status, 'subscribed') in ('subscribed', 'unconfirmed', 'unsubscribed') order by s.id`)
}

/** That they came, with their tags, and into which state: two rows each. Starts nothing and mails nobody. */
export async function recordFresh(
  tx: Tx,
  accountId: number,
  listId: number,
  importId: number,
  month: string,
  now: Date,
): Promise<void> {
  const created = JSON.stringify({ channel: 'import', importId, trigger: false })
  const moved = JSON.stringify({ listId, from: null, channel: 'import', importId, trigger: false })
  await tx.run(sql`
    insert into event (account_id, month, at, type, contact_id, data)
    select ${accountId}, ${month}, ${now}, e.type, s.id, e.data
    from import_stage s cross join lateral (values
      (1, 'contact.created', case when s.tags = '{}' then ${created}::jsonb else ${created}::jsonb || jsonb_build_object('tags', to_jsonb(s.tags)) end),
      (2, coalesce(s.status, 'subscribed'), ${moved}::jsonb)
    ) e (no, type, data)
    where not exists (select from import_plan p where p.line = s.line)
      and e.type in ('contact.created', 'subscribed', 'unsubscribed', 'unconfirmed')
    order by s.id, e.no`)
}

export async function rememberFresh(tx: Tx, accountId: number, importId: number, now: Date): Promise<void> {
  await tx.run(sql`
    insert into import_change (account_id, import_id, contact_id, is_new, at)
    select ${accountId}, ${importId}, s.id, true, ${now} from ${FRESH} order by s.id`)
}

export async function freshByStatus(tx: Tx): Promise<{ status: SubscriptionStatus; n: number }[]> {
  return await tx.query(sql`select coalesce(s.status, 'subscribed') as status, count(*) as n from ${FRESH} group by 1`)
}

export async function freshByTag(tx: Tx): Promise<{ tag: string; n: number }[]> {
  return await tx.query(
    sql`select tag, count(*) as n from (select unnest(s.tags) as tag from ${FRESH}) given group by tag`,
  )
}

export interface KnownCounts {
  /** First rows of people only, so that nobody counts twice. */
  known: number
  suppressed: number
  kept: number
}

export async function countKnown(tx: Tx, accountId: number, importId: number): Promise<KnownCounts> {
  return (await tx.one<KnownCounts>(sql`
    select count(*) filter (where not is_suppressed and r.line is null) as known,
      count(*) filter (where is_suppressed) as suppressed,
      count(*) filter (where is_kept and not is_suppressed and r.line is null) as kept
    from import_plan p left join import_repeat r on r.account_id = ${accountId} and r.import_id = ${importId} and r.line = p.line`))!
}

export interface Candidate {
  line: number
  contact_id: number
  is_kept: boolean
  /** What this import did to it in an earlier chunk. */
  is_new: boolean | null
  change: ContactChange | null
}

/** Known contacts of which the file may change something. */
export async function candidates(tx: Tx, accountId: number, importId: number): Promise<Candidate[]> {
  return await tx.query<Candidate>(sql`
    select p.line, p.contact_id, p.is_kept, ch.is_new, ch.change
    from import_plan p left join import_change ch on ch.account_id = ${accountId} and ch.import_id = ${importId} and ch.contact_id = p.contact_id
    where p.changes order by p.line`)
}

export async function rememberChanges(
  tx: Tx,
  accountId: number,
  importId: number,
  rows: { contact_id: number; change: ContactChange | null }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into import_change (account_id, import_id, contact_id, is_new, change, at)
    select ${accountId}, ${importId}, r.contact_id, false, r.change, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) r(contact_id bigint, change jsonb)
    on conflict (account_id, import_id, contact_id) do update set change = excluded.change, at = excluded.at`)
}

/** Where loading goes on, and what was done up to there. */
export async function keepLoad(
  tx: Tx,
  accountId: number,
  importId: number,
  rows: number,
  result: ImportLoad & { knownContacts: number },
): Promise<void> {
  await tx.run(sql`
    update import set loaded_rows = ${rows}, load_result = ${JSON.stringify(result)}::jsonb where account_id = ${accountId} and id = ${importId}`)
}

export async function noteLoaded(tx: Tx, accountId: number, importId: number, now: Date): Promise<void> {
  await tx.run(sql`update import set loaded_at = ${now} where account_id = ${accountId} and id = ${importId}`)
}
