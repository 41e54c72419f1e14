const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09
const EQUALS = 0x3d
const DOT = 0x2e
const CAPITAL_F = 0x46
/** RFC 2045 6.7: 76 with the "=" of a soft break. */
const MAX_COLUMN = 75
const HEX = Buffer.from('0123456789ABCDEF')

/** 1: may stand bare inside a line (printable ASCII without "=", space, tab). */
const BARE = new Uint8Array(256)
for (let byte = 0x20; byte <= 0x7e; byte++) BARE[byte] = byte === EQUALS ? 0 : 1
BARE[TAB] = 1

/** Bytes that `length` bytes can become: all escaped, 25 escapes a line, and one line break. */
export function quotedPrintableCapacity(length: number): number {
  return length * 3 + Math.ceil(length / 25) * 3 + 8
}

/**
 * Encodes UTF-8 text: source[0..length) into target from `at`; returns the end. Any line break becomes CRLF, lines
 * have at most 76 bytes, none ends in white space or starts with "." (so SMTP never stuffs) or "From " (mbox).
 * The target needs `quotedPrintableCapacity(length)` bytes.
 */
export function encodeQuotedPrintable(source: Uint8Array, length: number, target: Uint8Array, at: number): number {
  let from = 0
  let to = at
  let column = 0
  while (from < length) {
    let byte = source[from]!
    if (byte === LF || byte === CR) {
      if (column > 0) to = escapeLastSpace(target, to, column)
      target[to++] = CR
      target[to++] = LF
      column = 0
      from += byte === CR && source[from + 1] === LF && from + 1 < length ? 2 : 1
      continue
    }
    if (column === 0 && (byte === DOT || (byte === CAPITAL_F && startsFrom(source, from, length)))) {
      to = escapeByte(target, to, byte)
      column = 3
      from++
      continue
    }
    // The run that needs nothing: most of the mail goes through here, one byte in, one out.
    const start = from
    const stop = Math.min(length, from + MAX_COLUMN - column)
    while (from < stop && BARE[byte] === 1) {
      target[to++] = byte
      byte = source[++from]!
    }
    column += from - start
    if (from >= length || byte === LF || byte === CR) continue
    if (column + (BARE[byte] === 1 ? 1 : 3) > MAX_COLUMN) {
      target[to++] = EQUALS
      target[to++] = CR
      target[to++] = LF
      column = 0
    } else if (BARE[byte] === 0) {
      to = escapeByte(target, to, byte)
      column += 3
      from++
    }
  }
  return column > 0 ? escapeLastSpace(target, to, column) : to
}

function escapeByte(target: Uint8Array, to: number, byte: number): number {
  target[to] = EQUALS
  target[to + 1] = HEX[byte >> 4]!
  target[to + 2] = HEX[byte & 15]!
  return to + 3
}

/** White space before a line break is lost on the way. In column 75 its escape would end in column 77: break first. */
function escapeLastSpace(target: Uint8Array, to: number, column: number): number {
  const last = target[to - 1]!
  if (last !== SPACE && last !== TAB) return to
  let end = to - 1
  if (column === MAX_COLUMN) {
    target[end++] = EQUALS
    target[end++] = CR
    target[end++] = LF
  }
  return escapeByte(target, end, last)
}

function startsFrom(source: Uint8Array, at: number, length: number): boolean {
  return (
    at + 4 < length &&
    source[at + 1] === 0x72 &&
    source[at + 2] === 0x6f &&
    source[at + 3] === 0x6d &&
    source[at + 4] === SPACE
  )
}
