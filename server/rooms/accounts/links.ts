import type { Secrets } from '../../platform/secrets.ts'
import { readVarints, writeVarints } from '../../platform/varint.ts'

/** Tokens of mails that open an account: signed from ids when the mail is written, and kept nowhere. */

export interface InvitationKey {
  accountId: number
  id: number
  /** Each sending is a new round, and only the last one holds. */
  round: number
}

export function invitationToken(secrets: Secrets, { accountId, id, round }: InvitationKey): string {
  return secrets.sign('invitation', writeVarints([accountId, id, round]))
}

export function readInvitationToken(secrets: Secrets, token: string): InvitationKey | null {
  const payload = secrets.verify('invitation', token)
  const read = payload && readVarints(payload, 3)
  return read ? { accountId: read.numbers[0]!, id: read.numbers[1]!, round: read.numbers[2]! } : null
}

export function resetToken(secrets: Secrets, resetId: number): string {
  return secrets.sign('password reset', writeVarints([resetId]))
}

export function readResetToken(secrets: Secrets, token: string): number | null {
  const payload = secrets.verify('password reset', token)
  const read = payload && readVarints(payload, 1)
  return read ? read.numbers[0]! : null
}
