import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type AccountRow, accountSettings, isVerifiedSender } from '../accounts/index.ts'
import { addressHash, ecmidOf, suppressionsOf } from '../contacts/index.ts'
import {
  compileEmail,
  type EmailContent,
  ensureEmail,
  type MergeValues,
  mergeValues,
  noLinks,
  templateById,
} from '../emails/index.ts'
import {
  type MainTransmittee,
  reservedValues,
  type Transmitted,
  type Transmittee,
  transmit,
  upperCased,
} from '../outbox/index.ts'
import { type AskedAddress, checkLimits, type MailToSend, oneEach } from './mail-to-send.ts'
import { onceForKey } from './once.ts'
import { contactsByKeys, type KnownContact } from './queries.ts'

export interface SendCall {
  /** The same key within a day sends nothing again. */
  idempotencyKey: string | null
  /** Only from the account's valid domains. */
  requireVerified: boolean
}

/** Longer subjects are cut in the log; the mail has all of it. */
const LONGEST_LOGGED = 500

/**
 * Sends a mail to named addresses: every one of them stands in the ledger before this returns. Who unsubscribed gets it all the
 * same; whoever is suppressed does not, and is counted as rejected. Throws transactional.*, thing.notFound (the template),
 * email.broken.
 */
export async function sendMail(
  ground: Ground,
  account: AccountRow,
  mail: MailToSend,
  { idempotencyKey, requireVerified }: SendCall,
): Promise<Transmitted> {
  checkLimits(mail)
  const sender = await senderFor(ground, account.id, mail)
  if (requireVerified && !(await isVerifiedSender(ground.db, account.id, sender.from_email)))
    throw problem('transactional.domainNotVerified')
  return await ground.db.transaction(async tx => {
    const work = async () => write(ground, tx, account.id, mail, await contentOf(tx, account, mail, sender))
    const key = idempotencyKey
    return key === null ? await work() : await onceForKey(ground, tx, account.id, { key, mail }, work)
  })
}

type Sender = Pick<EmailContent, 'from_name' | 'from_email'>

/** The account's own where the call names none. */
async function senderFor(ground: Ground, accountId: number, { fromName, fromEmail }: MailToSend): Promise<Sender> {
  const { name, sender } = await accountSettings(ground.db, accountId)
  const from_email = fromEmail ?? sender.email
  if (!from_email) throw problem('transactional.senderMissing')
  return { from_name: fromName ?? sender.name ?? name, from_email }
}

async function contentOf(tx: Tx, account: AccountRow, mail: MailToSend, sender: Sender): Promise<EmailContent> {
  const template = mail.templateId === null ? null : await templateById(tx, account.id, mail.templateId)
  if (template === undefined) throw problem('thing.notFound', { template: mail.templateId })
  const subject = mail.subject ?? template?.subject ?? ''
  if (subject.trim() === '') throw problem('transactional.subjectMissing')
  return {
    ...sender,
    subject,
    reply_to: mail.replyTo,
    html: template?.html ?? mail.html ?? '',
    plain_text: mail.text,
    language: template?.language ?? account.language,
    amp_html: mail.ampHtml,
    raw_braces: true,
  }
}

async function write(
  ground: Ground,
  tx: Tx,
  accountId: number,
  mail: MailToSend,
  content: EmailContent,
): Promise<Transmitted> {
  const emailId = await ensureEmail(ground, tx, accountId, content)
  const recipients = oneEach(mail.to)
  const known = await knownAddresses(ground, tx, accountId, recipients)
  const { templateId, vars, tracked, headers, attachments } = mail
  const subjectFor = subjectFiller(ground, accountId, content, vars)
  const to = recipients.map(({ name, cc, bcc, ...address }): MainTransmittee => {
    const main = known.transmittee(address)
    const contact = known.contacts.get(address.key) ?? null
    const copies = { cc: cc.map(known.transmittee), bcc: bcc.map(known.transmittee) }
    return { ...main, name, subject: subjectFor(address, name, contact), ...copies }
  })
  return await transmit(ground, tx, accountId, { emailId, templateId, vars, tracked, headers, attachments, to })
}

/** Who of the addressed is a contact, and to whom nothing is sent; a suppression outlives its contact. */
async function knownAddresses(ground: Ground, tx: Tx, accountId: number, recipients: MailToSend['to']) {
  const all = recipients.flatMap(main => [main, ...main.cc, ...main.bcc])
  const keys = [...new Set(all.map(({ key }) => key))]
  const hashes = new Map(keys.map(key => [key, addressHash(ground.secrets, accountId, key)]))
  const suppressed = await suppressionsOf(tx, accountId, [...hashes.values()])
  const gone = new Set(suppressed.map(row => row.address_hash.toString('hex')))
  const contacts = new Map((await contactsByKeys(tx, accountId, keys)).map(row => [row.email_key, row]))
  const transmittee = ({ email, key }: AskedAddress): Transmittee => {
    const contact = contacts.get(key)
    const isGone = gone.has(hashes.get(key)!.toString('hex')) || (contact?.suppressed ?? null) !== null
    return { contactId: contact?.id ?? null, address: email, suppressed: isGone }
  }
  return { contacts, transmittee }
}

/** The subject as this person will see it, for the log. */
function subjectFiller(ground: Ground, accountId: number, content: EmailContent, vars: Record<string, unknown>) {
  const compiled = compileEmail({ subject: content.subject, html: '' }, { rawBraces: true })
  const given = upperCased(vars)
  return ({ email }: AskedAddress, name: string | null, contact: KnownContact | null) => {
    const own: MergeValues = contact ? mergeValues(contact, ecmidOf(ground.secrets, accountId, contact.id)) : {}
    const addressing = { role: 'to' as const, to: email, toName: name, cc: [], contact: null }
    const values = { ...own, ...given, ...reservedValues(addressing, content.from_email) }
    return compiled.fill(values, noLinks).subject.slice(0, LONGEST_LOGGED)
  }
}
