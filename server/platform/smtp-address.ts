import { domainToASCII } from 'node:url'

/** An envelope address that must not be written to a server; the connection is untouched. */
export class SmtpAddressError extends Error {
  override name = 'SmtpAddressError'
}

export interface EnvelopeAddress {
  /** As it stands between the angle brackets, the domain as A-labels. */
  text: string
  /** The local part is not ASCII (RFC 6531). */
  needsUtf8: boolean
}

// RFC 5321 4.5.3.1.3: a path is at most 256 octets with its brackets.
const MAX_BYTES = 254
const DOMAIN = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i
const LITERAL = /^\[(IPv6:)?[0-9a-f.:]+\]$/i
// White space of any script, angle brackets, controls, and halves of surrogate pairs.
const FORBIDDEN = /[\s<>\p{Cc}\p{Cs}\u2028\u2029]/u
const PLAIN_LOCAL = /^[^"(),:;@[\\\]]+$/
const QUOTED_LOCAL = /^"(?:[^"\\]|\\[^\s])*"$/
const ASCII = /^[\x21-\x7e]*$/

/** Throws SmtpAddressError for anything that could break out of `RCPT TO:<…>` or that no server can take. */
export function envelopeAddress(address: string): EnvelopeAddress {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  if (at < 1 || FORBIDDEN.test(address) || !(PLAIN_LOCAL.test(local) || QUOTED_LOCAL.test(local))) {
    throw new SmtpAddressError('not an e-mail address that can stand in an envelope')
  }
  const domain = asciiDomain(address.slice(at + 1))
  if (domain === null) throw new SmtpAddressError('an e-mail address with an impossible domain')
  const text = `${local}@${domain}`
  if (Buffer.byteLength(text) > MAX_BYTES) throw new SmtpAddressError('an e-mail address longer than 254 bytes')
  return { text, needsUtf8: !ASCII.test(local) }
}

/** The domain as A-labels (IDNA), or null when it is none. Address literals pass. */
export function asciiDomain(domain: string): string | null {
  if (DOMAIN.test(domain) || LITERAL.test(domain)) return domain
  // Only non-ASCII goes through IDNA: it also rewrites numbers and percent escapes, as browsers do with hosts.
  if (ASCII.test(domain)) return null
  const converted = domainToASCII(domain)
  return DOMAIN.test(converted) ? converted : null
}
