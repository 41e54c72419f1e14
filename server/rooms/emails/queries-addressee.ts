import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Addressee } from './values.ts'

export interface AddresseeRow extends Addressee {
  contact_id: number
}

/** A contact as a mail to these lists would address it: with its membership in the first of them that it receives. */
export async function addresseeById(
  db: Db,
  accountId: number,
  contactId: number,
  listIds: number[],
): Promise<AddresseeRow | undefined> {
  return await db.one<AddresseeRow>(sql`
    select c.id as contact_id, c.email, c.name, c.surname, c.vocative, c.vocative_surname, c.gender, c.pretitle, c.surtitle, c.company,
      c.street, c.city, c.zip, c.country, c.phone, c.birthday, c.nameday, s.fields, s.id as connection_id
    from contact c left join lateral (
      select s.id, s.fields from subscription s
      where s.account_id = ${accountId} and s.contact_id = c.id and s.list_id = any(${listIds})
      order by s.status = 'subscribed' desc, array_position(${listIds}::bigint[], s.list_id) limit 1
    ) s on true
    where c.account_id = ${accountId} and c.id = ${contactId}`)
}
