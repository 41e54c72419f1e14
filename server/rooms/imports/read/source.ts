/** Bytes that can be read from any place, again and again; the import's file is one. */
export interface ByteSource {
  sizeBytes: number
  read(from?: number): AsyncIterable<Buffer>
}

export function sourceOf(bytes: Buffer): ByteSource {
  return {
    sizeBytes: bytes.length,
    async *read(from = 0) {
      for (let at = from; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    },
  }
}

/** The first `length` bytes, or all of them. */
export async function headOf(source: ByteSource, length: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let have = 0
  for await (const piece of source.read()) {
    pieces.push(piece)
    have += piece.length
    if (have >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}
