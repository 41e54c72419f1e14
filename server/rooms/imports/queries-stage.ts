import type { ImportSettings } from '../../../contract/import-settings.ts'
import { copyRows } from '../../platform/copy.ts'
import type { Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { PROFILE_COLUMNS, type ProfileColumn } from '../contacts/index.ts'

/** Our own constants, so they may stand in the text. */
const raw = (text: string) => new Sql([text], [])

/** Worked out from the name; a new contact gets them, a known one by its own rules. */
export const DERIVED_COLUMNS = ['vocative', 'vocative_surname', 'gender', 'nameday'] as const

/**
 * For statements over tens of thousands of rows. A foreign key's check is planned once a session: on a table that was
 * nearly empty then, it reads all of it for each row that is written now (45,000 contacts: minutes). So plans are made
 * anew, and by the indexes. A big list of pending entries, merged at once, costs the search index half as much as many
 * small ones.
 */
export async function prepareSession(tx: Tx): Promise<void> {
  await tx.run(sql`
    select set_config('enable_seqscan', 'off', true), set_config('gin_pending_list_limit', '64MB', true)`)
  await tx.client.query('discard plans')
}

/**
 * The chunk's rows and what they meet, gone with the transaction. `id`: of the contact that is made where there is none
 * (numbers that are not needed are lost, of which there are enough).
 */
export async function makeStage(tx: Tx): Promise<void> {
  const profile = PROFILE_COLUMNS.map(column => `${column} ${column === 'birthday' ? 'date' : 'text'}`).join(', ')
  const derived = DERIVED_COLUMNS.map(column => `new_${column} text`).join(', ')
  await tx.client.query(`
    create temp table import_stage (line int, email text, email_key text, ${profile}, ${derived}, derived text[], tags text[],
      fields jsonb, groups jsonb, status text, consent_on date, hash bigint, id bigint default nextval('contact_id_seq')) on commit drop;
    create temp table import_plan (line int, contact_id bigint, is_suppressed boolean, is_kept boolean, is_leaving boolean,
      changes boolean) on commit drop`)
}

export async function fillStage(tx: Tx, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  await copyRows(tx, `import_stage (${columns.join(', ')})`, lines)
}

/** Who of the chunk is known already, locked in the order of keys, as everybody locks contacts. */
export async function lockStaged(tx: Tx, accountId: number): Promise<void> {
  await tx.run(sql`
    insert into import_plan (line, contact_id)
    select s.line, c.id from import_stage s join contact c on c.account_id = ${accountId} and c.email_key = s.email_key
    order by c.email_key for update of c`)
}

/** The same without a lock, for a look only. */
export async function findStaged(tx: Tx, accountId: number): Promise<void> {
  await tx.run(sql`
    insert into import_plan (line, contact_id)
    select s.line, c.id from import_stage s join contact c on c.account_id = ${accountId} and c.email_key = s.email_key`)
}

/**
 * What becomes of those that are known: whether the address is suppressed, whether the person has left and stays so,
 * whether anything changes. A statement of its own, so that it sees what was written while the locks were waited for.
 */
export async function planKnown(
  tx: Tx,
  accountId: number,
  importId: number,
  listId: number,
  settings: Pick<ImportSettings, 'known'>,
  columns: readonly ProfileColumn[],
): Promise<void> {
  await tx.run(sql`
    update import_plan p set is_suppressed = f.is_suppressed, is_kept = f.is_kept, is_leaving = f.is_leaving,
      changes = not f.is_suppressed and (f.is_ours or f.data_differs or (not f.is_kept and f.moves))
    from (
      select k.line, c.suppressed is not null as is_suppressed, w.is_kept, ch.contact_id is not null as is_ours,
        u.status = 'subscribed' and w.wanted not in ('subscribed', 'unconfirmed') as is_leaving,
        ${dataDiffers(settings.known, columns)} as data_differs,
        u.status is null or (u.status in ('subscribed', 'soft_bounced', 'unconfirmed') and u.status <> w.wanted
          and case w.wanted when 'subscribed' then u.status = 'unconfirmed' when 'unconfirmed' then false else true end) as moves
      from import_plan k
      join import_stage s on s.line = k.line
      join contact c on c.account_id = ${accountId} and c.id = k.contact_id
      left join subscription u on u.account_id = ${accountId} and u.list_id = ${listId} and u.contact_id = c.id
      left join import_change ch on ch.account_id = ${accountId} and ch.import_id = ${importId} and ch.contact_id = c.id
      cross join lateral (select coalesce(s.status, 'subscribed') as wanted) wish
      cross join lateral (
        select wish.wanted, wish.wanted in ('subscribed', 'unconfirmed') and case
          when u.status is not null then u.status in ('unsubscribed', 'complained', 'hard_bounced')
          else exists (select from subscription o where o.account_id = ${accountId} and o.contact_id = c.id and o.status in ('unsubscribed', 'complained'))
            and not exists (select from subscription o where o.account_id = ${accountId} and o.contact_id = c.id and o.status = 'subscribed')
          end as is_kept
      ) w
    ) f where f.line = p.line`)
}

/** Whether the file says anything of a known contact that would be taken; exactly which is decided row by row. */
function dataDiffers(rule: ImportSettings['known'], columns: readonly ProfileColumn[]): Sql {
  if (rule === 'leave') return raw('false')
  const isDerived = (column: string) => (DERIVED_COLUMNS as readonly string[]).includes(column)
  const parts = columns.map(column => {
    const differs = `s.${column} is not null and s.${column} is distinct from c.${column}`
    if (rule === 'update') return `(${differs})`
    const isFree = isDerived(column) ? `(c.${column} is null or '${column}' = any(c.derived))` : `c.${column} is null`
    return `(${differs} and ${isFree})`
  })
  const others = [
    'not (s.tags <@ c.tags)',
    '(s.fields is not null and u.status is not null and not (u.fields @> s.fields))',
    "(s.groups is not null and u.status is not null and not (coalesce(u.groups, '{}') @> s.groups))",
  ]
  return raw(`(${[...parts, ...others].join(' or ')})`)
}
