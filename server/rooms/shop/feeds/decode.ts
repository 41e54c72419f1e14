import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { problem } from '../../../platform/errors.ts'

/** A gzipped file sent gzipped is unpacked twice; nothing is unpacked three times. */
const MOST_LAYERS = 2

/**
 * The text of a feed, piece by piece, whatever it is packed in and written in. Throws feed.tooLarge, feed.encoding,
 * feed.broken, and whatever `bytes` throws.
 */
export async function* textOf(
  bytes: AsyncIterable<Buffer>,
  { charset, mostBytes }: { charset: string | null; mostBytes: number },
): AsyncGenerator<string, void, undefined> {
  let size = 0
  let decoder: TextDecoder | undefined
  let start: Buffer | null = Buffer.alloc(0)
  for await (const piece of unpacked(bytes, MOST_LAYERS)) {
    size += piece.length
    if (size > mostBytes) throw problem('feed.tooLarge', { mostMb: Math.round(mostBytes / 1_000_000) })
    if (start) {
      // What it is written in stands in its first line; a server may send that in pieces.
      start = Buffer.concat([start, piece])
      if (start.length < 200) continue
      decoder = decoderFor(start, charset)
      yield decoder.decode(start, { stream: true })
      start = null
      continue
    }
    yield decoder!.decode(piece, { stream: true })
  }
  if (start) {
    decoder = decoderFor(start, charset)
    yield decoder.decode(start, { stream: true })
  }
  yield decoder!.decode()
}

/** The declaration says it better than the server, which often says the same of all its files. */
function decoderFor(start: Buffer, charset: string | null): TextDecoder {
  const declared = /^\s*<\?xml[^>]{0,150}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start.toString('latin1'))?.[1]
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  const encoding = isWide ? (start[0] === 0xff ? 'utf-16le' : 'utf-16be') : (declared ?? charset ?? 'utf-8')
  try {
    return new TextDecoder(encoding)
  } catch {
    throw problem('feed.encoding', { encoding })
  }
}

async function* unpacked(bytes: AsyncIterable<Buffer>, layers: number): AsyncGenerator<Buffer, void, undefined> {
  const pieces = bytes[Symbol.asyncIterator]()
  let isLeft = true
  try {
    let first = Buffer.alloc(0)
    while (first.length < 2) {
      const { done, value } = await pieces.next()
      if (done) break
      first = Buffer.concat([first, value])
    }
    const rest = (async function* () {
      if (first.length > 0) yield first
      for (;;) {
        const { done, value } = await pieces.next()
        if (done) return
        yield value
      }
    })()
    if (layers > 0 && first[0] === 0x1f && first[1] === 0x8b) yield* gunzipped(rest, layers - 1)
    else yield* rest
    isLeft = false
  } finally {
    if (isLeft) await pieces.return?.()
  }
}

async function* gunzipped(bytes: AsyncGenerator<Buffer>, layers: number): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip()
  let failure: Error | undefined
  // What goes wrong comes out of the last stream, too, where it is waited for.
  pipeline(Readable.from(bytes), gunzip, error => {
    failure = error ?? undefined
  })
  try {
    yield* unpacked(gunzip, layers)
  } catch (error) {
    const { code = '' } = (failure ?? error) as NodeJS.ErrnoException
    throw code.startsWith('Z_') ? problem('feed.broken', { line: null, reason: 'gzip' }) : error
  }
}
