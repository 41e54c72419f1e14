import { asciiDomain } from './smtp-address.ts'

// RFC 2047: an encoded word has at most 75 characters, its line 76. 64 leaves room for "Reply-To: " before it.
const MAX_WORD = 64
const MAX_LINE = 76
/** RFC 5322 2.1.1 ends a line at 998. */
const MAX_TOKEN = 900
const Q_OPEN = '=?UTF-8?Q?'
const B_OPEN = '=?UTF-8?B?'
const PAYLOAD = MAX_WORD - Q_OPEN.length - 2
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
// Letters, digits and these may stand bare in a phrase (RFC 2047 5 rule 3); more is not worth a second table.
const Q_BARE = /^[A-Za-z0-9!*+\-/]$/
const PLAIN_TEXT = /^[\x20-\x7e]*$/
const PHRASE = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?: [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.\u0080-\u{10ffff}]+$/u
const QUOTED_STRING = /^"(?:[^"\\]|\\.)*"$/

/** Line breaks and tabs become one space, other control characters vanish, half surrogate pairs become U+FFFD. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  const oneLine = text.replace(/[\t\n\v\f\r\x85\u2028\u2029]+/g, ' ').replace(/[\x00-\x1f\x7f-\x9f]/g, '')
  return oneLine.replace(/\p{Cs}/gu, '\ufffd')
}

/** Unstructured text (a subject): as is when plain ASCII, else RFC 2047 encoded words with one space between. */
export function encodeHeaderText(text: string): string {
  const clean = cleanText(text)
  return needsEncoding(clean) ? encodedWords(clean) : clean
}

/** `Name <local@xn--domain>`; the name quoted or encoded as needed. Always parses as one address. */
export function encodeAddress(name: string | null, email: string): string {
  const address = headerEmail(email)
  const clean = cleanText(name ?? '').trim()
  if (clean === '') return address
  if (needsEncoding(clean)) return `${encodedWords(clean)} <${address}>`
  const phrase = PHRASE.test(clean) ? clean : `"${clean.replace(/["\\]/g, '\\$&')}"`
  return `${phrase} <${address}>`
}

/** One header with its CRLF, folded at spaces. Throws Error for a name that is no token or a word over 900 characters. */
export function headerLine(name: string, value: string): string {
  if (!FIELD_NAME.test(name)) throw new Error('a header name must be letters, digits and hyphens')
  const oneLine = `${name}: ${value}\r\n`
  if (oneLine.length <= MAX_LINE + 2) return oneLine
  let folded = `${name}:`
  let column = folded.length
  for (const token of ` ${value}`.match(/ +[^ ]+/g) ?? []) {
    if (token.length > MAX_TOKEN) throw new Error(`header ${name} has a word longer than ${MAX_TOKEN} characters`)
    const isFirst = column === name.length + 1 && folded.length === column
    if (column + token.length > MAX_LINE && (!isFirst || token.startsWith(' =?'))) {
      folded += '\r\n'
      column = 0
    }
    folded += token
    column += token.length
  }
  return `${folded}\r\n`
}

/** The value of a caller's own header: ASCII stays (it may be structured), anything else becomes encoded words. */
export function encodeOwnHeader(value: string): string {
  const clean = cleanText(value).trim()
  return PLAIN_TEXT.test(clean) ? clean : encodedWords(clean)
}

/** `;\r\n filename="a.pdf"` or its RFC 2231 form, in pieces when long. */
export function fileNameParameter(name: string): string {
  const clean = cleanText(name)
  if (PLAIN_TEXT.test(clean) && clean.length <= 60 && !/["\\]/.test(clean)) return `;\r\n filename="${clean}"`
  const pieces = [`UTF-8''`]
  for (const character of clean) {
    // RFC 5987 attribute characters; encodeURIComponent leaves ' ( ) * bare and they are not among them.
    const escaped = encodeURIComponent(character).replace(/['()*]/g, bare => `%${bare.charCodeAt(0).toString(16)}`)
    if (pieces.at(-1)!.length + escaped.length > MAX_LINE - 20) pieces.push('')
    pieces.push(pieces.pop()! + escaped)
  }
  if (pieces.length === 1) return `;\r\n filename*=${pieces[0]}`
  return pieces.map((piece, index) => `;\r\n filename*${index}*=${piece}`).join('')
}

function headerEmail(email: string): string {
  const bare = cleanText(email).replace(/[\s<>]/g, '')
  const at = bare.lastIndexOf('@')
  const local = at < 0 ? bare : bare.slice(0, at)
  const safeLocal = DOT_ATOM.test(local) || QUOTED_STRING.test(local) ? local : `"${local.replace(/["\\]/g, '\\$&')}"`
  if (at < 0) return safeLocal
  const domain = bare.slice(at + 1)
  return `${safeLocal}@${asciiDomain(domain) ?? domain.replace(/[^A-Za-z0-9._-]/g, '')}`
}

function needsEncoding(clean: string): boolean {
  if (!PLAIN_TEXT.test(clean) || clean.includes('=?')) return true
  // Spaces at the ends are trimmed by readers, and a word without spaces cannot be folded.
  return clean.startsWith(' ') || clean.endsWith(' ') || /[^ ]{60}/.test(clean)
}

/** Q or B, whichever is shorter; a character is never cut in two. */
function encodedWords(clean: string): string {
  const characters = [...clean]
  const q = characters.map(qForm)
  const qLength = q.reduce((sum, form) => sum + form.length, 0)
  const isBShorter = Math.ceil(Buffer.byteLength(clean) / 3) * 4 < qLength
  return isBShorter ? bWords(characters) : qWords(q)
}

function qForm(character: string): string {
  if (character === ' ') return '_'
  if (Q_BARE.test(character)) return character
  if (character < '\x80') return `=${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(character).replaceAll('%', '=')
}

function qWords(forms: string[]): string {
  const words: string[] = []
  let payload = ''
  for (const form of forms) {
    if (payload.length + form.length > PAYLOAD) {
      words.push(payload)
      payload = ''
    }
    payload += form
  }
  words.push(payload)
  return words.map(word => `${Q_OPEN}${word}?=`).join(' ')
}

function bWords(characters: string[]): string {
  const maxBytes = Math.floor(PAYLOAD / 4) * 3
  const words: string[] = []
  let text = ''
  let bytes = 0
  for (const character of characters) {
    const size = Buffer.byteLength(character)
    if (bytes + size > maxBytes) {
      words.push(text)
      text = ''
      bytes = 0
    }
    text += character
    bytes += size
  }
  words.push(text)
  return words.map(word => `${B_OPEN}${Buffer.from(word).toString('base64')}?=`).join(' ')
}
