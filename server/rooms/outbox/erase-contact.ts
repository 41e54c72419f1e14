import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, blankAudit, insertAudit } from '../accounts/index.ts'
import { contactById, countRecord, eraseIn, identitiesOf } from '../contacts/index.ts'
import { anonymizeEvents, countEvents, record } from '../events/index.ts'
import { countOrdersOf, eraseOrders } from '../shop/index.ts'
import { countWebEvents, eraseVisits } from '../web/index.ts'
import { forgetTransmitted } from './forget-transmitted.ts'
import { lockUnsent } from './queries-contact.ts'
import {
  blankHits,
  blankMessages,
  blankNotices,
  countMessages,
  deleteCopies,
  forgetImported,
  lockMessagesOf,
} from './queries-erase.ts'
import { leaveOut } from './unsent.ts'

/** How much there is of a person, before it goes. */
export interface Erasure {
  lists: number
  consents: number
  changes: number
  events: number
  messages: number
  orders: number
}

/** Throws thing.notFound. */
export async function readErasure(ground: Ground, accountId: number, contactId: number): Promise<Erasure> {
  const { db } = ground
  const contact = await contactById(db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const ids = await identitiesOf(db, accountId, contact.id)
  const [record, events, messages, orders, visits] = await Promise.all([
    countRecord(db, accountId, contact.id, ids),
    countEvents(db, accountId, ids),
    countMessages(db, accountId, ids),
    countOrdersOf(db, accountId, contact.id),
    countWebEvents(db, accountId, ids),
  ])
  return { ...record, events: events + visits, messages, orders }
}

/**
 * Erases a person (GDPR art. 17), all or nothing. What figures are made of stays and is nobody's: that a message was sent,
 * accepted, opened. What was still to be sent is not. Cannot be undone. Throws thing.notFound.
 */
export async function eraseContact(
  ground: Ground,
  accountId: number,
  contactId: number,
  { neverAgain, by }: { neverAgain: boolean; by: Actor },
): Promise<void> {
  await ground.db.transaction(async tx => {
    const ids = await identitiesOf(tx, accountId, contactId)
    const messages = await lockMessagesOf(tx, accountId, ids)
    const unsent = await lockUnsent(tx, accountId, ids)
    const now = ground.clock.now()
    const { addresses, consents, lists } = await eraseIn(ground, tx, accountId, contactId, ids, neverAgain)
    await leaveOut(tx, accountId, unsent, 'erased', now)
    await forgetTransmitted(tx, accountId, messages, addresses, now)
    await blankMessages(tx, accountId, ids)
    const hits = await blankHits(tx, accountId, messages)
    await blankNotices(tx, accountId, addresses)
    const visits = await eraseVisits(tx, accountId, ids, addresses)
    const events = await anonymizeEvents(tx, accountId, ids)
    const orders = await eraseOrders(tx, accountId, contactId, addresses, now)
    await deleteCopies(tx, accountId, addresses)
    await forgetImported(tx, accountId, ids, addresses)
    await blankAudit(tx, accountId, addresses)
    const data = { neverAgain, lists, consents, events, messages: messages.length, hits, orders, visits }
    const entry = { action: 'contact.erased' as const, subject: String(contactId), data }
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
    await record(tx, accountId, [{ type: 'contact.erased', at: now, contactId: null, data: { contactIds: ids } }])
  })
}
