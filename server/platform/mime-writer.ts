import { encodeQuotedPrintable, quotedPrintableCapacity } from './mime-quoted-printable.ts'

const START_BYTES = 256 * 1_024
/** Larger scratch space (attachments) is given back to the collector. */
const KEEP_BYTES = 4 * 1_024 * 1_024
const BASE64_LINE = 76

// Composing is synchronous, so all messages share one scratch: a fresh megabyte per mail costs more than the encoding.
let sharedOutput = Buffer.allocUnsafeSlow(START_BYTES)
let sharedInput = Buffer.allocUnsafeSlow(START_BYTES)

const base64Bodies = new WeakMap<Buffer, Buffer>()

/** Appends to one growing buffer; `take` copies the result out. Never keep a writer across an await. */
export class MimeWriter {
  #output = sharedOutput
  #length = 0

  /** ASCII, or UTF-8 where SMTPUTF8 allows it. */
  text(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += this.#output.write(text, this.#length, 'utf8')
  }

  quotedPrintable(text: string): void {
    const input = inputFor(text.length * 3)
    const length = input.write(text, 0, 'utf8')
    this.#reserve(quotedPrintableCapacity(length))
    this.#length = encodeQuotedPrintable(input, length, this.#output, this.#length)
  }

  /** Encoded once per Buffer object: an attachment is the same for every recipient. Do not change it afterwards. */
  base64(content: Buffer): void {
    let body = base64Bodies.get(content)
    if (!body) {
      body = Buffer.from(
        content.toString('base64').replace(new RegExp(`.{${BASE64_LINE}}(?=.)`, 'g'), '$&\r\n'),
        'latin1',
      )
      base64Bodies.set(content, body)
    }
    this.#reserve(body.length)
    this.#length += body.copy(this.#output, this.#length)
  }

  endLine(): void {
    if (this.#output[this.#length - 1] !== 0x0a) this.text('\r\n')
  }

  take(): Buffer {
    const result = Buffer.allocUnsafe(this.#length)
    this.#output.copy(result, 0, 0, this.#length)
    if (this.#output.length <= KEEP_BYTES) sharedOutput = this.#output
    return result
  }

  #reserve(bytes: number): void {
    if (this.#output.length - this.#length >= bytes) return
    const larger = Buffer.allocUnsafeSlow((this.#length + bytes) * 2)
    this.#output.copy(larger, 0, 0, this.#length)
    this.#output = larger
  }
}

function inputFor(bytes: number): Buffer {
  if (sharedInput.length >= bytes) return sharedInput
  const larger = Buffer.allocUnsafeSlow(bytes)
  if (bytes <= KEEP_BYTES) sharedInput = larger
  return larger
}
