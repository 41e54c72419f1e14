import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipEntry {
  name: string
  text: AsyncIterable<string>
}

interface Written {
  name: Buffer
  crc: number
  packedBytes: number
  sizeBytes: number
  offset: number
}

const VERSION = 20
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1 January 1980, the first day that the format knows: nothing here depends on when it was made. */
const DATE = 0x21

/** A zip file, written as its entries come; below 4 GB in all, since it is no zip64. */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = []
  let offset = 0
  const counted = (chunk: Buffer) => {
    offset += chunk.length
    return chunk
  }
  for await (const { name, text } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packedBytes: 0, sizeBytes: 0, offset }
    yield counted(localHeader(entry))
    for await (const chunk of packed(text, entry)) yield counted(chunk)
    yield counted(descriptor(entry))
    written.push(entry)
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield end(written.length, directory.length, offset)
}

async function* packed(text: AsyncIterable<string>, entry: Written): AsyncGenerator<Buffer> {
  async function* measured() {
    for await (const piece of text) {
      const bytes = Buffer.from(piece)
      entry.crc = crc32(bytes, entry.crc)
      entry.sizeBytes += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw({ level: 6 })
  // What the source throws is thrown by the loop below, which reads the same stream.
  pipeline(Readable.from(measured(), { objectMode: false }), deflate, () => {})
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    entry.packedBytes += chunk.length
    yield chunk
  }
}

function localHeader({ name }: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATE, 8)
  header.writeUInt16LE(DATE, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, packedBytes, sizeBytes }: Written): Buffer {
  const after = Buffer.alloc(16)
  after.writeUInt32LE(0x08074b50, 0)
  after.writeUInt32LE(crc, 4)
  after.writeUInt32LE(packedBytes, 8)
  after.writeUInt32LE(sizeBytes, 12)
  return after
}

function directoryEntry({ name, crc, packedBytes, sizeBytes, offset }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(VERSION, 4)
  entry.writeUInt16LE(VERSION, 6)
  entry.writeUInt16LE(FLAGS, 8)
  entry.writeUInt16LE(DEFLATE, 10)
  entry.writeUInt16LE(DATE, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packedBytes, 20)
  entry.writeUInt32LE(sizeBytes, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}

function end(entries: number, directoryBytes: number, offset: number): Buffer {
  const last = Buffer.alloc(22)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(entries, 8)
  last.writeUInt16LE(entries, 10)
  last.writeUInt32LE(directoryBytes, 12)
  last.writeUInt32LE(offset, 16)
  return last
}
