import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Database, Db } from './db.ts'
import { problem } from './errors.ts'
import { sql } from './sql.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)

/** Every piece but the last holds so many bytes before compression, so that any byte's piece is known without looking. */
export const PIECE_BYTES = 1024 * 1024
const UNFINISHED_MS = 24 * 3600_000

export interface StoredFile {
  id: number
  name: string
  type: string
  sizeBytes: number
  createdAt: Date
  expiresAt: Date | null
}

/**
 * Stores what comes, a piece at a time, so memory stays flat. All or nothing: a stream that breaks leaves no file.
 * Throws file.tooLarge { limitBytes }.
 */
export async function writeFile(
  db: Database,
  accountId: number,
  file: { name: string; type: string },
  chunks: AsyncIterable<Buffer | string>,
  options: { maxBytes: number; now: Date; expiresAt?: Date },
): Promise<StoredFile> {
  const row = (await db.one<{ id: number }>(sql`
    insert into file (account_id, name, type, expires_at, created_at)
    values (${accountId}, ${file.name}, ${file.type}, ${options.expiresAt ?? null}, ${options.now}) returning id`))!
  try {
    const sizeBytes = await writePieces(db, accountId, row.id, chunks, options.maxBytes)
    await db.run(sql`
      update file set size_bytes = ${sizeBytes}, whole_at = ${options.now} where account_id = ${accountId} and id = ${row.id}`)
    return { id: row.id, ...file, sizeBytes, createdAt: options.now, expiresAt: options.expiresAt ?? null }
  } catch (error) {
    await removeFile(db, accountId, row.id).catch(() => {}) // forgetFiles takes it later
    throw error
  }
}

async function writePieces(
  db: Db,
  accountId: number,
  fileId: number,
  chunks: AsyncIterable<Buffer | string>,
  maxBytes: number,
): Promise<number> {
  let sizeBytes = 0
  let no = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = async (piece: Buffer) => {
    const data = await compress(piece, { level: 1 })
    await db.run(
      sql`insert into file_piece (account_id, file_id, no, data) values (${accountId}, ${fileId}, ${no++}, ${data})`,
    )
  }
  for await (const given of chunks) {
    const chunk = typeof given === 'string' ? Buffer.from(given) : given
    sizeBytes += chunk.length
    if (sizeBytes > maxBytes) throw problem('file.tooLarge', { limitBytes: maxBytes })
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (waitingBytes < PIECE_BYTES) continue
    let all = Buffer.concat(waiting)
    for (; all.length >= PIECE_BYTES; all = all.subarray(PIECE_BYTES)) await flush(all.subarray(0, PIECE_BYTES))
    waiting = [all]
    waitingBytes = all.length
  }
  if (waitingBytes > 0) await flush(Buffer.concat(waiting))
  return sizeBytes
}

/** Undefined while it is being written, after its end, and when it is another account's. */
export async function fileById(
  db: Db,
  accountId: number,
  fileId: number,
  now: Date = new Date(),
): Promise<StoredFile | undefined> {
  return await db.one<StoredFile>(sql`
    select id, name, type, size_bytes as "sizeBytes", created_at as "createdAt", expires_at as "expiresAt" from file
    where account_id = ${accountId} and id = ${fileId} and whole_at is not null and (expires_at is null or expires_at > ${now})`)
}

/** Its bytes from `fromByte` on, a piece at a time. Ends early when the file is removed meanwhile. */
export async function* readFileChunks(
  db: Db,
  accountId: number,
  fileId: number,
  fromByte = 0,
): AsyncGenerator<Buffer, void, undefined> {
  let skip = fromByte % PIECE_BYTES
  for (let no = Math.floor(fromByte / PIECE_BYTES); ; no++) {
    const row = await db.one<{ data: Buffer }>(
      sql`select data from file_piece where account_id = ${accountId} and file_id = ${fileId} and no = ${no}`,
    )
    if (!row) return
    const piece = await expand(row.data)
    yield skip > 0 ? piece.subarray(skip) : piece
    skip = 0
  }
}

export async function removeFile(db: Db, accountId: number, fileId: number): Promise<void> {
  await db.run(sql`delete from file where account_id = ${accountId} and id = ${fileId}`)
}

/** Those past their end, and those whose writer died. Says how many. */
export async function forgetFiles(db: Db, now: Date): Promise<number> {
  const unfinished = new Date(now.getTime() - UNFINISHED_MS)
  return await db.run(
    sql`delete from file where expires_at <= ${now} or (whole_at is null and created_at <= ${unfinished})`,
  )
}
