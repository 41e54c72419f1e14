import { domainToASCII } from 'node:url'

/**
 * The address as it is kept and the key by which two spellings are one (lower case); null when it is no address.
 * RFC 5321 sizes (64 + 255, 254 in all) and dot-atoms; quoted local parts are refused, as nobody has them and every
 * second tool breaks on them. Non-ASCII local parts pass (RFC 6531), domains may be IDN.
 */
export function parseAddress(text: string): { email: string; key: string } | null {
  const email = text.trim()
  if (email.length < 3 || email.length > 254) return null
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const domain = email.slice(at + 1)
  if (at < 1 || Buffer.byteLength(local) > 64) return null
  if (!/^[^\s\p{Cc}\p{Cf}@()<>[\]\\,;:".]+(\.[^\s\p{Cc}\p{Cf}@()<>[\]\\,;:".]+)*$/u.test(local)) return null
  const ascii = domainToASCII(domain)
  if (!/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i.test(ascii)) return null
  return { email, key: `${local}@${domain}`.toLowerCase() }
}
