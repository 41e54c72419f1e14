import type { MailKind } from '../../../contract/message.ts'
import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface UnsentMessage {
  month: string
  id: number
  contact_id: number
  dispatch_id: number | null
  lane: 'bulk' | 'transactional'
  state: 'queued' | 'claimed' | 'deferred' | 'uncertain'
  address: string
  kind: MailKind | null
  created_at: Date
}

/** What is still to be sent to these contacts, locked in the order of its keys: messages come before contacts. */
export async function lockUnsent(tx: Tx, accountId: number, contactIds: number[]): Promise<UnsentMessage[]> {
  return await tx.query<UnsentMessage>(sql`
    select month, id, contact_id, dispatch_id, lane, state, address, kind, created_at from message
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and state in ('queued', 'claimed', 'deferred', 'uncertain')
    order by month, id for update`)
}

/** Which of these dispatches have a message to the contact, whatever became of it. */
export async function dispatchesOf(
  tx: Tx,
  accountId: number,
  contactId: number,
  dispatchIds: number[],
): Promise<number[]> {
  const rows = await tx.query<{ dispatch_id: number }>(sql`
    select distinct dispatch_id from message
    where account_id = ${accountId} and contact_id = ${contactId} and dispatch_id = any(${dispatchIds}::bigint[])`)
  return rows.map(row => row.dispatch_id)
}

type Key = Pick<UnsentMessage, 'month' | 'id'>
const keys = (messages: Key[]) => sql`
  unnest(${messages.map(m => m.month)}::date[], ${messages.map(m => m.id)}::bigint[]) k(month, id)`

/** To this contact at this address; what a sender has taken goes back to the queue, so that it is filled anew. */
export async function redirectUnsent(
  tx: Tx,
  accountId: number,
  messages: Key[],
  to: { contactId: number; address: string },
): Promise<void> {
  await tx.run(sql`
    update message m set contact_id = ${to.contactId}, address = ${to.address},
      addressing = case when m.addressing ->> 'role' = 'to'
        then m.addressing || jsonb_build_object('to', ${to.address}::text, 'contact', ${to.contactId}::bigint) else m.addressing end,
      state = case when m.state = 'claimed' then 'queued' else m.state end,
      attempts = case when m.state = 'claimed' then m.attempts - 1 else m.attempts end,
      claimed_by = null
    from ${keys(messages)} where m.account_id = ${accountId} and m.month = k.month and m.id = k.id`)
}

export async function skipUnsent(tx: Tx, accountId: number, messages: Key[], reason: string): Promise<void> {
  await tx.run(sql`
    update message m set state = 'skipped', reason = ${reason}, claimed_by = null, next_attempt_at = null
    from ${keys(messages)} where m.account_id = ${accountId} and m.month = k.month and m.id = k.id`)
}
