import type { ContactFilter } from '../../../contract/contact-filter.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { compileFilter, type FilterFrame } from './queries-filter.ts'
import {
  freezeFilter,
  freezeIds,
  insertSelection,
  type SelectionRow,
  selectionById,
  writeSelected,
} from './queries-selection.ts'

/** What an action takes at a time, with the rows' locks: some 0.3 s, which an open of a mail may have to wait for. */
const PART = 2_500

/**
 * Freezes whom a person selected: exactly these are counted, shown in the question, and visited once each, whatever the action
 * does to what the filter asks for.
 */
export async function selectContacts(
  ground: Ground,
  accountId: number,
  whom: { filter: ContactFilter; frame: FilterFrame } | { contactIds: number[] },
  userId: number | null,
  part = PART,
): Promise<SelectionRow> {
  return await ground.db.transaction(async tx => {
    const filter = 'filter' in whom ? whom.filter : null
    const id = await insertSelection(tx, accountId, { filter, userId, at: ground.clock.now() })
    const contacts =
      'filter' in whom
        ? await freezeFilter(tx, accountId, id, compileFilter(accountId, whom.filter, whom.frame), part)
        : await freezeIds(tx, accountId, id, whom.contactIds, part)
    await writeSelected(tx, accountId, id, contacts)
    return { id, contacts }
  })
}

/** Throws thing.notFound. */
export async function readSelection(ground: Ground, accountId: number, selectionId: number): Promise<SelectionRow> {
  const selection = await selectionById(ground.db, accountId, selectionId)
  if (!selection) throw problem('thing.notFound')
  return selection
}
