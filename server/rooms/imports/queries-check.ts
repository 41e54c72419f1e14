import type { ImportCheck } from '../../../contract/import-report.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { cleanJson } from '../../platform/text.ts'
import type { BadRow } from './columns/prepare.ts'

/** What an earlier check left: a check begins from the beginning. */
export async function forgetCheck(tx: Tx, accountId: number, importId: number): Promise<void> {
  await tx.run(sql`delete from import_seen where account_id = ${accountId} and import_id = ${importId}`)
  await tx.run(sql`delete from import_repeat where account_id = ${accountId} and import_id = ${importId}`)
  await tx.run(sql`delete from import_problem where account_id = ${accountId} and import_id = ${importId}`)
}

/** What each row of the chunk would do; from the stage and the plan. */
export async function insertSeen(tx: Tx, accountId: number, importId: number): Promise<void> {
  await tx.run(sql`
    insert into import_seen (account_id, import_id, line, email_key, outcome, is_kept, is_leaving, hash)
    select ${accountId}, ${importId}, s.line, s.email_key,
      case when p.line is null then 'new' when p.is_suppressed then 'suppressed' when p.changes then 'changed' else 'unchanged' end,
      coalesce(p.is_kept and not p.is_suppressed, false), coalesce(p.is_leaving and not p.is_suppressed, false), s.hash
    from import_stage s left join import_plan p on p.line = s.line`)
}

export async function insertProblems(
  tx: Tx,
  accountId: number,
  importId: number,
  rows: readonly BadRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into import_problem (account_id, import_id, line, is_skipped, faults, cells)
    select ${accountId}, ${importId}, r.line, true, r.faults, r.cells
    from json_to_recordset(${JSON.stringify(cleanJson(rows))}::json) r(line int, faults jsonb, cells jsonb)
    on conflict do nothing`)
}

export type SeenCounts = Pick<
  ImportCheck,
  | 'suppressedRows'
  | 'repeatedRows'
  | 'newContacts'
  | 'changedContacts'
  | 'unchangedContacts'
  | 'keptUnsubscribed'
  | 'unsubscribing'
>

/** People, each counted once however many rows they have. */
export async function countSeen(tx: Tx, accountId: number, importId: number): Promise<SeenCounts> {
  return (await tx.one<SeenCounts>(sql`
    with people as (
      select outcome = 'suppressed' as is_suppressed, count(*) as n, bool_or(outcome = 'new') as is_new,
        bool_or(outcome = 'changed') as is_changed, bool_or(is_kept) as is_kept, bool_or(is_leaving) as is_leaving
      from import_seen where account_id = ${accountId} and import_id = ${importId} group by email_key, outcome = 'suppressed'
    )
    select coalesce(sum(n) filter (where is_suppressed), 0)::bigint as "suppressedRows",
      coalesce(sum(n - 1) filter (where not is_suppressed), 0)::bigint as "repeatedRows",
      count(*) filter (where is_new) as "newContacts",
      count(*) filter (where is_changed) as "changedContacts",
      count(*) filter (where not is_suppressed and not is_new and not is_changed) as "unchangedContacts",
      count(*) filter (where is_kept) as "keptUnsubscribed",
      count(*) filter (where is_leaving) as "unsubscribing"
    from people`))!
}

/** Remembers which lines are not the first of their address. */
export async function insertRepeats(tx: Tx, accountId: number, importId: number): Promise<void> {
  await tx.run(sql`
    insert into import_repeat (account_id, import_id, line)
    select ${accountId}, ${importId}, line
    from (
      select line, row_number() over (partition by email_key order by line) as no
      from import_seen where account_id = ${accountId} and import_id = ${importId} and outcome <> 'suppressed'
    ) numbered where no > 1`)
}

/** Rows that say something else than the row of the same address before them become notes; says how many there are. */
export async function noteDiffering(
  tx: Tx,
  accountId: number,
  importId: number,
  emailColumn: string,
  most: number,
): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    with ordered as (
      select line, email_key, hash, lag(hash) over by_line as before, first_value(line) over by_line as first
      from import_seen where account_id = ${accountId} and import_id = ${importId} and outcome <> 'suppressed'
      window by_line as (partition by email_key order by line)
    ), differing as (select line, email_key, first from ordered where before <> hash),
    noted as (
      insert into import_problem (account_id, import_id, line, is_skipped, faults)
      select ${accountId}, ${importId}, line, false, jsonb_build_array(jsonb_build_object(
        'fault', 'repeated', 'column', ${emailColumn}::text, 'value', email_key, 'expected', first::text))
      from differing order by line limit ${most}
      on conflict do nothing
    )
    select count(*) as n from differing`)
  return row!.n
}

export async function forgetSeen(tx: Tx, accountId: number, importId: number): Promise<void> {
  await tx.run(sql`delete from import_seen where account_id = ${accountId} and import_id = ${importId}`)
}

export async function keepCheck(
  tx: Tx,
  accountId: number,
  importId: number,
  result: ImportCheck,
  fileHash: Buffer,
): Promise<void> {
  await tx.run(sql`
    update import set check_result = ${JSON.stringify(result)}::jsonb, file_hash = ${fileHash}
    where account_id = ${accountId} and id = ${importId}`)
}

/** Whether it is worth working out the hashes of addresses. */
export async function hasSuppressions(db: Db, accountId: number): Promise<boolean> {
  return (await db.one(sql`select 1 from suppression where account_id = ${accountId} limit 1`)) !== undefined
}
