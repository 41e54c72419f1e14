import type { Ground } from '../../platform/ground.ts'
import { chosenIn, keepWish, type Origin, sayGoodbye, setStatus, updateContact } from '../contacts/index.ts'
import { askToConfirm } from './leave-token.ts'
import { readMessageToken } from './tokens.ts'
import { type ListOfContact, listsOf, mark, withMessage } from './unsubscribe-link.ts'

export interface ListChoice {
  listId: number
  subscribed: boolean
  /** Group id → ids or names of the chosen categories; a group not named stays. */
  groups: Record<string, string[]>
}

/**
 * Saves what a contact chose for its own lists; anything else in `choices` is passed over. A list that wants a leaving confirmed
 * sends its mail first: `asked`. Null when not ours or gone.
 */
export async function savePreferences(
  ground: Ground,
  token: string,
  choices: ListChoice[],
  given: Omit<Origin, 'channel'>,
): Promise<{ asked: boolean } | null> {
  const origin: Origin = { ...given, channel: 'link' }
  const wanted = new Map(choices.map(choice => [choice.listId, choice]))
  const isUnwanted = (listId: number) => wanted.get(listId)?.subscribed === false
  const messageKey = readMessageToken(ground.secrets, 'unsubscribe', token)
  const saved = await withMessage(ground, messageKey, async (tx, key, { message, contact }) => {
    const { accountId } = key
    const lists = await listsOf(tx, accountId, contact.id)
    const left: number[] = []
    const out = lists.filter(({ list, subscription }) => subscription.status === 'unsubscribed' && isUnwanted(list.id))
    const outIds = out.map(({ list }) => list.id)
    await keepWish(tx, accountId, contact.id, outIds, origin, ground.clock.now())
    let asked = false
    for (const { list, receives } of lists) {
      const choice = wanted.get(list.id)
      if (!choice || choice.subscribed === receives) continue
      if (choice.subscribed && contact.suppressed) continue
      if (!choice.subscribed && list.double_optout) {
        await askToConfirm(ground, tx, contact, { key, listId: list.id, reason: null }, list.id)
        asked = true
        continue
      }
      const status = choice.subscribed ? 'subscribed' : 'unsubscribed'
      const isMoved = await setStatus(ground, tx, accountId, contact.id, list.id, status, origin)
      if (choice.subscribed) continue
      if (isMoved) left.push(list.id)
      if (list.id === message.list_id) await mark(tx, key, message, ground.clock.now())
    }
    await sayGoodbye(ground, tx, accountId, contact.id, left, message.list_id)
    return { accountId, contactId: contact.id, lists, asked }
  })
  if (!saved || saved === 'gone') return null
  for (const entry of saved.lists) {
    const groups = knownGroups(entry, wanted.get(entry.list.id)?.groups ?? {})
    if (Object.keys(groups).length === 0) continue
    const call = { profile: {}, groups, origin, triggerChanges: true }
    await updateContact(ground, saved.accountId, saved.contactId, entry.list.id, call)
  }
  return { asked: saved.asked }
}

/** What is forged, or gone since the page was shown, is no choice. */
function knownGroups(
  { groups, subscription }: ListOfContact,
  given: Record<string, string[]>,
): Record<string, string[]> {
  const changed: Record<string, string[]> = {}
  for (const group of groups) {
    const names = given[group.id]
    if (!names) continue
    const kept = chosenIn(group, names)
    if (kept.join('\n') !== (subscription.groups?.[group.id] ?? []).join('\n')) changed[group.id] = kept
  }
  return changed
}
