import { add } from '../../platform/counters.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { identitiesOf } from '../contacts/index.ts'
import { record, take } from '../events/index.ts'
import { subjectsOf } from './counted.ts'
import { lockComplainedOf, setComplained } from './queries-complaint.ts'

/** Who complains of a mail does so in its days; of an older one nobody could say which it was. */
const LOOKS_BACK_MS = 30 * 86_400_000

/**
 * Somebody was marked as having complained: it counts for the mail that it was most likely about. That is the last one that
 * was accepted within 30 days before, of the list that they were marked in if there is one, else any. One mail counts once.
 */
export function leadComplaintJob(ground: Ground): Job<{ accountId: number; inboxId: number }> {
  return {
    name: 'outbox.leadComplaint',
    run: async ({ accountId, inboxId }) => {
      await ground.db.transaction(async tx => {
        const event = await take(tx, accountId, 'outbox', inboxId)
        if (event?.contact_id == null) return
        const { contact_id: contactId, at, data } = event
        const message = await lockComplainedOf(tx, accountId, await identitiesOf(tx, accountId, contactId), {
          listId: typeof data.listId === 'number' ? data.listId : null,
          since: new Date(at.getTime() - LOOKS_BACK_MS),
          until: at,
        })
        if (!message || message.complained_at !== null) return
        await setComplained(tx, accountId, message, at)
        const deltas = subjectsOf(message).map(subject => ({ subject, name: 'complained', n: 1 }))
        await add(tx, accountId, deltas)
        const about = { messageId: message.id, month: message.month, dispatchId: message.dispatch_id }
        await record(tx, accountId, [{ type: 'mail.complained', at, contactId, data: about }])
      })
    },
  }
}
