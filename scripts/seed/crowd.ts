import { add } from '../../server/platform/counters.ts'
import type { Ground } from '../../server/platform/ground.ts'
import { tagDeltas } from '../../server/rooms/contacts/index.ts'
import { deriveNames } from '../../server/rooms/contacts/names/derive.ts'
import type { SeedPerson } from './people.ts'
import {
  copySeedContacts,
  copySeedSubscriptions,
  reserveIds,
  type SeedContact,
  type SeedSubscription,
} from './queries.ts'
import { shop } from './shop.ts'

const DAY_MS = 86_400_000
const CHUNK = 10_000
/** A big crowd is not kept in memory: only the demo's campaigns ask who is in it. */
const REMEMBERED = 50_000

export interface SeededList {
  id: number
  share: number
  fromName: string
  fromEmail: string
  replyTo: string
}

export interface Member extends SeedSubscription {
  address: string
  /** Its address turned out not to exist. */
  isGone?: boolean
}

type Membership = Omit<Member, 'contact_id'>

/** Somebody with their lists, before there is an id. */
interface Newcomer {
  contact: SeedContact
  memberships: Membership[]
}

/**
 * Writes a crowd by COPY, a chunk a transaction, the next one made up while PostgreSQL takes the last. Who became a member of
 * what, for crowds of up to 50,000. All chance is drawn in the order of the crowd, so the same `random` gives the same shop.
 */
export async function addPeople(
  ground: Ground,
  accountId: number,
  lists: SeededList[],
  crowd: Iterable<SeedPerson>,
  random: () => number,
  now: Date,
  progress: (n: number) => void = () => {},
): Promise<Member[]> {
  const members: Member[] = []
  let chunk: Newcomer[] = []
  let done = 0
  let writing: Promise<Member[]> = Promise.resolve([])
  const flush = async () => {
    const made = await writing
    if (done <= REMEMBERED) members.push(...made)
    else members.length = 0
    writing = writeChunk(ground, accountId, chunk)
    writing.catch(() => {}) // awaited with the next chunk
    done += chunk.length
    chunk = []
    progress(done)
  }
  for (const person of crowd) {
    chunk.push(newcomer(person, lists, random, now))
    if (chunk.length === CHUNK) await flush()
  }
  await flush()
  return [...members, ...(await writing)]
}

function newcomer(person: SeedPerson, lists: SeededList[], random: () => number, now: Date): Newcomer {
  const contact = contactOf(person, random, now)
  const memberships = lists
    .filter((list, i) => i === 0 || random() < list.share)
    .map(list => membershipOf(contact, list, random, now))
  return { contact, memberships }
}

function contactOf(person: SeedPerson, random: () => number, now: Date): SeedContact {
  const { gender: _, ...rest } = person
  const { vocative, vocativeSurname: vocative_surname, gender, nameday } = deriveNames(person)
  const derived = { vocative, vocative_surname, gender, nameday }
  const tags = shop.tags.filter((_tag, i) => random() < (i === 0 ? 0.45 : 0.08))
  // Half came within the last 90 days, more and more of them, the rest in the year before.
  const days = random() < 0.5 ? 90 * random() ** 1.4 : 90 + 275 * random()
  return {
    ...rest,
    ...derived,
    derived: Object.entries(derived).flatMap(([column, value]) => (value === null ? [] : [column])),
    tags,
    source: random() < 0.7 ? 'eshop' : 'web',
    inserted_at: new Date(now.getTime() - days * DAY_MS - random() * DAY_MS),
  }
}

const WAYS = ['Espresso', 'Překapávač', 'French press', 'Moka']

function membershipOf(contact: SeedContact, list: SeededList, random: () => number, now: Date): Membership {
  const dice = random()
  const status = dice < 0.9 ? 'subscribed' : dice < 0.955 ? 'unsubscribed' : dice < 0.985 ? 'unconfirmed' : 'subscribed'
  const since = contact.inserted_at
  const left =
    status === 'unsubscribed' ? new Date(since.getTime() + random() * (now.getTime() - since.getTime())) : null
  const fields = random() < 0.3 ? { oblibena_priprava: WAYS[Math.floor(random() * WAYS.length)] } : {}
  return {
    list_id: list.id,
    status,
    subscribed_at: since,
    unsubscribed_at: left,
    fields,
    source: contact.source,
    address: contact.email,
  }
}

async function writeChunk(ground: Ground, accountId: number, chunk: Newcomer[]): Promise<Member[]> {
  if (chunk.length === 0) return []
  return await ground.db.transaction(async tx => {
    const ids = await reserveIds(tx, 'contact', chunk.length)
    // Ids in the order of arrival: the table shows the newest first by id.
    const inOrder = [...chunk].sort((a, b) => a.contact.inserted_at.getTime() - b.contact.inserted_at.getTime())
    const contacts = inOrder.map(({ contact }, i) => ({ ...contact, id: ids[i]! }))
    const members = inOrder.flatMap(({ memberships }, i) =>
      memberships.map(membership => ({ ...membership, contact_id: ids[i]! })),
    )
    await copySeedContacts(tx, accountId, contacts)
    await copySeedSubscriptions(tx, accountId, members)
    await add(tx, accountId, [
      { subject: 'account', name: 'contacts', n: contacts.length },
      ...contacts.flatMap(contact => tagDeltas([], contact.tags)),
      ...members.map(m => ({ subject: `list:${m.list_id}`, name: m.status, n: 1 })),
    ])
    return members
  })
}
