import type { Language } from '../../../../contract/shapes.ts'
import { accountSettings } from '../../accounts/index.ts'
import { sealVars } from '../../outbox/index.ts'
import { type OwnMail, ownMail } from '../frame.ts'
import type { Asked, NothingToSend, RequestedMail } from '../requested.ts'
import { accountSender } from '../sender.ts'

export interface MailToOurs {
  to: string
  language: Language
  subject: string
  content: Omit<OwnMail, 'language' | 'title'>
  /** Besides `*|ACCOUNT|*`, the account's name. */
  vars?: Record<string, string>
  /** What opens an account is `*|LINK|*`: sealed until the mail is composed. */
  secretLink?: string
}

/** A mail to a user or an invited one, in the name of the account; equal ones share one e-mail. */
export async function toOurPeople(asked: Asked, mail: MailToOurs): Promise<RequestedMail | NothingToSend> {
  const { ground, tx, accountId } = asked
  const settings = await accountSettings(tx, accountId)
  const sender = await accountSender(tx, accountId, settings)
  if (!sender) return 'no sender or recipient'
  const { language, subject, content } = mail
  const html = ownMail({ ...content, language, title: subject })
  return {
    email: { ...sender, subject, html, plain_text: null, language },
    to: mail.to,
    contactId: null,
    listId: null,
    mergeVars: { ACCOUNT: settings.name, ...mail.vars },
    sealedVars: mail.secretLink === undefined ? null : sealVars(ground, { LINK: mail.secretLink }),
  }
}
