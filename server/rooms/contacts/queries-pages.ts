import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface MemberRow {
  id: number
  list_id: number
  contact_id: number
  status: SubscriptionStatus
  sms_status: number
  subscribed_at: Date
  unsubscribed_at: Date | null
  fields: Record<string, unknown>
  groups: Record<string, string[]> | null
  source: string
  email: string
  name: string | null
  surname: string | null
  gender: string | null
  company: string | null
  city: string | null
  country: string | null
  phone: string | null
  tags: string[]
}

/** A page of a list's members by number, as the API pages; in the order of contact ids. */
export async function memberPage(
  db: Db,
  accountId: number,
  listId: number,
  statuses: SubscriptionStatus[],
  offset: number,
  limit: number,
): Promise<MemberRow[]> {
  return await db.query<MemberRow>(sql`
    with page as (
      select contact_id from subscription
      where account_id = ${accountId} and list_id = ${listId} and status = any(${statuses}::text[])
      order by contact_id offset ${offset} limit ${limit}
    )
    select s.id, s.list_id, s.contact_id, s.status, s.sms_status, s.subscribed_at, s.unsubscribed_at, s.fields, s.groups, s.source,
      c.email, c.name, c.surname, c.gender, c.company, c.city, c.country, c.phone, c.tags
    from page
    join subscription s on s.account_id = ${accountId} and s.list_id = ${listId} and s.contact_id = page.contact_id
    join contact c on c.account_id = ${accountId} and c.id = page.contact_id
    order by s.contact_id`)
}

/**
 * The member whose number ends in these nine digits, by contact_phone. Where both are written with a country's code, the
 * codes must agree; of several the one written alike comes first, then the oldest contact.
 */
export async function memberWithPhone(
  db: Db,
  accountId: number,
  listId: number,
  phone: { digits: string; last: string },
): Promise<{ contact_id: number } | undefined> {
  return await db.one<{ contact_id: number }>(sql`
    select s.contact_id from (
      select id, regexp_replace(regexp_replace(phone, '\\D', '', 'g'), '^0+', '') as digits from contact
      where account_id = ${accountId} and phone is not null and right(regexp_replace(phone, '\\D', '', 'g'), 9) = ${phone.last}
      offset 0
    ) alike
    join subscription s on s.account_id = ${accountId} and s.list_id = ${listId} and s.contact_id = alike.id
    where alike.digits = ${phone.digits} or length(alike.digits) <= 9 or ${phone.digits.length}::int <= 9
    order by alike.digits = ${phone.digits} desc, s.contact_id limit 1`)
}
