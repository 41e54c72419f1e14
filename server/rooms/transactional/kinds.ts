import { campaignMissed } from './mails/campaign-missed.ts'
import { confirmation } from './mails/confirmation.ts'
import { invitation } from './mails/invitation.ts'
import { joinedNotice } from './mails/joined-notice.ts'
import { passwordReset } from './mails/password-reset.ts'
import { passwordChanged, twoFactorOff, twoFactorOn, twoFactorReset } from './mails/safety-notices.ts'
import type { MailWriter } from './requested.ts'

/** `kind` of a `mail.requested` event → who writes the mail: a new kind is a file in mails/ and a line here. */
export const KINDS: Record<string, MailWriter> = {
  campaignMissed,
  confirmation,
  subscribedNotice: joinedNotice,
  invitation,
  passwordReset,
  passwordChanged,
  twoFactorOn,
  twoFactorOff,
  twoFactorReset,
}
