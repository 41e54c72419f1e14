import type { Tx } from '../../platform/db.ts'
import { type HappenedEvent, isAwaited, record } from '../events/index.ts'
import { addToContacts } from './queries.ts'
import type { KnownEvent } from './take.ts'

export async function countPages(tx: Tx, accountId: number, events: KnownEvent[]): Promise<void> {
  const sums = new Map<number, { contactId: number; pages: number; visits: number; firstAt: Date; lastAt: Date }>()
  for (const { kind, at, contactId, startsVisit } of events) {
    if (kind !== 'page') continue
    const sum = sums.get(contactId) ?? { contactId, pages: 0, visits: 0, firstAt: at, lastAt: at }
    sum.pages++
    if (startsVisit) sum.visits++
    sum.lastAt = at
    sums.set(contactId, sum)
  }
  await addToContacts(tx, accountId, [...sums.values()])
}

/** A visit by its first page, always; each page only where somebody waits for pages: they are many. */
export async function tellPages(tx: Tx, accountId: number, events: KnownEvent[]): Promise<void> {
  const pages = events.filter(event => event.kind === 'page')
  if (pages.length === 0) return
  const areAwaited = await isAwaited(tx, accountId, 'page.visited')
  const told = pages.flatMap(({ at, contactId, url, title, referrer, startsVisit }): HappenedEvent[] => [
    ...(startsVisit ? [{ type: 'shop.visited' as const, at, contactId, data: { url, title, referrer } }] : []),
    ...(areAwaited ? [{ type: 'page.visited' as const, at, contactId, data: { url, title } }] : []),
  ])
  await record(tx, accountId, told)
}
