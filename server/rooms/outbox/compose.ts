import type { Ground } from '../../platform/ground.ts'
import { composeMime } from '../../platform/mime.ts'
import { confirmationToken, ecmidOf } from '../contacts/index.ts'
import {
  type CompiledEmail,
  type EmailRow,
  fillText,
  type MergeValues,
  mergeValues,
  type SystemLinks,
} from '../emails/index.ts'
import type { Claimed } from './queries-claim.ts'
import { clickToken, type MessageKey, messageToken } from './tokens.ts'

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

/** The addresses that this one message carries. */
export function linksOfMessage(ground: Ground, message: Claimed, tracked: boolean): SystemLinks {
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
    pixel: tracked ? at('/t/o/', messageToken(ground.secrets, 'open', key)) : null,
    click: (no, url, personal) => {
      if (!tracked || (personal && Buffer.byteLength(url) > LONGEST_TRACKED_BYTES)) return url
      return at('/t/c/', clickToken(ground.secrets, key, no, personal ? url : null))
    },
  }
}

/** Everything a message says, filled for its contact. */
export function valuesOfMessage(ground: Ground, message: Claimed): MergeValues {
  const ecmid = message.contact_id === null ? '' : ecmidOf(ground.secrets, message.account_id, message.contact_id)
  const sealed = openVars(ground, message.sealed_vars)
  return { ...mergeValues(message, ecmid), ...upperCased(message.merge_vars), ...upperCased(sealed) }
}

/** Values for `queueTransactional` that only the mail itself shows, such as a link that opens an account. */
export function sealVars(ground: Ground, vars: Record<string, string>): Buffer {
  return ground.secrets.seal('merge vars', JSON.stringify(vars))
}

function openVars(ground: Ground, sealed: Buffer | null): Record<string, unknown> | null {
  return sealed && JSON.parse(ground.secrets.open('merge vars', sealed))
}

function upperCased(vars: Record<string, unknown> | null): MergeValues {
  return Object.fromEntries(
    Object.entries(vars ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
  ) as MergeValues
}

/** The message as it goes out; the same message gives the same bytes but for what its contact has changed since. */
export function composeMessage(ground: Ground, message: Claimed, row: EmailRow, compiled: CompiledEmail): ComposedMail {
  const links = linksOfMessage(ground, message, message.lane === 'bulk')
  const filling = { links, values: valuesOfMessage(ground, message), now: ground.clock.now() }
  return composeFilled(ground, message, { row, compiled }, filling)
}

export function composeFilled(
  ground: Ground,
  message: Claimed,
  { row, compiled }: { row: EmailRow; compiled: CompiledEmail },
  { links, values, now }: { links: SystemLinks; values: MergeValues; now: Date },
): ComposedMail {
  const isBulk = message.lane === 'bulk'
  const filled = compiled.fill(values, links, { date: now, timeZone: message.time_zone })
  if (filled.truncated) throw new Error('the filled e-mail is more than 2 MB larger than its template')
  const key: MessageKey = { accountId: message.account_id, month: message.month, id: message.id }
  const domain = row.from_email.slice(row.from_email.lastIndexOf('@') + 1)
  const fromName = fillText(row.from_name, values, 'text')
  const content = composeMime({
    from: { name: fromName, email: row.from_email },
    to: { name: fullName(message), email: message.address },
    replyTo: row.reply_to,
    subject: filled.subject,
    messageId: `${messageToken(ground.secrets, 'message-id', key)}@${domain}`,
    date: now,
    headers: isBulk ? bulkHeaders(links.unsubscribe) : [['Auto-Submitted', 'auto-generated']],
    html: filled.html,
    text: filled.text,
  })
  return { from: row.from_email, fromName, to: message.address, subject: filled.subject, content }
}

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
