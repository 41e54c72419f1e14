import { isConnectionLost } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { SmtpConnection, SmtpFailure, type SmtpReply, type SmtpTarget } from '../../platform/smtp.ts'
import { insertMailboxMail } from './queries-mailbox.ts'

export interface Envelope {
  /** The address; in the From header a name may stand before it. */
  from: string
  fromName?: string | null
  to: string
  sizeBytes: number
  accountId: number
  subject: string
  /** It holds what only its addressee may see. */
  isConfidential?: boolean
}

/** One connection to whatever takes our mail. The contract is SmtpConnection's: begin → 354, finish → its reply. */
export interface Carrier {
  readonly usable: boolean
  begin(envelope: Envelope): Promise<SmtpReply>
  finish(content: Buffer): Promise<SmtpReply>
  quit(): Promise<void>
  destroy(): void
}

/** Opens carriers: to the SMTP server of the settings, or into the built-in mailbox. */
export interface Carriers {
  /** At most so many at once, in all lanes. */
  readonly most: number
  open(): Promise<Carrier>
}

export function smtpCarriers(target: SmtpTarget): Carriers {
  return { most: target.connections, open: () => SmtpConnection.open(target) }
}

const OK: SmtpReply = { code: 250, enhanced: '2.0.0', text: 'kept in the mailbox' }
const GO_ON: SmtpReply = { code: 354, enhanced: null, text: 'go ahead' }

export function mailboxCarriers(ground: Ground, most = 10): Carriers {
  return {
    most,
    open: async () => {
      let envelope: Envelope | null = null
      let usable = true
      return {
        get usable() {
          return usable
        },
        begin: async next => {
          envelope = next
          return GO_ON
        },
        finish: async content => {
          const { accountId, from, fromName = null, to, subject, isConfidential = false } = envelope!
          const mail = { at: ground.clock.now(), from, fromName, to, subject, isConfidential, raw: content }
          try {
            await insertMailboxMail(ground.db, accountId, mail)
            return OK
          } catch (error) {
            usable = false
            if (isConnectionLost(error)) throw new SmtpFailure('content', 'the mailbox is out of reach', null, true)
            throw error
          }
        },
        quit: async () => {},
        destroy: () => {
          usable = false
        },
      }
    },
  }
}
