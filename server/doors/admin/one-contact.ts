import { oneContact } from '../../../contract/contact-detail.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { nameMails } from '../../rooms/campaigns/index.ts'
import {
  contactById,
  type Origin,
  readContact,
  removeContact,
  setStatus,
  subscribe,
  subscriptionsOf,
  updateContact,
} from '../../rooms/contacts/index.ts'
import { expectList, originOf, patchOf } from './contact-input.ts'
import { messageOf, shownContact } from './contact-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveOneContact({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, oneContact.read, guard, async ({ input, request }) =>
    contactDetail(ground, holderOf(request).account_id, input.params.id),
  )
  mount(app, oneContact.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const call = { profile: patchOf(input.body), origin: originOf(request), triggerChanges: true }
    await updateContact(ground, account_id, input.params.id, null, call)
    return await contactDetail(ground, account_id, input.params.id)
  })
  mount(app, oneContact.setStatus, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await moveContact(ground, account_id, input.params, input.body.status, originOf(request))
    return await contactDetail(ground, account_id, input.params.id)
  })
  mount(app, oneContact.remove, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    if (!(await removeContact(ground, account_id, input.params.id, actorOf(request)))) throw problem('thing.notFound')
    return {}
  })
}

export async function contactDetail(ground: Ground, accountId: number, contactId: number) {
  const known = await readContact(ground, accountId, contactId)
  const messageIds = known.timeline.flatMap(({ data }) => messageOf(data) ?? [])
  return shownContact(known, await nameMails(ground, accountId, contactId, messageIds))
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
  const memberships = await subscriptionsOf(ground.db, accountId, id)
  if (memberships.some(membership => membership.list_id === listId)) {
    await ground.db.transaction(tx => setStatus(ground, tx, accountId, id, listId, status, origin))
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
