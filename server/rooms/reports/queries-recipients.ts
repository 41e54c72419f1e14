import type { MessageState } from '../../../contract/message.ts'
import type { recipientFilters } from '../../../contract/report.ts'
import type { Db } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export type RecipientFilter = (typeof recipientFilters)[number]

export interface RecipientDbRow {
  id: number
  month: string
  contact_id: number
  /** false: deleted since. */
  contact_exists: boolean
  address: string
  state: MessageState
  reason: string | null
  reply_code: number | null
  reply_text: string | null
  bounce: string | null
  attempts: number
  resent: boolean
  accepted_at: Date | null
  opened_at: Date | null
  human_opens: number
  opens: number
  clicked_at: Date | null
  human_clicks: number
  clicks: number
  unsubscribed_at: Date | null
}

const COLUMNS = new Sql(
  [
    `m.id, m.month, m.contact_id, m.address, m.state, m.reason, m.reply_code, m.reply_text, m.bounce, m.attempts, m.resent, m.accepted_at, m.opened_at,
    m.human_opens, m.opens, m.clicked_at, m.human_clicks, m.clicks, m.unsubscribed_at`,
  ],
  [],
)

interface Page {
  dispatch: { id: number; month: string }
  after: number
  limit: number
}

/** Through partial indexes, in the order of message ids. */
const BY_ID: Partial<Record<RecipientFilter, Sql>> = {
  deferred: sql`m.state = 'deferred'`,
  refused: sql`m.state = 'refused'`,
  skipped: sql`m.state = 'skipped'`,
  opened: sql`m.opened_at is not null`,
  clicked: sql`m.clicked_at is not null`,
  unsubscribed: sql`m.unsubscribed_at is not null`,
}

/** Which column a page with this filter goes on after. The audience is frozen contact by contact, so both orders agree. */
export function pagedBy(filter: RecipientFilter, search: string): 'id' | 'contact_id' {
  return search === '' && (filter === 'waiting' || filter in BY_ID) ? 'id' : 'contact_id'
}

export async function recipientRows(
  db: Db,
  accountId: number,
  filter: RecipientFilter,
  search: string,
  page: Page,
): Promise<RecipientDbRow[]> {
  const byId = pagedBy(filter, search) === 'id'
  const source = !byId
    ? byContact(accountId, filter, search, page)
    : filter === 'waiting'
      ? waiting(accountId, page)
      : byMessage(accountId, BY_ID[filter]!, page)
  const order = byId ? sql`m.id` : sql`m.contact_id`
  return await db.query<RecipientDbRow>(sql`
    select ${COLUMNS}, exists (select 1 from contact c where c.account_id = ${accountId} and c.id = m.contact_id) as contact_exists
    from (${source}) m order by ${order} limit ${page.limit}`)
}

function ofDispatch(accountId: number, { dispatch }: Page): Sql {
  return sql`m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.lane = 'bulk'`
}

function byMessage(accountId: number, condition: Sql, page: Page): Sql {
  return sql`
    select ${COLUMNS} from message m
    where ${ofDispatch(accountId, page)} and ${condition} and m.id > ${page.after} order by m.id limit ${page.limit}`
}

/** Those still queued by the queue's own index, and the few that the living senders hold. */
function waiting(accountId: number, page: Page): Sql {
  return sql`
    (${byMessage(accountId, sql`m.state in ('queued', 'uncertain')`, page)})
    union all
    (${byMessage(accountId, sql`m.state in ('claimed', 'handed_over') and m.claimed_by in (select id from process)`, page)})`
}

const CONDITIONS: Record<RecipientFilter, Sql> = {
  ...(BY_ID as Record<RecipientFilter, Sql>),
  all: sql`true`,
  accepted: sql`m.state = 'accepted'`,
  waiting: sql`m.state in ('queued', 'uncertain', 'claimed', 'handed_over')`,
}

/**
 * Through message_once. A search goes by the contact's present address, since contacts have an index of its beginnings and
 * messages could only be read one by one: who was deleted since is found by paging, not by searching.
 */
function byContact(accountId: number, filter: RecipientFilter, search: string, page: Page): Sql {
  const rest = sql`${ofDispatch(accountId, page)} and ${CONDITIONS[filter]} and m.contact_id > ${page.after}`
  if (search === '')
    return sql`select ${COLUMNS} from message m where ${rest} order by m.contact_id limit ${page.limit}`
  const pattern = `${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`
    select ${COLUMNS} from contact c join message m on m.contact_id = c.id
    where c.account_id = ${accountId} and c.email_key like ${pattern} and c.id > ${page.after} and ${rest}
    order by m.contact_id limit ${page.limit}`
}
