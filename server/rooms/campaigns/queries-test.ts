import type { MessageState } from '../../../contract/message.ts'
import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** The last test mail of a person, as the audit has it. */
export async function lastTest(
  db: Db,
  accountId: number,
  userId: number,
): Promise<{ at: Date; subject: string; data: { to: string[]; messages?: number[]; month?: string } } | undefined> {
  return await db.one(sql`
    select at, subject, data from audit_event
    where account_id = ${accountId} and user_id = ${userId} and action = 'campaign.tested' order by id desc limit 1`)
}

export interface TestOutcomeRow {
  address: string
  state: MessageState
  /** What the mail server said, where it refused or put off. */
  reply: string | null
}

export async function testOutcome(
  db: Db,
  accountId: number,
  month: string,
  messageIds: number[],
): Promise<TestOutcomeRow[]> {
  return await db.query<TestOutcomeRow>(sql`
    select address, state, case when state in ('refused', 'deferred') then reply_text end as reply from message
    where account_id = ${accountId} and month = ${month} and id = any(${messageIds}::bigint[]) and lane = 'transactional' order by id`)
}
