import { parseAddress } from '../../platform/address.ts'
import type { AskedAddress, AskedRecipient, MailToSend } from '../../rooms/transactional/index.ts'
import type { Json } from './body.ts'
import { readArray, readFlag, readIdValue, readObject, readText } from './input.ts'
import { invalid, required } from './refusal.ts'
import { readAttachments, readHeaders, readVars } from './transactional-parts.ts'

/** What is wrong, by the field's path; all of it is told at once. */
export class Faults {
  readonly errors: Record<string, string[]> = {}

  add(path: string, sentence: string): void {
    this.errors[path] = [...(this.errors[path] ?? []), sentence]
  }

  /** A field that is there and wrong is not called missing as well. */
  missing(path: string): void {
    if (!this.errors[path]) this.add(path, required(path))
  }

  wrong(path: string, expected: string): void {
    this.add(path, `The ${path.replaceAll('_', ' ')} must be ${expected}.`)
  }

  refuse(): void {
    if (Object.keys(this.errors).length > 0) throw invalid(this.errors)
  }
}

const LONGEST_SUBJECT = 2_000
const LONGEST_NAME = 500

/** A call of send-message. Throws the refusal that names every wrong field. */
export function readMessage(body: Json): MailToSend {
  const message = messageOf(body)
  const faults = new Faults()
  const mail = { ...readShared(message, faults), templateId: null }
  if (mail.subject === null) faults.missing('message.subject')
  if (mail.fromEmail === null) faults.missing('message.from_email')
  if (mail.fromName === null) faults.missing('message.from_name')
  if (mail.html === null && mail.text === null) {
    for (const [one, other] of [
      ['html', 'text'],
      ['text', 'html'],
    ])
      faults.add(`message.${one}`, `The message.${one} field is required when message.${other} is not present.`)
  }
  faults.refuse()
  return mail
}

/** A call of send-template; what it says is the template's. */
export function readTemplateCall(body: Json): MailToSend {
  const message = messageOf(body)
  const faults = new Faults()
  const given = message.template_id ?? body.template_id
  const templateId = readIdValue(given)
  if (given === undefined || given === null || given === '') faults.missing('message.template_id')
  else if (templateId === null) faults.wrong('message.template_id', 'an integer')
  const mail = readShared(message, faults)
  faults.refuse()
  return { ...mail, templateId, html: null, text: null, ampHtml: null }
}

function messageOf(body: Json): Json {
  const message = readObject(body.message)
  if (!message || Object.keys(message).length === 0) throw invalid({ message: [required('message')] })
  return message
}

function readShared(message: Json, faults: Faults): Omit<MailToSend, 'templateId'> {
  const text = (name: string, longest = Number.POSITIVE_INFINITY) => readField(message, name, longest, faults)
  const address = (name: string) => {
    const given = text(name)
    return given === null ? null : (readAddress(given, `message.${name}`, faults)?.email ?? null)
  }
  const options = readObject(message.options) ?? {}
  return {
    subject: text('subject', LONGEST_SUBJECT),
    fromName: text('from_name', LONGEST_NAME),
    fromEmail: address('from_email'),
    replyTo: address('reply_to'),
    html: text('html'),
    text: text('text'),
    ampHtml: text('amp_html'),
    to: readRecipients(message.to, faults),
    vars: readVars(message.global_merge_vars, faults),
    attachments: readAttachments(message.attachments, faults),
    tracked: { opens: readFlag(options.open_tracking, true), clicks: readFlag(options.click_tracking, true) },
    headers: readHeaders(message.headers),
  }
}

/** null: not given, or nothing but spaces. */
function readField(message: Json, name: string, longest: number, faults: Faults): string | null {
  const given = readText(message[name])
  if (given === undefined || given === null) return null
  if (typeof given !== 'string') faults.wrong(`message.${name}`, 'a string')
  else if (given.length > longest)
    faults.add(`message.${name}`, `The message.${name} may not be greater than ${longest} characters.`)
  else return given.trim() === '' ? null : given
  return null
}

function readAddress(text: string, path: string, faults: Faults): AskedAddress | null {
  const address = parseAddress(text)
  if (!address) faults.wrong(path, 'a valid email address')
  return address
}

/** One may come alone, without an array, or as a mere address. */
function readRecipients(given: unknown, faults: Faults): AskedRecipient[] {
  const isAlone = typeof given === 'string' || (readObject(given) !== null && 'email' in (given as object))
  const asked = isAlone ? [given] : (readArray(given) ?? [])
  if (asked.length === 0) faults.missing('message.to')
  return asked.flatMap((one, no) => readRecipient(one, `message.to.${no}`, faults))
}

function readRecipient(given: unknown, path: string, faults: Faults): AskedRecipient[] {
  const { email, name, cc, bcc } = typeof given === 'string' ? ({ email: given } as Json) : (readObject(given) ?? {})
  const text = readText(email)
  if (typeof text !== 'string' || text.trim() === '') {
    faults.missing(`${path}.email`)
    return []
  }
  const address = readAddress(text, `${path}.email`, faults)
  const called = readText(name)
  const copies = { cc: readCopies(cc, `${path}.cc`, faults), bcc: readCopies(bcc, `${path}.bcc`, faults) }
  const own = typeof called === 'string' ? called.trim().slice(0, LONGEST_NAME) : ''
  return address ? [{ ...address, name: own || null, ...copies }] : []
}

/** A text with one address, or several between commas; an array of them does no harm. */
function readCopies(given: unknown, path: string, faults: Faults): AskedAddress[] {
  const texts = (Array.isArray(given) ? given : [given]).flatMap(one => {
    const text = readText(one)
    return typeof text === 'string' ? text.split(/[,;]/) : []
  })
  return texts.filter(text => text.trim() !== '').flatMap(text => readAddress(text, path, faults) ?? [])
}
