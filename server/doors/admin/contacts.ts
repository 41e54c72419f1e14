import { contacts } from '../../../contract/contact.ts'
import type { ContactInput } from '../../../contract/contact-detail.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { createContact, type Origin, type ProfilePatch, readTags, subscribe } from '../../rooms/contacts/index.ts'
import { expectList, originOf, patchOf } from './contact-input.ts'
import { type Door, holderOf } from './doorkeeper.ts'
import { contactDetail } from './one-contact.ts'

export function serveContacts({ house, app, guard }: Door): void {
  const { ground } = house
  mount(app, contacts.create, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    return await contactDetail(ground, account_id, await addContact(ground, account_id, input.body, originOf(request)))
  })
  mount(app, contacts.tags, guard, async ({ input: { query }, request }) => ({
    tags: await readTags(ground, holderOf(request).account_id, { search: query.search, limit: query.limit ?? 200 }),
  }))
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

function typedIn(patch: ProfilePatch): ProfilePatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== null && value !== '' && value.length > 0),
  )
}
