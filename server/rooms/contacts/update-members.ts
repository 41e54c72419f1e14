import { isDeepStrictEqual } from 'node:util'
import { parseAddress } from '../../platform/address.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Origin } from './changes.ts'
import { lockContactsByKey, subscriptionsIn } from './queries.ts'
import { lockList } from './queries-lists.ts'
import { type SubscribeRow, subscribeIn } from './subscribe.ts'

export interface UpdateMembersCall {
  rows: SubscribeRow[]
  origin: Origin
  /** Let the status "subscribed" bring back who has unsubscribed. */
  resubscribe: boolean
  triggerChanges: boolean
}

/**
 * Changes many members of a list at once, all or nothing; addresses that are not in the list are skipped. What is not
 * given stays, the status too. Says how many members are different now. Throws thing.notFound, contact.fieldInvalid
 * { row, field, expected }, list.fieldClash { row, field }.
 */
export async function updateMembers(
  ground: Ground,
  accountId: number,
  listId: number,
  call: UpdateMembersCall,
): Promise<number> {
  return await ground.db.transaction(async tx => {
    if (!(await lockList(tx, accountId, listId))) throw problem('thing.notFound')
    const keyOf = (email: string) => parseAddress(email)?.key ?? ''
    const keys = [...new Set(call.rows.map(row => keyOf(row.email)))]
    const contacts = new Map((await lockContactsByKey(tx, accountId, keys)).map(c => [c.email_key, c]))
    const ids = [...contacts.values()].map(contact => contact.id)
    const memberships = new Map((await subscriptionsIn(tx, accountId, listId, ids)).map(s => [s.contact_id, s]))
    // An address may come twice: the status that an earlier row set stays, unless a later one sets another.
    const wanted = new Map([...memberships].map(([id, membership]) => [id, membership.status]))
    const rows = call.rows.flatMap((row, position) => {
      const id = contacts.get(keyOf(row.email))?.id ?? 0
      const status = row.status ?? wanted.get(id)
      if (!status || !wanted.has(id)) return []
      wanted.set(id, status)
      return [{ ...row, status, row: position }]
    })
    const written = await subscribeIn(ground, tx, accountId, listId, {
      ...call,
      rows,
      updateExisting: true,
      skipConfirmation: true,
      triggerAutomations: false,
      notifyOwner: false,
    })
    return written.filter(({ contact, subscription }) => {
      const same = isDeepStrictEqual(contact, contacts.get(contact.email_key))
      return !same || !isDeepStrictEqual(subscription, memberships.get(contact.id))
    }).length
  })
}
