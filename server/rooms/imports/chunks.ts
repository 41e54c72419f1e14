import type { ImportSettings } from '../../../contract/import-settings.ts'
import { type BadRow, isBad, type PreparedRow } from './columns/prepare.ts'
import type { OpenImport } from './open.ts'
import type { FileRow } from './read/csv-reader.ts'
import { readRows } from './read/rows.ts'
import type { ByteSource } from './read/source.ts'

/** As many rows a transaction: its fixed cost is spread, and a cancel is felt within a second or two. */
export const CHUNK_ROWS = 20_000

export interface Chunk {
  /** How many rows of the file came up to its end, the header not counted. */
  upTo: number
  rows: PreparedRow[]
  bad: BadRow[]
  /** Said no to being written to. */
  noConsent: number
  readBytes: number
}

/** The rows after the first `skip` ones, prepared; the next chunk is made while the caller works on the one before. */
export async function* chunksOf(open: OpenImport, skip: number, size: number): AsyncGenerator<Chunk> {
  const chunks = prepared(open, skip, size)
  let next = chunks.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = chunks.next()
      // Whoever leaves the loop does not wait for it.
      next.catch(() => {})
      yield value
    }
  } finally {
    await chunks.return(undefined).catch(() => {})
  }
}

async function* prepared(open: OpenImport, skip: number, size: number): AsyncGenerator<Chunk> {
  const { prepare, record } = open
  const counting = counted(open.source)
  let chunk = emptyChunk(skip)
  let at = 0
  for await (const batch of dataRows(counting.source, record.settings)) {
    for (const row of batch) {
      if (at++ < skip) continue
      chunk.upTo = at
      const outcome = prepare(row)
      if (isBad(outcome)) chunk.bad.push(outcome)
      else if (!outcome.hasConsent) chunk.noConsent++
      else chunk.rows.push(outcome)
      if (chunk.rows.length < size && chunk.bad.length < size) continue
      yield { ...chunk, readBytes: counting.bytes() }
      chunk = emptyChunk(at)
    }
  }
  if (chunk.rows.length + chunk.bad.length + chunk.noConsent > 0) yield { ...chunk, readBytes: counting.bytes() }
}

const emptyChunk = (upTo: number): Chunk => ({ upTo, rows: [], bad: [], noConsent: 0, readBytes: 0 })

/** Without the header. */
async function* dataRows(source: ByteSource, { reading }: ImportSettings): AsyncGenerator<FileRow[]> {
  let isHeader = reading.hasHeader
  for await (const batch of readRows(source, reading)) {
    yield isHeader ? batch.slice(1) : batch
    isHeader = false
  }
}

function counted(source: ByteSource): { source: ByteSource; bytes(): number } {
  let bytes = 0
  const read = async function* (from?: number) {
    for await (const piece of source.read(from)) {
      bytes += piece.length
      yield piece
    }
  }
  return { source: { sizeBytes: source.sizeBytes, read }, bytes: () => bytes }
}
