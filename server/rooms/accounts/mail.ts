import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { record } from '../events/index.ts'

/** Mails to our own people. Ids only: what opens an account is signed when the mail is written. */
export type AccountMail =
  | { kind: 'invitation'; invitationId: number; round: number }
  | { kind: 'passwordReset'; resetId: number }
  | { kind: 'passwordChanged' | 'twoFactorOn' | 'twoFactorOff' | 'twoFactorReset'; userId: number }

/** Goes out in the name of the account, with the caller's commit. */
export async function requestMail(ground: Ground, tx: Tx, accountId: number, mail: AccountMail): Promise<void> {
  await record(tx, accountId, [{ type: 'mail.requested', at: ground.clock.now(), contactId: null, data: mail }])
}
