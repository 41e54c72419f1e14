import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl'
import { problem } from '../../../platform/errors.ts'
import type { ByteSource } from './source.ts'

const MOST_ENTRIES = 5_000
/** A million rows of forty columns; a zip bomb is far over it. */
const MOST_BYTES = 4 * 1024 ** 3
/** Deflate reaches 1,032; sheets of equal rows 200. Small ones may do what they like. */
const MOST_RATIO = 400
const SMALL_BYTES = 64 * 1024 ** 2

class SourceReader extends RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super()
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(range(this.source, start, end), { objectMode: false, highWaterMark: 256 * 1024 })
  }
}

async function* range(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  let left = end - start
  for await (const piece of source.read(start)) {
    yield piece.length > left ? piece.subarray(0, left) : piece
    left -= piece.length
    if (left <= 0) return
  }
}

/** The parts of a workbook, each read as a stream. Throws import.notXlsx or import.bomb. */
export class Zip {
  private constructor(
    private readonly file: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(source: ByteSource): Promise<Zip> {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: false }
    const file = await new Promise<ZipFile>((resolve, reject) =>
      fromRandomAccessReader(new SourceReader(source), source.sizeBytes, options, (error, opened) =>
        error ? reject(damaged(error)) : resolve(opened),
      ),
    )
    return new Zip(file, await entriesOf(file))
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name)
    if (!entry) throw problem('import.notXlsx', { missing: name })
    const stream = await new Promise<Readable>((resolve, reject) =>
      this.file.openReadStream(entry, (error, opened) => (error ? reject(damaged(error)) : resolve(opened))),
    )
    try {
      for await (const piece of stream) yield piece as Buffer
    } catch (error) {
      throw damaged(error)
    } finally {
      stream.destroy()
    }
  }

  close(): void {
    this.file.close()
  }
}

async function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  if (file.entryCount > MOST_ENTRIES) throw problem('import.bomb')
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    file.on('error', error => reject(damaged(error)))
    file.on('end', resolve)
    file.on('entry', (entry: Entry) => {
      const { uncompressedSize, compressedSize } = entry
      const ratio = uncompressedSize / Math.max(1, compressedSize)
      if (uncompressedSize > MOST_BYTES || (uncompressedSize > SMALL_BYTES && ratio > MOST_RATIO))
        return reject(problem('import.bomb'))
      if (entry.isEncrypted()) return reject(problem('import.locked'))
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      file.readEntry()
    })
    file.readEntry()
  })
  return entries
}

/** A wrong zip is the file's fault; a lost database is not. */
function damaged(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string }
  const ofZip = code === undefined || code.startsWith('Z_')
  return ofZip && message !== undefined && !(error as { status?: number }).status
    ? problem('import.notXlsx', { message })
    : error
}
