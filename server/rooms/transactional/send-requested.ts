import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { type ContactRow, contactById, type ListRow, listById } from '../contacts/index.ts'
import { compileEmail, type EmailContent, ensureEmail } from '../emails/index.ts'
import { type EventRow, take } from '../events/index.ts'
import { queueTransactional } from '../outbox/index.ts'
import { confirmationWords, noticeWords } from './words.ts'

interface Requested {
  kind: 'confirmation' | 'subscribedNotice'
  listId: number
}

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

/** Queues the mail that an event asks for; nothing when its contact or list is gone by now. */
async function sendRequested(ground: Ground, tx: Tx, accountId: number, event: EventRow): Promise<void> {
  const { kind, listId } = event.data as unknown as Requested
  if (event.contact_id === null) return
  const [list, contact] = [await listById(tx, accountId, listId), await contactById(tx, accountId, event.contact_id)]
  if (!list || !contact || (contact.suppressed && kind === 'confirmation')) return
  const content = kind === 'confirmation' ? confirmationMail(list) : noticeMail(list, contact)
  if (!content) {
    ground.log.warn({ accountId, listId, kind }, 'a mail was asked for, but the list names no sender or no recipient')
    return
  }
  const emailId = await ensureEmail(ground, tx, accountId, content.email)
  await queueTransactional(ground, tx, accountId, {
    emailId,
    contactId: contact.id,
    listId,
    address: content.to ?? contact.email,
    mergeVars: null,
  })
}

/** The list's own text where it holds the confirmation link and its tags are whole, else ours: a person must be able to confirm. */
function confirmationMail(list: ListRow): { email: EmailContent; to: null } | null {
  if (!list.from_email) return null
  const words = confirmationWords(list)
  const html = list.conf_message?.trim() ? list.conf_message : ''
  const compiled = html ? compileEmail({ subject: list.conf_subject ?? '', html }) : null
  const isUsable = compiled !== null && compiled.problems.length === 0 && compiled.hasConfirm
  const subject = list.conf_subject?.trim() || words.subject
  return {
    to: null,
    email: { ...sender(list), subject, html: isUsable ? html : words.html, plain_text: null, language: list.language },
  }
}

function noticeMail(list: ListRow, contact: ContactRow): { email: EmailContent; to: string } | null {
  if (!list.sub_notify || !list.from_email) return null
  const words = noticeWords(list, contact.email)
  return {
    to: list.sub_notify,
    email: { ...sender(list), ...words, reply_to: null, plain_text: null, language: list.language },
  }
}

function sender(list: ListRow) {
  return { from_name: list.from_name ?? list.name, from_email: list.from_email!, reply_to: list.reply_to }
}
