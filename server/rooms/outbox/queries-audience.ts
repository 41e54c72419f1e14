import type { Db } from '../../platform/db.ts'
import { join, nothing, type Sql, sql } from '../../platform/sql.ts'

/** Who a sending is for, before it is frozen. */
export interface AudienceChoice {
  listIds: number[]
  /** Whoever is subscribed to one of these is left out. */
  excludedListIds: number[]
  /** Of an earlier dispatch: only those whose server took it and who did not open it; 'human' minds people's opens alone. */
  unopened: { dispatchId: number; month: string; by: 'human' | 'any' } | null
}

/** Of the subscriptions `s` to the lists: those that the choice does not leave out. Begins with `and`, or is nothing. */
export function notLeftOut(accountId: number, choice: AudienceChoice): Sql {
  return sql`${notExcluded(accountId, choice)}${stillUnopened(accountId, choice)}`
}

function notExcluded(accountId: number, { excludedListIds }: AudienceChoice): Sql {
  if (excludedListIds.length === 0) return nothing
  return sql` and not exists (select 1 from subscription x where x.account_id = ${accountId} and x.list_id = any(${excludedListIds})
    and x.status = 'subscribed' and x.contact_id = s.contact_id)`
}

function stillUnopened(accountId: number, { unopened }: AudienceChoice): Sql {
  if (!unopened) return nothing
  return sql` and exists (select 1 from message o where o.account_id = ${accountId} and o.month = ${unopened.month}
    and o.dispatch_id = ${unopened.dispatchId} and o.contact_id = s.contact_id and o.lane = 'bulk' and ${isUnopened(unopened.by)})`
}

/** A click implies an open, whether or not the picture was loaded. */
function isUnopened(by: 'human' | 'any'): Sql {
  const seen = by === 'human' ? sql`o.human_opens = 0 and o.human_clicks = 0` : sql`o.opens = 0 and o.clicks = 0`
  return sql`o.state = 'accepted' and ${seen}`
}

/** Subscribed contacts of lists, each once. By index and merge: 0.5 s for 1.2 million subscriptions, where grouping takes 0.9. */
function subscribers(accountId: number, listIds: number[]): Sql {
  const ofList = (listId: number) =>
    sql`select s.contact_id from subscription s where s.account_id = ${accountId} and s.list_id = ${listId} and s.status = 'subscribed'`
  return join(listIds.map(ofList), ' union ')
}

/** Subscribed contacts, whoever is left out included. Of one list nobody is there twice. */
export async function countSubscribers(db: Db, accountId: number, listIds: number[]): Promise<number> {
  return await count(db, sql`select count(*)::int as n from (${subscribers(accountId, listIds)}) everybody`)
}

/** Those of the subscribed who are subscribed to an excluded list, too. */
export async function countExcluded(db: Db, accountId: number, choice: AudienceChoice): Promise<number> {
  return await count(
    db,
    sql`select count(*)::int as n from (${subscribers(accountId, choice.excludedListIds)}) x
    where exists (select 1 from subscription s where s.account_id = ${accountId} and s.list_id = any(${choice.listIds})
      and s.status = 'subscribed' and s.contact_id = x.contact_id)`,
  )
}

/** Those who would get it but for their address, to which nothing is ever sent. */
export async function countSuppressed(db: Db, accountId: number, choice: AudienceChoice): Promise<number> {
  return await count(
    db,
    sql`select count(distinct s.contact_id)::int as n
    from contact c join subscription s on s.account_id = ${accountId} and s.contact_id = c.id
    where c.account_id = ${accountId} and c.suppressed is not null and s.list_id = any(${choice.listIds}) and s.status = 'subscribed'
      ${notLeftOut(accountId, choice)}`,
  )
}

/** Accepted by their servers, not opened, still subscribed to one of the lists and to none of the excluded; suppressed included. */
export async function countUnopened(db: Db, accountId: number, choice: AudienceChoice): Promise<number> {
  const { dispatchId, month, by } = choice.unopened!
  return await count(
    db,
    sql`select count(*)::int as n from message o
    where o.account_id = ${accountId} and o.month = ${month} and o.dispatch_id = ${dispatchId} and o.lane = 'bulk' and ${isUnopened(by)}
      and exists (select 1 from subscription s where s.account_id = ${accountId} and s.list_id = any(${choice.listIds})
        and s.status = 'subscribed' and s.contact_id = o.contact_id ${notExcluded(accountId, choice)})`,
  )
}

async function count(db: Db, statement: Sql): Promise<number> {
  return (await db.one<{ n: number }>(statement))!.n
}
