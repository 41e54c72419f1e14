import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { ensureEmail } from '../emails/index.ts'
import { type EventRow, take } from '../events/index.ts'
import { queueTransactional } from '../outbox/index.ts'
import { KINDS } from './kinds.ts'

export function transactionalJobs(ground: Ground): Job[] {
  const job: Job<{ accountId: number; inboxId: number }> = {
    name: 'transactional.sendRequested',
    run: async ({ accountId, inboxId }) => {
      await ground.db.transaction(async tx => {
        const event = await take(tx, accountId, 'transactional', inboxId)
        if (event) await sendRequested(ground, tx, accountId, event)
      })
    },
  }
  return [job as Job]
}

/** Queues the mail that an event asks for; nothing when what it is about is gone by now. */
async function sendRequested(ground: Ground, tx: Tx, accountId: number, event: EventRow): Promise<void> {
  const { data, contact_id: contactId } = event
  const kind = String(data.kind)
  const writer = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!writer) {
    ground.log.error({ accountId, kind }, 'a mail of an unknown kind was asked for')
    return
  }
  const mail = await writer({ ground, tx, accountId, contactId, data })
  if (typeof mail === 'string') {
    if (mail !== 'gone') ground.log.warn({ accountId, kind, data }, `a mail was asked for, but there is ${mail}`)
    return
  }
  const emailId = await ensureEmail(ground, tx, accountId, mail.email)
  const { contactId: to, listId, mergeVars, sealedVars } = mail
  const message = { emailId, contactId: to, listId, address: mail.to, mergeVars, sealedVars }
  await queueTransactional(ground, tx, accountId, message)
}
