import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { ContactRow } from '../contacts/index.ts'
import { insertEntry, shareAutomation } from './queries.ts'

/** Lets a contact in, by a call from outside. Throws thing.notFound, automation.notActive. */
export async function triggerAutomation(
  ground: Ground,
  accountId: number,
  automationId: number,
  contact: ContactRow,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const automation = await shareAutomation(tx, accountId, automationId)
    if (!automation) throw problem('thing.notFound')
    if (automation.state !== 'active') throw problem('automation.notActive')
    await insertEntry(tx, accountId, { automationId, contactId: contact.id, at: ground.clock.now() })
  })
}
