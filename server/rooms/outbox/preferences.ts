import type { Ground } from '../../platform/ground.ts'
import { type Origin, setStatus, updateContact } from '../contacts/index.ts'
import { type ListOfContact, listsOf, mark, withMessage } from './unsubscribe-link.ts'

export interface ListChoice {
  listId: number
  subscribed: boolean
  /** Group id → names of the chosen categories; a group not named stays. */
  groups: Record<string, string[]>
}

/** Saves what a contact chose for its own lists; anything else in `choices` is passed over. False when not ours or gone. */
export async function savePreferences(
  ground: Ground,
  token: string,
  choices: ListChoice[],
  given: Omit<Origin, 'channel'>,
): Promise<boolean> {
  const origin: Origin = { ...given, channel: 'link' }
  const wanted = new Map(choices.map(choice => [choice.listId, choice]))
  const saved = await withMessage(ground, token, async (tx, key, { message, contact }) => {
    const lists = await listsOf(tx, key.accountId, contact.id)
    const now = ground.clock.now()
    for (const { list, receives } of lists) {
      const choice = wanted.get(list.id)
      if (!choice || choice.subscribed === receives) continue
      if (choice.subscribed && contact.suppressed) continue
      const status = choice.subscribed ? 'subscribed' : 'unsubscribed'
      await setStatus(ground, tx, key.accountId, contact.id, list.id, status, origin)
      if (list.id === message.list_id && !choice.subscribed) await mark(tx, key, message, now)
    }
    return { accountId: key.accountId, contactId: contact.id, lists }
  })
  if (!saved || saved === 'gone') return false
  for (const entry of saved.lists) {
    const groups = knownGroups(entry, wanted.get(entry.list.id)?.groups ?? {})
    if (Object.keys(groups).length === 0) continue
    const call = { profile: {}, groups, origin, triggerChanges: true }
    await updateContact(ground, saved.accountId, saved.contactId, entry.list.id, call)
  }
  return true
}

/** A changed category name or a forged one is no choice; of a `select` the first counts. */
function knownGroups(
  { groups, subscription }: ListOfContact,
  given: Record<string, string[]>,
): Record<string, string[]> {
  const changed: Record<string, string[]> = {}
  for (const group of groups) {
    const names = given[group.id]
    if (!names) continue
    const chosen = group.categories.map(category => category.name).filter(name => names.includes(name))
    const kept = group.type === 'select' ? chosen.slice(0, 1) : chosen
    if (kept.join('\n') !== (subscription.groups?.[group.id] ?? []).join('\n')) changed[group.id] = kept
  }
  return changed
}
