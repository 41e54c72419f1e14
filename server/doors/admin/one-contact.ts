import { oneContact } from '../../../contract/contact-detail.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import {
  changeAddress,
  changeInList,
  contactById,
  type Origin,
  readContact,
  removeContact,
  setStatus,
  subscribe,
  subscriptionsOf,
  updateContact,
} from '../../rooms/contacts/index.ts'
import { eraseContact, readErasure } from '../../rooms/outbox/index.ts'
import { expectList, originOf, patchOf } from './contact-input.ts'
import { shownContact } from './contact-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveOneContact(door: Door): void {
  const { house, app, guard } = door
  const { ground } = house
  serveErasure(door)
  mount(app, oneContact.read, guard, async ({ input, request }) =>
    contactDetail(ground, holderOf(request).account_id, input.params.id),
  )
  mount(app, oneContact.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const call = { profile: patchOf(input.body), rework: true, origin: originOf(request), triggerChanges: true }
    await updateContact(ground, account_id, input.params.id, null, call)
    return await contactDetail(ground, account_id, input.params.id)
  })
  mount(app, oneContact.changeAddress, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const { email, leaveBounce = false } = body
    await changeAddress(ground, account_id, params.id, { email, leaveBounce, origin: originOf(request) })
    return await contactDetail(ground, account_id, params.id)
  })
  mount(app, oneContact.setStatus, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const { status, reason, basis = null, wording = null } = body
    const origin = { ...originOf(request), source: reason, basis, wording }
    await moveContact(ground, account_id, params, status, origin)
    return await contactDetail(ground, account_id, params.id)
  })
  mount(app, oneContact.changeInList, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await changeInList(ground, account_id, params.id, params.listId, { ...body, origin: originOf(request) })
    return await contactDetail(ground, account_id, params.id)
  })
  mount(app, oneContact.remove, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    if (!(await removeContact(ground, account_id, input.params.id, actorOf(request)))) throw problem('thing.notFound')
    return {}
  })
}

function serveErasure({ house: { ground }, app, guard }: Door): void {
  mount(app, oneContact.erasure, guard, async ({ input, request }) =>
    readErasure(ground, holderOf(request).account_id, input.params.id),
  )
  mount(app, oneContact.erase, guard, async ({ input: { params, body }, request }) => {
    const call = { neverAgain: body.neverAgain, by: actorOf(request) }
    await eraseContact(ground, holderOf(request).account_id, params.id, call)
    return {}
  })
}

export async function contactDetail(ground: Ground, accountId: number, contactId: number) {
  return shownContact(await readContact(ground, accountId, contactId), ground.clock.now())
}

/** By hand, so at once and whatever the state was; who is not in the list yet is put there. */
async function moveContact(
  ground: Ground,
  accountId: number,
  { id, listId }: { id: number; listId: number },
  status: 'subscribed' | 'unsubscribed',
  origin: Origin,
): Promise<void> {
  const contact = await contactById(ground.db, accountId, id)
  if (!contact) throw problem('thing.notFound')
  await expectList(ground, accountId, listId)
  const memberships = await subscriptionsOf(ground.db, accountId, contact.id)
  if (memberships.some(membership => membership.list_id === listId)) {
    await ground.db.transaction(tx =>
      setStatus(ground, tx, accountId, contact.id, listId, status, origin, origin.source ?? null),
    )
    return
  }
  await subscribe(ground, accountId, listId, {
    rows: [{ email: contact.email, profile: {}, status }],
    origin,
    updateExisting: false,
    resubscribe: true,
    skipConfirmation: true,
    triggerAutomations: true,
    triggerChanges: true,
    notifyOwner: false,
  })
}
