import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { EmailContent, MergeValues } from '../emails/index.ts'

/** A `mail.requested` event as a writer of mails reads it; `data` is what the asking room wrote, `kind` included. */
export interface Asked {
  ground: Ground
  tx: Tx
  accountId: number
  contactId: number | null
  data: Record<string, unknown>
}

export interface RequestedMail {
  email: EmailContent
  to: string
  /** Whose profile fills the tags, and who is marked when the mail bounces; null for a mail to one of our own people. */
  contactId: number | null
  listId: number | null
  /** What goes into `*|NAME|*` besides, so that a thousand such mails share one e-mail. */
  mergeVars: MergeValues | null
  /** The same for what must not be readable at rest; `sealVars` of outbox makes it. */
  sealedVars?: Buffer | null
}

/** Why nothing is sent: `gone` is a matter of course, the other is told to the log. */
export type NothingToSend = 'gone' | 'no sender or recipient'

export type MailWriter = (asked: Asked) => Promise<RequestedMail | RequestedMail[] | NothingToSend>
