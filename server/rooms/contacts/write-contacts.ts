import { Again, type Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { applyProfile, emptyProfile, type Profile, type ProfilePatch } from './profile.ts'
import { type ContactRow, insertContacts, type NewContact, suppressionsOf, updateProfiles } from './queries.ts'
import { atRow } from './row-problem.ts'
import { addressHash } from './suppress.ts'

export interface AddressedProfile {
  email: string
  key: string
  profile: ProfilePatch
  /** Its number in the call, for whoever has to be told what is wrong. */
  row: number
}

export interface WrittenContact {
  contact: ContactRow
  isNew: boolean
  changed: string[]
  before: Profile
}

/** Makes the unknown ones and, if told so, updates the known ones (which the caller has locked). In the order of `rows`. */
export async function writeContacts(
  ground: Ground,
  tx: Tx,
  accountId: number,
  rows: AddressedProfile[],
  known: Map<string, ContactRow>,
  updateExisting: boolean,
  now: Date,
): Promise<WrittenContact[]> {
  const planned = rows.map(row => {
    const before: Profile = known.get(row.key) ?? emptyProfile()
    if (known.has(row.key) && !updateExisting) return { before, profile: before, changed: [] as string[] }
    return { before, ...atRow(row.row, () => applyProfile(before, row.profile)) }
  })
  const fresh: NewContact[] = []
  const updates: (Profile & { id: number })[] = []
  rows.forEach((row, i) => {
    const contact = known.get(row.key)
    const { profile, changed } = planned[i]!
    if (!contact) fresh.push({ ...profile, email: row.email, email_key: row.key, suppressed: null })
    else if (changed.length > 0) updates.push({ ...profile, id: contact.id })
  })
  const ids = await makeContacts(ground, tx, accountId, fresh, now)
  if (updates.length > 0) await updateProfiles(tx, accountId, updates, now)
  return rows.map((row, i) => {
    const contact = known.get(row.key)
    const { profile, changed, before } = planned[i]!
    if (contact) return { contact: { ...contact, ...profile }, isNew: false, changed, before }
    const made = ids.get(row.key)!
    return { contact: newRow(row, profile, made, now), isNew: true, changed: [], before }
  })
}

/** Ids by address key, and what suppression a returning address brings along. */
async function makeContacts(ground: Ground, tx: Tx, accountId: number, fresh: NewContact[], now: Date) {
  if (fresh.length === 0) return new Map<string, { id: number; suppressed: string | null }>()
  const hashes = fresh.map(contact => addressHash(ground.secrets, accountId, contact.email_key))
  const suppressed = new Map(
    (await suppressionsOf(tx, accountId, hashes)).map(s => [s.address_hash.toString('hex'), s.reason]),
  )
  fresh.forEach((contact, i) => {
    contact.suppressed = suppressed.get(hashes[i]!.toString('hex')) ?? null
  })
  // In the order of keys, as locks are taken.
  const sorted = [...fresh].sort((a, b) => (a.email_key < b.email_key ? -1 : 1))
  const made = await insertContacts(tx, accountId, sorted, now)
  if (made.length < fresh.length) throw new Again('somebody else has just made one of these contacts')
  const byKey = new Map(fresh.map(contact => [contact.email_key, contact]))
  return new Map(made.map(row => [row.email_key, { id: row.id, suppressed: byKey.get(row.email_key)!.suppressed }]))
}

function newRow(
  row: AddressedProfile,
  profile: Profile,
  made: { id: number; suppressed: string | null },
  now: Date,
): ContactRow {
  return {
    ...profile,
    ...made,
    email: row.email,
    email_key: row.key,
    soft_bounces: 0,
    hard_bounced: false,
    bounce_message: null,
    last_open_at: null,
    last_click_at: null,
    inserted_at: now,
    updated_at: now,
  }
}
