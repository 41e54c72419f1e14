import { alreadySubscribed } from './mails/already-subscribed.ts'
import { campaignMissed } from './mails/campaign-missed.ts'
import { confirmation } from './mails/confirmation.ts'
import { goodbye } from './mails/goodbye.ts'
import { invitation } from './mails/invitation.ts'
import { leaveConfirmation } from './mails/leave-confirmation.ts'
import { joinedNotice, leftNotice } from './mails/notice.ts'
import { noticeAddress } from './mails/notice-address.ts'
import { passwordReset } from './mails/password-reset.ts'
import { passwordChanged, twoFactorOff, twoFactorOn, twoFactorReset } from './mails/safety-notices.ts'
import { thanks } from './mails/thanks.ts'
import { webhookOff } from './mails/webhook-off.ts'
import type { MailWriter } from './requested.ts'

/** `kind` of a `mail.requested` event → who writes the mail: a new kind is a file in mails/ and a line here. */
export const KINDS: Record<string, MailWriter> = {
  campaignMissed,
  confirmation,
  thanks,
  goodbye,
  alreadySubscribed,
  leaveConfirmation,
  subscribedNotice: joinedNotice,
  invitation,
  passwordReset,
  passwordChanged,
  twoFactorOn,
  twoFactorOff,
  twoFactorReset,
  unsubscribedNotice: leftNotice,
  noticeAddress,
  webhookOff,
}
