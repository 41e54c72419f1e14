import { type ParsedMail, simpleParser } from 'mailparser'
import { sql } from '../../server/platform/sql.ts'
import { accountsJobs } from '../../server/rooms/accounts/index.ts'
import { mailboxMail, mailboxPage } from '../../server/rooms/outbox/index.ts'
import { transactionalJobs } from '../../server/rooms/transactional/index.ts'
import type { TestHouse } from './house.ts'
import { aSender, until } from './sending.ts'

/** Runs what is queued of mails to our own people, as a worker would, until nothing is left. */
export async function runMailJobs(house: TestHouse): Promise<void> {
  const jobs = [...accountsJobs(house.ground), ...transactionalJobs(house.ground)]
  const names = jobs.map(job => job.name)
  for (;;) {
    const queued = await house.ground.db.query<{ identifier: string; payload: object }>(sql`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where j.task_id = t.id and t.identifier = any(${names}) returning t.identifier, j.payload`)
    if (queued.length === 0) return
    for (const { identifier, payload } of queued) await jobs.find(job => job.name === identifier)!.run(payload, 1)
  }
}

/** A post office for one file: hands out the newest mail to an address once everything asked for is sent. */
export async function aPostOffice(house: TestHouse) {
  const { sender } = await aSender(house)
  const messages = async () =>
    (await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from message where state <> 'accepted'`))!.n
  const mailsTo = async (address: string, accountId = house.accountId): Promise<ParsedMail[]> => {
    await runMailJobs(house)
    sender.wake()
    await until(async () => (await messages()) === 0)
    const rows = await mailboxPage(house.ground.db, accountId, address, null, 100, true)
    const mails = rows.map(row => mailboxMail(house.ground.db, accountId, row.id, true))
    return await Promise.all(mails.map(async mail => await simpleParser((await mail)!.raw)))
  }
  /** The token at the end of the newest mail's link. */
  const tokenFor = async (address: string, accountId?: number): Promise<string> => {
    const [mail] = await mailsTo(address, accountId)
    const token = /\/app\/(?:invitation|reset)\/([\w-]+)"/.exec(String(mail?.html))?.[1]
    if (!token) throw new Error(`the newest mail to ${address} has no link: ${mail?.html}`)
    return token
  }
  return { mailsTo, tokenFor }
}
