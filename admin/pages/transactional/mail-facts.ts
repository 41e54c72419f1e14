import type { LoggedMail } from '../../../contract/transactional.ts'
import type { Say } from '../../words/say.ts'

export const isAccepted = ({ state }: Pick<LoggedMail, 'state'>) => state === 'accepted'

export interface MailEvent {
  at: string
  what: string
  /** The server's words, or why it was not sent. */
  more: string | null
}

/** What the ledger knows of a mail's way, in the order of time; opens and clicks come after. */
export function wayOf(mail: LoggedMail, say: Say): MailEvent[] {
  const { transactional, report } = say.words
  const at = mail.sentAt ?? mail.createdAt
  const made = { at: mail.createdAt, what: transactional.made, more: null }
  const reasons = report.skipReasons as Record<string, string>
  const why = mail.reason && (reasons[mail.reason] ?? mail.reason)
  const ends: Partial<Record<LoggedMail['state'], MailEvent>> = {
    handed_over: { at, what: transactional.handedOver, more: null },
    accepted: { at: mail.acceptedAt ?? at, what: transactional.acceptedBy, more: mail.reply },
    refused: { at, what: transactional.refusedBy, more: [mail.reply, why].filter(Boolean).join(' · ') || null },
    deferred: { at, what: transactional.deferred, more: mail.reply },
    skipped: { at, what: transactional.notSent, more: why },
    cancelled: { at, what: transactional.notSent, more: null },
  }
  const end = ends[mail.state]
  return end ? [made, end] : [made]
}
