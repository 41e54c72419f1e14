import { simpleParser } from 'mailparser'
import { compileEmail } from '../../rooms/emails/index.ts'

/** A mail's own bytes as people look at them: both parts, the headers, and where its links lead. */
export async function readRawMail(raw: Buffer) {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  const html = mail.html || null
  const text = mail.text ?? null
  const links =
    html === null ? addressesIn(text ?? '') : compileEmail({ subject: '', html }).links.map(link => link.url)
  return { html, text, headers: mail.headerLines.map(({ line }) => header(line)), links: [...new Set(links)] }
}

/** As it was sent, its folded lines joined (RFC 5322 2.2.3). */
function header(line: string): { name: string; value: string } {
  const colon = line.indexOf(':')
  const value = line.slice(colon + 1).replace(/\r?\n(?=[ \t])/g, '')
  return { name: line.slice(0, colon), value: value.trim() }
}

function addressesIn(text: string): string[] {
  return text.match(/https?:\/\/[^\s<>"']+/g) ?? []
}
