import type { FastifyRequest } from 'fastify'
import { type ContactInput, contacts } from '../../../contract/contact.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { nameMails } from '../../rooms/campaigns/index.ts'
import {
  contactById,
  createContact,
  listById,
  type Origin,
  type ProfilePatch,
  readContact,
  readContactPage,
  removeContact,
  setStatus,
  subscribe,
  subscriptionsOf,
  updateContact,
} from '../../rooms/contacts/index.ts'
import { messageOf, shownContact, shownContactRow } from './contact-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { visitorOf } from './session.ts'

const PAGE = 50

export function serveContacts({ house, app, guard }: Door): void {
  const { ground } = house
  const detail = async (accountId: number, contactId: number) => {
    const known = await readContact(ground, accountId, contactId)
    const messageIds = known.timeline.flatMap(({ data }) => messageOf(data) ?? [])
    return shownContact(known, await nameMails(ground, accountId, contactId, messageIds))
  }
  mount(app, contacts.page, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const { after, limit = PAGE, ...filter } = input.query
    await expectList(ground, account_id, filter.listId)
    const page = await readContactPage(ground, account_id, filter, after, limit)
    return { contacts: page.contacts.map(shownContactRow), next: page.next, total: page.total }
  })
  mount(app, contacts.create, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    return await detail(account_id, await addContact(ground, account_id, input.body, originOf(request)))
  })
  mount(app, contacts.read, guard, async ({ input, request }) => detail(holderOf(request).account_id, input.params.id))
  mount(app, contacts.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const call = { profile: patchOf(input.body), origin: originOf(request), triggerChanges: true }
    await updateContact(ground, account_id, input.params.id, null, call)
    return await detail(account_id, input.params.id)
  })
  mount(app, contacts.setStatus, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await moveContact(ground, account_id, input.params, input.body.status, originOf(request))
    return await detail(account_id, input.params.id)
  })
  mount(app, contacts.remove, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    if (!(await removeContact(ground, account_id, input.params.id, actorOf(request)))) throw problem('thing.notFound')
    return {}
  })
}

type NewContact = { email: string; profile: ContactInput; listId?: number; confirm?: boolean }

/** Its id. Somebody known already gets what was typed in, and keeps what was left empty. */
async function addContact(ground: Ground, accountId: number, given: NewContact, origin: Origin): Promise<number> {
  const profile = typedIn(patchOf(given.profile))
  if (given.listId === undefined)
    return (await createContact(ground, accountId, { email: given.email, profile, origin, triggerChanges: true })).id
  const list = await expectList(ground, accountId, given.listId)
  const asks = given.confirm !== false
  const [subscribed] = await subscribe(ground, accountId, given.listId, {
    rows: [{ email: given.email, profile }],
    origin,
    updateExisting: true,
    // Adding brings nobody back who has left, unless that person is asked.
    resubscribe: asks && list?.double_optin === true,
    skipConfirmation: !asks,
    triggerAutomations: true,
    triggerChanges: true,
    notifyOwner: false,
  })
  return subscribed!.contact.id
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

async function expectList(ground: Ground, accountId: number, listId: number | undefined) {
  if (listId === undefined) return undefined
  const list = await listById(ground.db, accountId, listId)
  if (!list) throw problem('thing.notFound', { list: listId })
  return list
}

function originOf(request: FastifyRequest): Origin {
  return { ...visitorOf(request), channel: 'admin' }
}

function patchOf({ vocativeSurname, ...rest }: ContactInput): ProfilePatch {
  return vocativeSurname === undefined ? rest : { ...rest, vocative_surname: vocativeSurname }
}

function typedIn(patch: ProfilePatch): ProfilePatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== null && value !== '' && value.length > 0),
  )
}
