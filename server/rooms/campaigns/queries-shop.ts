import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { AudienceChoice } from '../outbox/index.ts'
import { audience } from './queries-audience.ts'

export type OfContact = 'basket' | 'views' | 'bought'

/** How many of the audience have nothing in their basket, have looked at nothing, have bought nothing. */
export async function countWithoutShopData(
  db: Db,
  accountId: number,
  choice: AudienceChoice,
): Promise<Record<OfContact, number>> {
  const row = await db.one<Record<OfContact, number>>(sql`
    select (count(*) filter (where not exists (
        select from basket b where b.account_id = ${accountId} and b.contact_id = s.contact_id and b.products <> '[]')))::int as basket,
      (count(*) filter (where not exists (
        select from product_view v where v.account_id = ${accountId} and v.contact_id = s.contact_id)))::int as views,
      (count(*) filter (where not exists (
        select from shop_customer o where o.account_id = ${accountId} and o.contact_id = s.contact_id)))::int as bought
    from (${audience(accountId, choice)}) s join contact c on c.account_id = ${accountId} and c.id = s.contact_id
    where c.suppressed is null`)
  return row!
}
