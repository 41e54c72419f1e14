import type { Ground } from '../../platform/ground.ts'
import { readVarints, writeVarints } from '../../platform/varint.ts'
import type { Origin } from './changes.ts'
import { contactById, subscriptionsIn } from './queries.ts'
import { type ListRow, listById } from './queries-lists.ts'
import { setStatus } from './update.ts'

/** A confirmation link works this long; after that the person signs up again. */
const VALID_DAYS = 60
const DAY_MS = 86_400_000

/** For the link in a double opt-in mail. */
export function confirmationToken(ground: Ground, accountId: number, listId: number, contactId: number): string {
  return ground.secrets.sign(
    'confirm',
    writeVarints([accountId, listId, contactId, Math.floor(ground.clock.now().getTime() / DAY_MS)]),
  )
}

export interface Confirmation {
  accountId: number
  contactId: number
  list: ListRow
  email: string
  /** Confirmed before, by this link or another. */
  done: boolean
}

/** What a confirmation link is about; null when it is not ours, too old, or its contact is gone. Changes nothing. */
export async function readConfirmation(ground: Ground, token: string): Promise<Confirmation | null> {
  const payload = ground.secrets.verify('confirm', token)
  const read = payload && readVarints(payload, 4)
  if (!read) return null
  const [accountId, listId, contactId, day] = read.numbers as [number, number, number, number]
  if (ground.clock.now().getTime() / DAY_MS - day > VALID_DAYS) return null
  const [list, contact] = await Promise.all([
    listById(ground.db, accountId, listId),
    contactById(ground.db, accountId, contactId),
  ])
  if (!list || !contact) return null
  const [subscription] = await subscriptionsIn(ground.db, accountId, listId, [contact.id])
  if (!subscription) return null
  return { accountId, contactId: contact.id, list, email: contact.email, done: subscription.status !== 'unconfirmed' }
}

/** Confirms; a second time is no mistake. Somebody who has unsubscribed since is not brought back. */
export async function confirm(
  ground: Ground,
  confirmation: Confirmation,
  origin: Omit<Origin, 'channel'>,
): Promise<void> {
  const { accountId, contactId, list } = confirmation
  await ground.db.transaction(async tx => {
    const [subscription] = await subscriptionsIn(tx, accountId, list.id, [contactId])
    if (subscription?.status !== 'unconfirmed') return
    await setStatus(ground, tx, accountId, contactId, list.id, 'subscribed', { ...origin, channel: 'link' })
  })
}
