const LINE_DOT = Buffer.from('\n.')
const END = Buffer.from('.\r\n')
const NEW_LINE_END = Buffer.from('\r\n.\r\n')
const DOT = 0x2e
const CR = 0x0d
const LF = 0x0a

/** The content as it goes over the wire (RFC 5321 4.5.2), final dot included. Copies only when a line starts with a dot. */
export function wireContent(content: Buffer): Buffer[] {
  const length = content.length
  const endsWithLine = length === 0 || (length > 1 && content[length - 1] === LF && content[length - 2] === CR)
  return [stuffDots(content), endsWithLine ? END : NEW_LINE_END]
}

function stuffDots(content: Buffer): Buffer {
  const dots: number[] = content[0] === DOT ? [0] : []
  for (let at = content.indexOf(LINE_DOT); at >= 0; at = content.indexOf(LINE_DOT, at + 2)) dots.push(at + 1)
  if (dots.length === 0) return content
  const stuffed = Buffer.allocUnsafe(content.length + dots.length)
  let from = 0
  let to = 0
  for (const dot of dots) {
    to += content.copy(stuffed, to, from, dot)
    stuffed[to++] = DOT
    from = dot
  }
  content.copy(stuffed, to, from)
  return stuffed
}
