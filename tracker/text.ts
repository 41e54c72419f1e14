/** A value as the protocol carries it; undefined for what is left out: empty, null, NaN, things without a text. */
export function asText(value: unknown): string | undefined {
  if (value === null || value === undefined || Number.isNaN(value) || typeof value === 'object') return undefined
  // Half a character (a text cut by its length) would make encodeURIComponent throw.
  return String(value).replace(/[\ud800-\udfff]/gu, '') || undefined
}

/** base64url without padding. */
export function base64url(text: string): string {
  const utf8 = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, ''))
  const bytes = utf8.replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** crypto.randomUUID is missing on http pages. */
export function randomHex(length: number): string {
  let text = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(length / 2))) text += (byte + 256).toString(16).slice(1)
  return text
}

export function uuid(): string {
  const hex = randomHex(32)
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** A parameter of the address's query, decoded as the old script does it: a plus is a space. */
export function parameterOf(address: string, name: string): string | undefined {
  const query = address.replace(/#.*/, '').split('?').slice(1).join('?')
  for (const part of query.split('&')) {
    const [key, value = ''] = part.split(/=(.*)/)
    if (key === name) return decode(value.replace(/\+/g, ' ')) || undefined
  }
  return undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The address without `ecmid`: it says who came, not what was looked at, and travels in `uid` already. */
export function withoutEcmid(address: string): string {
  return address.replace(/([?&])ecmid=[^&#]*(&?)/, (_, before, after) => (after ? before : ''))
}
