import { hash } from 'node:crypto'
import {
  cleanText,
  encodeAddress,
  encodeHeaderText,
  encodeOwnHeader,
  fileNameParameter,
  headerLine,
} from './mime-header.ts'
import { MimeWriter } from './mime-writer.ts'

export { encodeAddress, encodeHeaderText } from './mime-header.ts'

export interface MimeAttachment {
  name: string
  /** Media type; anything that is none becomes application/octet-stream. */
  type: string
  /** Encoded once and remembered by identity: do not change it between messages. */
  content: Buffer
  /** Content-ID without <>; with it the part stands beside the HTML (multipart/related). */
  cid?: string
}

export interface MimeParts {
  from: { name: string | null; email: string }
  to: { name?: string | null; email: string }
  /** Addresses. */
  cc?: string[]
  /** An e-mail address. */
  replyTo?: string | null
  subject: string
  /** Without <>. */
  messageId: string
  date: Date
  /** Further headers, in this order; those that the composer writes itself are refused. */
  headers?: [name: string, value: string][]
  html: string | null
  text: string | null
  /** Another form of the HTML; it stands between text and HTML, since a program takes the last part that it knows. */
  ampHtml?: string | null
  attachments?: MimeAttachment[]
}

type WritePart = (writer: MimeWriter) => void

const OWN_HEADERS = new Set(['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'cc', 'bcc'])
const MEDIA_TYPE =
  /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}(?:; ?[\w-]{1,40}=(?:[\w.+-]{1,100}|"[\w .:/+-]{1,100}"))*$/
// RFC 2046 5.1 and 5.2.1 forbid base64 for these.
const COMPOSITE_TYPE = /^(?:multipart|message)\//i

/**
 * The whole message, 7-bit (but for a non-ASCII local part, which needs SMTPUTF8), CRLF, no line starting with a dot
 * in its bodies. The same parts give the same bytes. Throws Error for a header name that is no token, is the
 * composer's own, or holds a word over 900 characters.
 */
export function composeMime(parts: MimeParts): Buffer {
  const writer = new MimeWriter()
  writer.text(topHeaders(parts))
  // "=_" cannot occur in quoted-printable or base64 (RFC 2045 6.7), so no boundary can occur in a body.
  const boundary = `=_${hash('sha1', parts.messageId, 'hex').slice(0, 24)}`
  body(parts, boundary)(writer)
  writer.endLine()
  return writer.take()
}

function topHeaders(parts: MimeParts): string {
  let head = headerLine('From', encodeAddress(parts.from.name, parts.from.email))
  head += headerLine('To', encodeAddress(parts.to.name ?? null, parts.to.email))
  if (parts.cc?.length) head += headerLine('Cc', parts.cc.map(email => encodeAddress(null, email)).join(', '))
  if (parts.replyTo) head += headerLine('Reply-To', encodeAddress(null, parts.replyTo))
  head += headerLine('Subject', encodeHeaderText(parts.subject))
  head += `Date: ${parts.date.toUTCString().replace('GMT', '+0000')}\r\n`
  head += `Message-ID: <${bareId(parts.messageId)}>\r\n`
  for (const [name, value] of parts.headers ?? []) {
    const lower = name.toLowerCase()
    if (OWN_HEADERS.has(lower) || lower.startsWith('content-'))
      throw new Error(`header ${lower} is written by the composer`)
    head += headerLine(name, encodeOwnHeader(value))
  }
  return `${head}MIME-Version: 1.0\r\n`
}

/** mixed( alternative( text, related( html, inline… ) ), attachment… ), each level only when it has two parts. */
function body(parts: MimeParts, boundary: string): WritePart {
  const isInline = (attachment: MimeAttachment) => attachment.cid !== undefined && parts.html !== null
  const attachments = parts.attachments ?? []
  const inline = attachments.filter(isInline).map(attachment => filePart(attachment, true))
  const files = attachments.filter(attachment => !isInline(attachment)).map(attachment => filePart(attachment, false))
  const alternatives: WritePart[] = []
  if (parts.text !== null || parts.html === null) alternatives.push(textPart('plain', parts.text ?? ''))
  if (parts.ampHtml) alternatives.push(textPart('x-amp-html', parts.ampHtml))
  if (parts.html !== null) {
    alternatives.push(multipart('related', `${boundary}r`, [textPart('html', parts.html), ...inline]))
  }
  return multipart('mixed', `${boundary}m`, [multipart('alternative', `${boundary}a`, alternatives), ...files])
}

function multipart(subtype: string, boundary: string, parts: WritePart[]): WritePart {
  if (parts.length === 1) return parts[0]!
  // RFC 2387 wants to know what the root of a related part is.
  const rootType = subtype === 'related' ? ' type="text/html";\r\n' : ''
  return writer => {
    writer.text(`Content-Type: multipart/${subtype};\r\n${rootType} boundary="${boundary}"\r\n\r\n`)
    for (const part of parts) {
      writer.text(`--${boundary}\r\n`)
      part(writer)
      writer.text('\r\n')
    }
    writer.text(`--${boundary}--\r\n`)
  }
}

function textPart(subtype: 'plain' | 'x-amp-html' | 'html', text: string): WritePart {
  return writer => {
    writer.text(`Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`)
    writer.quotedPrintable(text)
  }
}

function filePart(attachment: MimeAttachment, isInline: boolean): WritePart {
  const { type, name, cid, content } = attachment
  const safeType = MEDIA_TYPE.test(type) && !COMPOSITE_TYPE.test(type) ? type : 'application/octet-stream'
  return writer => {
    writer.text(headerLine('Content-Type', safeType))
    writer.text(`Content-Disposition: ${isInline ? 'inline' : 'attachment'}${fileNameParameter(name)}\r\n`)
    if (cid !== undefined) writer.text(`Content-ID: <${bareId(cid)}>\r\n`)
    writer.text('Content-Transfer-Encoding: base64\r\n\r\n')
    writer.base64(content)
  }
}

/** An id for between <>: printable ASCII without white space and brackets; cut where a line would end (RFC 5322). */
function bareId(id: string): string {
  return cleanText(id)
    .replace(/[^\x21-\x7e]|[<>]/g, '')
    .slice(0, 900)
}
