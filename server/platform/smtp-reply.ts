/** One reply of the server, its lines joined by \n, control characters replaced, at most 1,000 characters. */
export interface SmtpReply {
  code: number
  /** RFC 3463 code at the start of the first line ("5.1.1"), null without one. */
  enhanced: string | null
  text: string
}

// RFC 5321 4.5.3.1.5 says 512 bytes a line; servers with long policy texts go over it.
const MAX_LINE_BYTES = 4_096
const MAX_REPLY_BYTES = 65_536
const MAX_TEXT_CHARACTERS = 1_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose; PostgreSQL takes no U+0000
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/g
const LINE = /^[2-5]\d\d(?:[ -]|$)/
const ENHANCED = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/

/** Cuts the incoming bytes into replies; `read` throws an Error when they are not SMTP or too long. */
export class SmtpReplyReader {
  #rest = ''
  #code = 0
  #lines: string[] = []
  #replyBytes = 0

  /** True between two replies. Anything left over before STARTTLS was injected (CVE-2011-0411). */
  get isEmpty(): boolean {
    return this.#rest === '' && this.#lines.length === 0
  }

  read(chunk: Buffer, onReply: (reply: SmtpReply) => void): void {
    const text = this.#rest + chunk.toString('latin1')
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
      start = end + 1
      const reply = this.#readLine(line)
      if (reply) onReply(reply)
    }
    this.#rest = text.slice(start)
    if (this.#rest.length > MAX_LINE_BYTES) throw new Error('the server sent an oversized reply')
  }

  #readLine(line: string): SmtpReply | null {
    this.#replyBytes += line.length
    if (line.length > MAX_LINE_BYTES || this.#replyBytes > MAX_REPLY_BYTES) {
      throw new Error('the server sent an oversized reply')
    }
    if (!LINE.test(line)) throw new Error('the server sent something that is not an SMTP reply')
    const code = Number(line.slice(0, 3))
    if (this.#lines.length > 0 && code !== this.#code) {
      throw new Error('the server mixed two codes in one reply')
    }
    this.#code = code
    this.#lines.push(line.slice(4))
    if (line[3] === '-') return null
    const reply = makeReply(code, this.#lines.join('\n'))
    this.#lines = []
    this.#replyBytes = 0
    return reply
  }
}

function makeReply(code: number, latin1: string): SmtpReply {
  const decoded = /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1
  const text = decoded.replace(CONTROL, ' ').slice(0, MAX_TEXT_CHARACTERS)
  return { code, enhanced: ENHANCED.exec(text)?.[0] ?? null, text }
}

export const isPositive = (reply: SmtpReply) => reply.code >= 200 && reply.code < 300
export const isNegative = (reply: SmtpReply) => reply.code >= 400
