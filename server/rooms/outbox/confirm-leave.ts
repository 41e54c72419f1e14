import type { Ground } from '../../platform/ground.ts'
import { type ListRow, listById } from '../contacts/index.ts'
import { readLeaveToken } from './leave-token.ts'
import { isOver, leave, readByKey, type Unsubscribe } from './unsubscribe.ts'
import { withMessage } from './unsubscribe-link.ts'

export interface LeaveToConfirm {
  about: Unsubscribe
  /** Null: every list, or one that is gone. */
  list: ListRow | null
  everywhere: boolean
  /** Left already. */
  done: boolean
}

/** What the link in a leaving's confirmation mail is about; null when it is not ours or too old. Changes nothing. */
export async function readLeave(ground: Ground, token: string): Promise<LeaveToConfirm | null> {
  const asked = readLeaveToken(ground.secrets, token, ground.clock.now())
  const about = asked && (await readByKey(ground, asked.key))
  if (!asked || !about) return null
  const { listId } = asked
  const list = listId === null ? null : ((await listById(ground.db, about.accountId, listId)) ?? null)
  const meant = listId === null ? about.lists : about.lists.filter(entry => entry.list.id === listId)
  return { about, list, everywhere: listId === null, done: await isOver(ground.db, about.accountId, meant) }
}

/** Leaves; a second time is no mistake. Null when the link is not ours or too old. */
export async function confirmLeave(
  ground: Ground,
  token: string,
  origin: { ip: string | null; userAgent: string | null },
): Promise<number[] | null> {
  const asked = readLeaveToken(ground.secrets, token, ground.clock.now())
  const left = await withMessage(ground, asked?.key ?? null, (tx, key, about) =>
    leave(ground, tx, key, about, asked!.listId, { ...origin, channel: 'link', reason: asked!.reason }),
  )
  return left === 'gone' ? [] : left
}
