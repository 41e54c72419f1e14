import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { deleteMailbox } from './queries-mailbox.ts'

/** Throws away all that the built-in mailbox has caught. */
export async function emptyMailbox(ground: Ground, accountId: number, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    const mails = await deleteMailbox(tx, accountId)
    const entry = { ...by, at: ground.clock.now(), action: 'mailbox.emptied' as const, subject: null, data: { mails } }
    await insertAudit(tx, accountId, entry)
  })
}
