import { type CounterDelta, read } from '../../platform/counters.ts'
import type { Ground } from '../../platform/ground.ts'

/** Of how many contacts each tag is: counted live, by name. */
const SUBJECT = 'tags'

/** Whoever changes a contact's tags adds these. */
export function tagDeltas(before: readonly string[], after: readonly string[]): CounterDelta[] {
  const name = (tag: string, n: number) => ({ subject: SUBJECT, name: tag, n })
  return [
    ...after.filter(tag => !before.includes(tag)).map(tag => name(tag, 1)),
    ...before.filter(tag => !after.includes(tag)).map(tag => name(tag, -1)),
  ]
}

export interface TagCount {
  tag: string
  contacts: number
}

/** The account's tags, the most used first; `search` is a part of a tag, its accents and case left aside. */
export async function readTags(
  ground: Ground,
  accountId: number,
  { search, limit }: { search?: string; limit: number },
): Promise<TagCount[]> {
  const counts = (await read(ground.db, accountId, [SUBJECT])).get(SUBJECT)!
  const wanted = plain(search?.trim() ?? '')
  return Object.entries(counts)
    .filter(([tag, contacts]) => contacts > 0 && plain(tag).includes(wanted))
    .map(([tag, contacts]) => ({ tag, contacts }))
    .sort((a, b) => b.contacts - a.contacts || (a.tag < b.tag ? -1 : 1))
    .slice(0, limit)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
