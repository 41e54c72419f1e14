import type { Ground } from '../../platform/ground.ts'
import { subscriptionsIn, writeSubscriptions } from './queries.ts'
import { contactsWithChoice, lockContactsById, lockGroup, updateGroup } from './queries-groups.ts'

const CHUNK = 1_000

/**
 * Brings contacts' choices along after categories were renamed or deleted; of a group that is gone takes them away. A chunk a
 * transaction: what is done has no old name any more, so a second run goes on where the first one stopped.
 */
export async function moveChoices(ground: Ground, accountId: number, listId: number, groupId: string): Promise<void> {
  while (await moveChunk(ground, accountId, listId, groupId));
}

/** False when nothing was left to do. */
async function moveChunk(ground: Ground, accountId: number, listId: number, groupId: string): Promise<boolean> {
  return await ground.db.transaction(async tx => {
    const group = await lockGroup(tx, accountId, listId, groupId)
    if (group && !group.moving) return false
    const moving = group?.moving ?? null
    const olds = moving && Object.keys(moving)
    const due = await contactsWithChoice(tx, accountId, listId, groupId, olds, CHUNK)
    if (due.length === 0) {
      if (group) await updateGroup(tx, accountId, listId, { ...group, moving: null })
      return false
    }
    const locked = await lockContactsById(tx, accountId, due)
    const rows = await subscriptionsIn(tx, accountId, listId, locked)
    await writeSubscriptions(
      tx,
      accountId,
      rows.map(row => ({ ...row, groups: moved(row.groups ?? {}, groupId, moving) })),
    )
    return true
  })
}

function moved(groups: Record<string, string[]>, groupId: string, moving: Record<string, string | null> | null) {
  const { [groupId]: names = [], ...others } = groups
  if (!moving) return Object.keys(others).length > 0 ? others : null
  const kept = names.flatMap(name => (Object.hasOwn(moving, name) ? (moving[name] ?? []) : name))
  return { ...others, [groupId]: [...new Set(kept)] }
}
