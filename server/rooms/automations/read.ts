import { parseAddress } from '../../platform/address.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ContactRow, identitiesOf } from '../contacts/index.ts'
import {
  type ActionRow,
  type AutomationRow,
  actionById,
  actionRows,
  automationById,
  automationRows,
  countEntries,
  countOfContact,
  type EntryRow,
  enteredAddresses,
  entriesOfContact,
} from './queries.ts'

/** More steps than anybody draws. */
const MOST_ACTIONS = 1_000

export async function automationPage(
  ground: Ground,
  accountId: number,
  page: { offset: number; limit: number },
): Promise<AutomationRow[]> {
  return await automationRows(ground.db, accountId, page.offset, page.limit)
}

/** Throws thing.notFound. */
export async function readAutomation(ground: Ground, accountId: number, automationId: number): Promise<AutomationRow> {
  const row = await automationById(ground.db, accountId, automationId)
  if (!row) throw problem('thing.notFound')
  return row
}

/** In their order. Throws thing.notFound. */
export async function readActions(ground: Ground, accountId: number, automationId: number): Promise<ActionRow[]> {
  await readAutomation(ground, accountId, automationId)
  return await actionRows(ground.db, accountId, automationId, MOST_ACTIONS)
}

/** Throws thing.notFound. */
export async function readAction(
  ground: Ground,
  accountId: number,
  automationId: number,
  actionId: number,
): Promise<ActionRow> {
  const row = await actionById(ground.db, accountId, automationId, actionId)
  if (!row) throw problem('thing.notFound')
  return row
}

/** Who entered: how many times and people, and a page of their addresses, of `emails` only where given. Throws thing.notFound. */
export async function readEntries(
  ground: Ground,
  accountId: number,
  automationId: number,
  page: { emails?: string[]; offset: number; limit: number },
): Promise<{ triggered: number; contacts: number; addresses: string[] }> {
  await readAutomation(ground, accountId, automationId)
  const keys = page.emails?.flatMap(email => parseAddress(email)?.key ?? []) ?? null
  const [counts, addresses] = await Promise.all([
    countEntries(ground.db, accountId, automationId),
    page.limit === 0 ? [] : enteredAddresses(ground.db, accountId, automationId, keys, page.offset, page.limit),
  ])
  return { ...counts, addresses }
}

/** What a contact, under any of its ids, was let into. */
export async function readEntriesOf(
  ground: Ground,
  accountId: number,
  contact: ContactRow,
  page: { byAutomation: boolean; isDown: boolean; offset: number; limit: number },
): Promise<{ entries: EntryRow[]; total: number }> {
  const ids = await identitiesOf(ground.db, accountId, contact.id)
  const [entries, total] = await Promise.all([
    entriesOfContact(ground.db, accountId, ids, page),
    countOfContact(ground.db, accountId, ids),
  ])
  return { entries, total }
}
