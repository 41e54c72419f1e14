import { problem } from '../../platform/errors.ts'

export interface AskedAddress {
  email: string
  /** By which two spellings are one. */
  key: string
}

export interface AskedRecipient extends AskedAddress {
  name: string | null
  cc: AskedAddress[]
  bcc: AskedAddress[]
}

export interface Attachment {
  name: string
  type: string
  content: Buffer
}

/** A mail as the API asks for it; what it says stands here or in a template. */
export interface MailToSend {
  templateId: number | null
  /** null: the template's. */
  subject: string | null
  /** null: the account's. */
  fromName: string | null
  fromEmail: string | null
  replyTo: string | null
  html: string | null
  text: string | null
  ampHtml: string | null
  to: AskedRecipient[]
  vars: Record<string, unknown>
  attachments: Attachment[]
  tracked: { opens: boolean; clicks: boolean }
  headers: Record<string, string>
}

const MOST_BYTES = 4 * 1024 * 1024
const MOST_VARS_BYTES = 100_000
/** Copies included. More people than that are an audience, and that is a campaign. */
const MOST_ADDRESSES = 1_000

/** Throws transactional.tooLarge, .varsTooLarge or .tooManyRecipients. */
export function checkLimits(mail: MailToSend): void {
  const texts = [mail.subject, mail.html, mail.text, mail.ampHtml]
  const ofTexts = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0)
  const ofFiles = mail.attachments.reduce((sum, { content }) => sum + content.length, 0)
  if (ofTexts + ofFiles > MOST_BYTES) throw problem('transactional.tooLarge')
  if (Buffer.byteLength(JSON.stringify(mail.vars)) > MOST_VARS_BYTES) throw problem('transactional.varsTooLarge')
  const addresses = mail.to.reduce((sum, { cc, bcc }) => sum + 1 + cc.length + bcc.length, 0)
  if (addresses > MOST_ADDRESSES) throw problem('transactional.tooManyRecipients')
}

/**
 * One mail an address: who repeats a recipient for the sake of several copies means one mail and all of these copies. Nobody
 * gets a copy of what comes to the same address anyway.
 */
export function oneEach(asked: AskedRecipient[]): AskedRecipient[] {
  const byKey = new Map<string, AskedRecipient>()
  for (const recipient of asked) {
    const known = byKey.get(recipient.key)
    if (!known) byKey.set(recipient.key, { ...recipient })
    else {
      known.name ??= recipient.name
      known.cc = [...known.cc, ...recipient.cc]
      known.bcc = [...known.bcc, ...recipient.bcc]
    }
  }
  return [...byKey.values()].map(recipient => {
    const seen = new Set([recipient.key])
    const fresh = ({ key }: AskedAddress) => !seen.has(key) && seen.add(key)
    return { ...recipient, cc: recipient.cc.filter(fresh), bcc: recipient.bcc.filter(fresh) }
  })
}
