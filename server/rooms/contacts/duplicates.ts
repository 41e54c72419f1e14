import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ContactRow, contactById } from './queries.ts'
import { type LikelyRow, withMailbox, withPhone } from './queries-duplicates.ts'

export type DuplicateReason = 'person' | 'phone' | 'mailbox'

export interface LikelyDuplicate extends LikelyRow {
  /** `person`: name, surname and phone; `mailbox`: the address but for dots and what follows a plus. */
  reasons: DuplicateReason[]
}

/** At most so many of each kind: a number that hundreds share says nothing of any of them. */
const MOST = 10
const PHONE_DIGITS = 9

/** Who is probably the same person, the surest first. Throws thing.notFound. */
export async function likelyDuplicates(
  ground: Ground,
  accountId: number,
  contactId: number,
): Promise<LikelyDuplicate[]> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const digits = lastDigits(contact.phone)
  const [byPhone, byMailbox] = await Promise.all([
    digits ? withPhone(ground.db, accountId, contact.id, digits, MOST) : [],
    withMailbox(ground.db, accountId, contact.id, mailboxOf(contact.email_key), MOST),
  ])
  const found = new Map<number, LikelyDuplicate>()
  const add = (row: LikelyRow, reason: DuplicateReason) => {
    const known = found.get(row.id) ?? { ...row, reasons: [] }
    found.set(row.id, { ...known, reasons: [...known.reasons, reason] })
  }
  for (const row of byPhone) add(row, isNamesake(row, contact) ? 'person' : 'phone')
  for (const row of byMailbox) add(row, 'mailbox')
  const rank = (one: LikelyDuplicate) => one.reasons.length + (one.reasons.includes('person') ? 2 : 0)
  return [...found.values()].sort((a, b) => rank(b) - rank(a) || a.id - b.id)
}

function lastDigits(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '').slice(-PHONE_DIGITS) ?? ''
  return digits.length >= PHONE_DIGITS ? digits : null
}

function isNamesake(a: LikelyRow, b: ContactRow): boolean {
  const name = (of: { name: string | null; surname: string | null }) => `${of.name} ${of.surname}`.toLowerCase()
  return Boolean(a.name && a.surname) && name(a) === name(b)
}

/** The mailbox behind an address, and the ranges in which addresses of the same mailbox stand: j, j. and so on. */
export function mailboxOf(emailKey: string): {
  local: string
  domain: string
  ranges: { from: string; to: string }[]
} {
  const at = emailKey.lastIndexOf('@')
  const local = emailKey.slice(0, at).split('+')[0]!.replaceAll('.', '')
  const beginnings = [...local.slice(0, 3)].reduce<string[]>(
    (all, letter) => (all.length === 0 ? [letter] : all.flatMap(begun => [`${begun}${letter}`, `${begun}.${letter}`])),
    [],
  )
  // The last code point there is ends the range: nothing sorts behind it.
  return { local, domain: emailKey.slice(at + 1), ranges: beginnings.map(from => ({ from, to: `${from}\u{10ffff}` })) }
}
