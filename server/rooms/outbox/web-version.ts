import type { Ground } from '../../platform/ground.ts'
import { CompiledEmails, compileRow, type EmailRow, type Filled, fillText, type SystemLinks } from '../emails/index.ts'
import { linksOfMessage, trackedOf, valuesOfMessage } from './compose.ts'
import { sentMessage } from './queries-track.ts'
import { shopSaid } from './said.ts'
import { readMessageToken } from './tokens.ts'
import { transmissionOf } from './transmissions.ts'

const kept = new WeakMap<Ground, CompiledEmails>()

function compiledEmails(ground: Ground): CompiledEmails {
  let emails = kept.get(ground)
  if (!emails) {
    emails = new CompiledEmails(ground)
    kept.set(ground, emails)
  }
  return emails
}

/**
 * A message as its contact got it, filled again with what the contact is now; of a contact that is gone nothing personal is
 * left. Its links are tracked as in the mail, since whoever goes on from here is the same reader. It has no pixel: this
 * address is passed around and looked at by link previews, and none of them is an open of the mail. Null: not ours.
 */
export async function webVersion(ground: Ground, token: string): Promise<string | null> {
  const key = readMessageToken(ground.secrets, 'web', token)
  const message = key && (await sentMessage(ground.db, key))
  const email = message && (await compiledEmails(ground).get(message.account_id, message.email_id))
  const transmission = await transmissionOf(ground, message)
  if (!email || transmission === undefined) return null
  const links = { ...linksOfMessage(ground, message, trackedOf(message, transmission)), pixel: null }
  const moment = { date: message.sent_at, timeZone: message.time_zone }
  const asSaid = { ...message, shop_values: await shopSaid(ground, email, message) }
  return asPage(email.compiled.fill(valuesOfMessage(ground, asSaid, transmission, email.row.from_email), links, moment))
}

/** Of a mail to nobody: no address of ours in it may unsubscribe, confirm or track anybody. */
const nobodysLinks: SystemLinks = {
  unsubscribe: '#',
  confirm: '#',
  preferences: '#',
  webVersion: '#',
  pixel: null,
  click: (_no, url) => url,
}

/** An e-mail for the public archive: its personal tags are empty and its links lead straight where they say. */
export function renderForNobody(
  email: Pick<EmailRow, 'subject' | 'html' | 'plain_text'>,
  now: { date: Date; timeZone: string },
): string {
  return asPage(compileRow(email).fill({}, nobodysLinks, now))
}

/** A mail that has only text is shown as such. */
function asPage({ subject, html, text }: Filled): string {
  if (html.trim() !== '') return html
  const page = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>*|SUBJECT|*</title>
<pre style="white-space:pre-wrap;max-width:42rem;margin:2rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif">*|TEXT|*</pre>`
  return fillText(page, { SUBJECT: subject, TEXT: text }, 'html')
}
