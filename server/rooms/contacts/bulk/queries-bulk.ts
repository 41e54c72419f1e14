import type { BulkAction, LeftOutReason } from '../../../../contract/contact-bulk.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { identifier, type Sql, sql } from '../../../platform/sql.ts'
import { columnOf } from '../queries-filter.ts'

/**
 * Why a contact is left as it is, as SQL over `contact c` and `subscription s`, both outer joined; null: the action is for it.
 * One rule for the question that is asked before and for the action itself.
 */
function whyLeft(action: BulkAction): Sql {
  switch (action.do) {
    case 'addTags':
      return sql`case when c.id is null then 'gone' when c.tags @> ${action.tags}::text[] then 'same' end`
    case 'removeTags':
      return sql`case when c.id is null then 'gone' when not c.tags && ${action.tags}::text[] then 'same' end`
    case 'setProfile': {
      const column = sql`(c.${identifier(columnOf(action.field))})::text`
      return sql`case when c.id is null then 'gone' when ${column} is not distinct from ${action.value.trim() || null}::text then 'same' end`
    }
    case 'setField':
      return sql`case when c.id is null then 'gone' when s.status is null then 'notInList'
        when coalesce(s.fields ->> ${action.key}::text, '') = ${action.value.trim()} then 'same' end`
    case 'subscribe':
      return sql`case when c.id is null then 'gone' when s.status = 'subscribed' then 'same' when c.suppressed is not null then 'suppressed'
        when s.status in ('hard_bounced', 'soft_bounced') then 'bounced' else s.status end`
    case 'unsubscribe':
      return sql`case when c.id is null then 'gone' when s.status is null then 'notInList' when s.status = 'unsubscribed' then 'same'
        when s.status not in ('subscribed', 'unconfirmed', 'soft_bounced') then 'notSubscribed' end`
    case 'suppress':
      return sql`case when c.id is null then 'gone' when c.suppressed is not null then 'same' end`
    case 'delete':
      return sql`case when c.id is null then 'gone' end`
  }
}

const joined = (accountId: number, action: BulkAction) => sql`
  left join contact c on c.account_id = ${accountId} and c.id = x.id
  left join subscription s on s.account_id = ${accountId} and s.contact_id = x.id
    and s.list_id = ${'listId' in action ? action.listId : null}::bigint`

/** Of these ids, in the state that they are in now. */
export async function reasonsOf(
  tx: Tx,
  accountId: number,
  action: BulkAction,
  contactIds: number[],
): Promise<Map<number, LeftOutReason | null>> {
  const rows = await tx.query<{ id: number; why: LeftOutReason | null }>(sql`
    select x.id, ${whyLeft(action)} as why from unnest(${contactIds}::bigint[]) x(id) ${joined(accountId, action)}`)
  return new Map(rows.map(row => [row.id, row.why]))
}

/** How many of a whole selection; null: those that would change. */
export async function countReasons(
  db: Db,
  accountId: number,
  action: BulkAction,
  selectionId: number,
): Promise<{ why: LeftOutReason | null; contacts: number }[]> {
  return await db.query(sql`
    select ${whyLeft(action)} as why, count(*) as contacts
    from contact_selection_part p cross join unnest(p.contact_ids) x(id) ${joined(accountId, action)}
    where p.account_id = ${accountId} and p.selection_id = ${selectionId}
    group by 1 order by 2 desc`)
}

/** null takes the field away. */
export async function writeFieldValues(
  tx: Tx,
  accountId: number,
  listId: number,
  key: string,
  rows: { id: number; value: unknown }[],
): Promise<void> {
  await tx.run(sql`
    update subscription s set fields = case when r.value is null then s.fields - ${key}::text
      else s.fields || jsonb_build_object(${key}::text, r.value) end
    from json_to_recordset(${JSON.stringify(rows)}::json) r(id bigint, value jsonb)
    where s.account_id = ${accountId} and s.list_id = ${listId} and s.contact_id = r.id`)
}

export async function insertSuppressions(
  tx: Tx,
  accountId: number,
  rows: { hash: Buffer; email: string }[],
  reason: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into suppression (account_id, address_hash, email, reason, at)
    select ${accountId}, hash, email, ${reason}, ${at} from unnest(${rows.map(r => r.hash)}::bytea[], ${rows.map(r => r.email)}::text[]) r(hash, email)
    order by hash
    on conflict (account_id, address_hash) do nothing`)
}

/** Those that were made at this instant for this reason. Gives their hashes. */
export async function deleteSuppressions(
  tx: Tx,
  accountId: number,
  hashes: Buffer[],
  reason: string,
  at: Date,
): Promise<Buffer[]> {
  const rows = await tx.query<{ address_hash: Buffer }>(sql`
    delete from suppression
    where account_id = ${accountId} and address_hash = any(${hashes}::bytea[]) and reason = ${reason} and at = ${at}
    returning address_hash`)
  return rows.map(row => row.address_hash)
}

export async function writeSuppressed(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  reason: string | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update contact set suppressed = ${reason}, updated_at = ${now} where account_id = ${accountId} and id = any(${contactIds}::bigint[])`)
}

export async function deleteContacts(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`delete from contact where account_id = ${accountId} and id = any(${contactIds}::bigint[])`)
}

export async function deleteSubscriptions(
  tx: Tx,
  accountId: number,
  listId: number,
  contactIds: number[],
): Promise<void> {
  await tx.run(sql`
    delete from subscription where account_id = ${accountId} and list_id = ${listId} and contact_id = any(${contactIds}::bigint[])`)
}

/** How many subscriptions each list loses with these contacts, by status. */
export async function countSubscriptionsOf(
  tx: Tx,
  accountId: number,
  contactIds: number[],
): Promise<{ list_id: number; status: string; n: number }[]> {
  return await tx.query(sql`
    select list_id, status, count(*) as n from subscription
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) group by list_id, status`)
}
