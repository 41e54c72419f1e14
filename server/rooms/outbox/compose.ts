import type { Ground } from '../../platform/ground.ts'
import { composeMime } from '../../platform/mime.ts'
import { confirmationToken, ecmidOf } from '../contacts/index.ts'
import {
  type Filled,
  fillText,
  type KeptEmail,
  type MergeValues,
  mergeValues,
  type SystemLinks,
} from '../emails/index.ts'
import type { Addressing, Claimed } from './queries-claim.ts'
import { clickToken, type MessageKey, messageToken } from './tokens.ts'
import type { KeptTransmission } from './transmissions.ts'

/** A token of at most 4,000 characters (3,000 bytes) is taken back; ids and signature need the rest. */
const LONGEST_TRACKED_BYTES = 2_900

export interface ComposedMail {
  from: string
  /** As the From header gives it; empty where there is none. */
  fromName: string
  to: string
  subject: string
  content: Buffer
}

/** Whether its opens and clicks are looked for. */
export interface Tracked {
  opens: boolean
  clicks: boolean
}

export function trackedOf(message: Claimed, transmission: KeptTransmission | null): Tracked {
  return transmission?.tracked ?? { opens: message.lane === 'bulk', clicks: message.lane === 'bulk' }
}

/** The addresses that this one message carries. */
export function linksOfMessage(ground: Ground, message: Claimed, tracked: Tracked): SystemLinks {
  const key: MessageKey = { accountId: message.account_id, month: message.month, id: message.id }
  const at = (path: string, token: string) => `${ground.publicUrl}${path}${token}`
  const unsubscribe = at('/u/', messageToken(ground.secrets, 'unsubscribe', key))
  const confirm =
    message.contact_id !== null && message.list_id !== null
      ? at('/s/', confirmationToken(ground, message.account_id, message.list_id, message.contact_id))
      : unsubscribe
  return {
    unsubscribe,
    confirm,
    preferences: `${unsubscribe}/preferences`,
    webVersion: at('/t/w/', messageToken(ground.secrets, 'web', key)),
    pixel: tracked.opens ? at('/t/o/', messageToken(ground.secrets, 'open', key)) : null,
    click: (no, url, personal) => {
      if (!tracked.clicks || (personal && Buffer.byteLength(url) > LONGEST_TRACKED_BYTES)) return url
      return at('/t/c/', clickToken(ground.secrets, key, no, personal ? url : null))
    },
  }
}

/** Everything a message says, filled for its contact; what the API's reserved names say wins over everybody's. */
export function valuesOfMessage(
  ground: Ground,
  message: Claimed,
  transmission: KeptTransmission | null,
  fromEmail: string,
): MergeValues {
  const ecmid = message.contact_id === null ? '' : ecmidOf(ground.secrets, message.account_id, message.contact_id)
  const sealed = openVars(ground, message.sealed_vars)
  return {
    ...mergeValues(message, ecmid),
    ...message.shop_values,
    ...transmission?.vars,
    ...upperCased(message.merge_vars),
    ...upperCased(sealed),
    ...(message.addressing && reservedValues(message.addressing, fromEmail)),
    ...(message.addressing && { EMAIL_ID: message.addressing.of ?? message.id }),
  }
}

/** ecomail-api §8.1: names that a caller cannot give values to. */
export function reservedValues({ to, toName }: Addressing, fromEmail: string): MergeValues {
  return { EMAIL: to, 'ADDRESS.EMAIL': to, 'ADDRESS.NAME': toName ?? '', ENV_FROM: fromEmail }
}

/** Values that only the mail itself shows, such as a link that opens an account. */
export function sealVars(ground: Ground, vars: Record<string, unknown>): Buffer {
  return ground.secrets.seal('merge vars', JSON.stringify(vars))
}

export function openVars(ground: Ground, sealed: Buffer | null): Record<string, unknown> | null {
  return sealed && JSON.parse(ground.secrets.open('merge vars', sealed))
}

export function upperCased(vars: Record<string, unknown> | null): MergeValues {
  return Object.fromEntries(
    Object.entries(vars ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
  ) as MergeValues
}

/** The message as it goes out; the same message gives the same bytes but for what its contact has changed since. */
export function composeMessage(
  ground: Ground,
  message: Claimed,
  email: KeptEmail,
  transmission: KeptTransmission | null,
): ComposedMail {
  const links = linksOfMessage(ground, message, trackedOf(message, transmission))
  const values = valuesOfMessage(ground, message, transmission, email.row.from_email)
  return composeFilled(ground, message, { email, transmission }, { links, values, now: ground.clock.now() })
}

export function composeFilled(
  ground: Ground,
  message: Claimed,
  { email, transmission }: { email: KeptEmail; transmission: KeptTransmission | null },
  { links, values, now }: { links: SystemLinks; values: MergeValues; now: Date },
): ComposedMail {
  const { row, compiled, amp } = email
  const moment = { date: now, timeZone: message.time_zone }
  const filled = whole(compiled.fill(values, links, moment))
  const ampLinks = { ...links, pixel: null, click: (_no: number, url: string) => url }
  const ampHtml = amp && whole(amp.fill(values, ampLinks, moment)).html
  const domain = row.from_email.slice(row.from_email.lastIndexOf('@') + 1)
  const fromName = fillText(row.from_name, values, 'text')
  const content = composeMime({
    from: { name: fromName, email: row.from_email },
    ...headersTo(message),
    replyTo: row.reply_to,
    subject: filled.subject,
    messageId: `${messageToken(ground.secrets, 'message-id', idOf(message))}@${domain}`,
    date: now,
    headers: [
      ...(message.lane === 'bulk' ? bulkHeaders(links.unsubscribe) : AUTOMATIC),
      ...(transmission?.headers ?? []),
    ],
    // A mail that was given as text alone is that.
    html: filled.html === '' ? null : filled.html,
    text: filled.text,
    ampHtml,
    attachments: transmission?.attachments,
  })
  return { from: row.from_email, fromName, to: message.address, subject: filled.subject, content }
}

function whole(filled: Filled): Filled {
  if (filled.truncated) throw new Error('the filled e-mail is more than 2 MB larger than its template')
  return filled
}

/** A copy is the same mail for its reader, so that an answer and a thread find their place: it has the main message's id. */
function idOf(message: Claimed): MessageKey {
  return { accountId: message.account_id, month: message.month, id: message.addressing?.of ?? message.id }
}

function headersTo(message: Claimed): { to: { name: string | null; email: string }; cc?: string[] } {
  const { addressing } = message
  if (!addressing) return { to: { name: fullName(message), email: message.address } }
  return { to: { name: addressing.toName ?? fullName(message), email: addressing.to }, cc: addressing.cc }
}

const AUTOMATIC: [string, string][] = [['Auto-Submitted', 'auto-generated']]

/** RFC 2369 and RFC 8058: the address takes a bare POST. Precedence is what Centrum, Atlas and Volný ask for. */
function bulkHeaders(unsubscribe: string): [string, string][] {
  return [
    ['List-Unsubscribe', `<${unsubscribe}>`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['Precedence', 'bulk'],
  ]
}

function fullName(message: Claimed): string | null {
  return [message.name, message.surname].filter(Boolean).join(' ') || null
}
