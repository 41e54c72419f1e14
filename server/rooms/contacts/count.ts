import type { ContactFilter } from '../../../contract/contact-filter.ts'
import type { ContactCount } from '../../../contract/contact-table.ts'
import { subscriptionStatuses } from '../../../contract/list.ts'
import { read as readCounters } from '../../platform/counters.ts'
import type { Db } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { countWithin, estimate } from './queries-count.ts'
import { compileFilter, type FilterFrame } from './queries-filter.ts'

/** What a page may wait for its number, and what a person may who asks for the exact one. */
const QUICK_MS = 300
const PATIENT_MS = 60_000

/** 57014: statement_timeout ended it. */
const TOO_LONG = '57014'

/** How many a filter means: from the counters where they know, else counted, else guessed and said so. */
export async function countContacts(
  ground: Ground,
  accountId: number,
  filter: ContactFilter,
  frame: FilterFrame,
  isExact = false,
): Promise<ContactCount> {
  const known = await knownCount(ground.db, accountId, filter)
  if (known !== null) return { contacts: known, precision: 'exact' }
  const compiled = compileFilter(accountId, filter, frame)
  try {
    const limitMs = isExact ? PATIENT_MS : QUICK_MS
    const contacts = await ground.db.transaction(tx => countWithin(tx, accountId, compiled, limitMs))
    return { contacts, precision: 'exact' }
  } catch (error) {
    if ((error as { code?: string }).code !== TOO_LONG) throw error
    return { contacts: rounded(await estimate(ground.db, accountId, compiled)), precision: 'about' }
  }
}

/** The counters know the account's contacts and each list's states. */
async function knownCount(db: Db, accountId: number, filter: ContactFilter): Promise<number | null> {
  const { listId, states, ...others } = filter
  if (Object.values(others).some(condition => condition !== undefined)) return null
  if (listId === undefined) return states ? null : ((await countedExactly(db, accountId, 'account')).contacts ?? 0)
  const counts = await countedExactly(db, accountId, `list:${listId}`)
  return (states ?? subscriptionStatuses).map(state => counts[state] ?? 0).reduce((sum, n) => sum + n, 0)
}

export async function countedExactly(db: Db, accountId: number, subject: string): Promise<Record<string, number>> {
  return (await readCounters(db, accountId, [subject])).get(subject)!
}

/** A guess has two figures: 126 481 would be taken for counted. */
function rounded(n: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 1)
  return Math.round(n / step) * step
}
