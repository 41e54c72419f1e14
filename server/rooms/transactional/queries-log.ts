import type { MailKind, MessageState, Signal } from '../../../contract/message.ts'
import type { LogState } from '../../../contract/transactional.ts'
import type { Db } from '../../platform/db.ts'
import { join, type Sql, sql } from '../../platform/sql.ts'

export interface LoggedRow {
  id: number
  month: string
  kind: MailKind
  /** Null as well when the person was erased. */
  contact_id: number | null
  address: string
  /** Filled where it is known; else as it was written. */
  subject: string
  state: MessageState
  reason: string | null
  reply_code: number | null
  reply_text: string | null
  bounce: string | null
  attempts: number
  resent: boolean
  created_at: Date
  sent_at: Date | null
  accepted_at: Date | null
  opens: number
  human_opens: number
  clicks: number
  human_clicks: number
  opened_at: Date | null
  clicked_at: Date | null
  unsubscribed_at: Date | null
  template_id: number | null
  template_name: string | null
  role: 'to' | 'cc' | 'bcc'
}

export interface LogFilter {
  search?: string
  state?: LogState
  kind?: MailKind
  templateId?: number
  from?: string
  until?: string
}

const FIELDS = sql`
  m.id, m.month, m.kind, case when m.address = '' then null else coalesce(g.winner_id, c.id) end as contact_id, m.address,
  coalesce(m.subject, e.subject) as subject, m.state, m.reason, m.reply_code, m.reply_text, m.bounce, m.attempts, m.resent, m.created_at,
  coalesce(m.handed_over_at, m.accepted_at) as sent_at, m.accepted_at, m.opens, m.human_opens, m.clicks, m.human_clicks, m.opened_at,
  m.clicked_at, m.unsubscribed_at, t.template_id, p.name as template_name, coalesce(m.addressing ->> 'role', 'to') as role`

const named = (accountId: number) => sql`
  join email e on e.account_id = ${accountId} and e.id = m.email_id
  left join transmission t on t.account_id = ${accountId} and t.id = m.transmission_id
  left join template p on p.account_id = ${accountId} and p.id = t.template_id and p.deleted_at is null
  left join contact_merge g on g.account_id = ${accountId} and g.loser_id = m.contact_id
  left join contact c on c.account_id = ${accountId} and c.id = m.contact_id`

/** Newest first by id, below `before`: ids come from one sequence for all months. */
export async function logRows(
  db: Db,
  accountId: number,
  filter: LogFilter,
  { before, limit, timeZone }: { before: number | null; limit: number; timeZone: string },
): Promise<LoggedRow[]> {
  const wanted = join(
    [sql`m.account_id = ${accountId} and m.kind is not null`, ...conditions(accountId, filter, timeZone)],
    ' and ',
  )
  const below = before === null ? sql`` : sql`and m.id < ${before}`
  return await db.query<LoggedRow>(
    sql`
      select ${FIELDS}
      from (select * from message m where ${wanted} ${below} order by m.id desc limit ${limit}) m ${named(accountId)}
      order by m.id desc`.unprepared(),
  )
}

function conditions(accountId: number, filter: LogFilter, timeZone: string): Sql[] {
  const { search, state, kind, templateId, from, until } = filter
  const found: Sql[] = []
  if (search) {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
    found.push(sql`(lower(m.address) like ${pattern} or lower(m.subject) like ${pattern})`)
  }
  if (state) found.push(STATES[state])
  if (kind) found.push(sql`m.kind = ${kind}`)
  if (templateId)
    found.push(sql`m.transmission_id in (
      select id from transmission where account_id = ${accountId} and template_id = ${templateId})`)
  const instant = (day: string) => sql`(${day}::timestamp at time zone ${timeZone})`
  // The month beside the instant, so that other partitions are not looked into.
  if (from)
    found.push(
      sql`m.created_at >= ${instant(from)} and m.month >= date_trunc('month', ${instant(from)} at time zone 'UTC')::date`,
    )
  if (until) {
    const end = sql`((${until}::timestamp + interval '1 day') at time zone ${timeZone})`
    found.push(sql`m.created_at < ${end} and m.month <= date_trunc('month', ${end} at time zone 'UTC')::date`)
  }
  return found
}

const STATES: Record<LogState, Sql> = {
  waiting: sql`m.state in ('queued', 'claimed', 'handed_over', 'deferred', 'uncertain')`,
  accepted: sql`m.state = 'accepted'`,
  opened: sql`m.human_opens > 0`,
  clicked: sql`m.human_clicks > 0`,
  refused: sql`m.state = 'refused'`,
  notSent: sql`m.state in ('skipped', 'cancelled')`,
}

export async function loggedById(
  db: Db,
  accountId: number,
  key: { month: string; id: number },
): Promise<(LoggedRow & { transmission_id: number | null; email_id: number }) | undefined> {
  return await db.one(sql`
    select ${FIELDS}, m.transmission_id, m.email_id from message m ${named(accountId)}
    where m.account_id = ${accountId} and m.month = ${key.month} and m.id = ${key.id} and m.kind is not null`)
}

export interface LoggedHit {
  at: Date
  kind: 'open' | 'click'
  signal: Signal
  url: string | null
}

/** As they came, the first thousand. */
export async function hitsOfLogged(
  db: Db,
  accountId: number,
  key: { month: string; id: number },
): Promise<LoggedHit[]> {
  return await db.query<LoggedHit>(sql`
    select at, kind, signal, url from hit
    where account_id = ${accountId} and month = ${key.month} and message_id = ${key.id} order by at, id limit 1000`)
}

export async function hasLogged(db: Db, accountId: number): Promise<boolean> {
  return (
    (await db.one(sql`select 1 from message where account_id = ${accountId} and kind is not null limit 1`)) !==
    undefined
  )
}

/** Templates that were sent, and are still there. */
export async function templatesOfLog(db: Db, accountId: number): Promise<{ id: number; name: string }[]> {
  return await db.query(sql`
    select p.id, p.name from template p
    where p.account_id = ${accountId} and p.deleted_at is null
      and exists (select 1 from transmission t where t.account_id = ${accountId} and t.template_id = p.id)
    order by p.name, p.id limit 200`)
}
