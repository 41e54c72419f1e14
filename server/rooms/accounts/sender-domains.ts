import { domainToASCII } from 'node:url'
import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { domainsToCheck } from './across-accounts.ts'
import { type Actor, insertAudit } from './queries.ts'
import {
  countDomains,
  type DomainRow,
  deleteDomain,
  domainById,
  domainByName,
  domainRows,
  insertDomain,
  writeCheck,
} from './queries-domains.ts'
import { lockAccount } from './queries-settings.ts'
import { askDomain, isDomainName, isFreemail } from './sender-domain.ts'

const MOST = 100
const DAY_MS = 86_400_000
/** So many in one run of the job; what is left is first in the next. */
const AT_ONCE = 500

/** All of them: a hundred at most. */
export async function readSenderDomains(ground: Ground, accountId: number): Promise<DomainRow[]> {
  return await domainRows(ground.db, accountId, MOST)
}

/** Throws thing.notFound. */
export async function readSenderDomain(ground: Ground, accountId: number, domainId: number): Promise<DomainRow> {
  const row = await domainById(ground.db, accountId, domainId)
  if (!row) throw problem('thing.notFound')
  return row
}

/** Added and checked at once; one that is there already is checked again. Throws domain.invalid, domain.freemail, domain.tooMany. */
export async function addSenderDomain(ground: Ground, accountId: number, given: string, by: Actor): Promise<DomainRow> {
  const name = domainToASCII(given.trim().replace(/\.$/, '')).toLowerCase()
  if (!isDomainName(name)) throw problem('domain.invalid')
  if (isFreemail(name)) throw problem('domain.freemail')
  const id = await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const known = await domainByName(tx, accountId, name)
    if (known) return known.id
    if ((await countDomains(tx, accountId)) >= MOST) throw problem('domain.tooMany')
    const at = ground.clock.now()
    const made = (await insertDomain(tx, accountId, { name, userId: by.userId, now: at }))!
    const entry = { action: 'domain.added', subject: String(made.id), data: { name } } as const
    await insertAudit(tx, accountId, { ...by, at, ...entry })
    return made.id
  })
  return await checkSenderDomain(ground, accountId, id)
}

/** What was removed. Throws thing.notFound. */
export async function removeSenderDomain(
  ground: Ground,
  accountId: number,
  domainId: number,
  by: Actor,
): Promise<DomainRow> {
  return await ground.db.transaction(async tx => {
    const gone = await deleteDomain(tx, accountId, domainId)
    if (!gone) throw problem('thing.notFound')
    const entry = { action: 'domain.removed', subject: String(domainId), data: { name: gone.name } } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
    return gone
  })
}

/** Asks the name system now, whatever is remembered. Throws thing.notFound. */
export async function checkSenderDomain(ground: Ground, accountId: number, domainId: number): Promise<DomainRow> {
  const { id, name } = await readSenderDomain(ground, accountId, domainId)
  await check(ground, accountId, id, name)
  return await readSenderDomain(ground, accountId, domainId)
}

async function check(ground: Ground, accountId: number, id: number, name: string): Promise<void> {
  const found = await askDomain(ground, name)
  await writeCheck(ground.db, accountId, id, { ...found, at: ground.clock.now() })
}

/** Those that were last looked at more than a day ago, one after the other: nobody waits for it. */
export async function recheckDomains(ground: Ground): Promise<number> {
  const due = await domainsToCheck(ground.db, new Date(ground.clock.now().getTime() - DAY_MS), AT_ONCE)
  for (const { account_id, id, name } of due) await check(ground, account_id, id, name)
  return due.length
}

/** Whether the account has added this sender's domain and its last check was good. */
export async function isVerifiedSender(db: Db, accountId: number, address: string): Promise<boolean> {
  const name = domainToASCII(address.split('@').at(-1) ?? '').toLowerCase()
  return (await domainByName(db, accountId, name))?.valid === true
}
