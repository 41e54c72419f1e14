import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../tests/kit/house.ts'
import { fileById, forgetFiles, PIECE_BYTES, readFileChunks, removeFile, writeFile } from './files.ts'
import { sql } from './sql.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const write = (chunks: AsyncIterable<Buffer | string>, options: { maxBytes?: number; expiresAt?: Date } = {}) =>
  writeFile(house.ground.db, house.accountId, { name: 'a.csv', type: 'text/csv' }, chunks, {
    maxBytes: 10 * PIECE_BYTES,
    now: house.clock.now(),
    ...options,
  })
async function readAll(fileId: number, from?: number, accountId = house.accountId) {
  const parts: Buffer[] = []
  for await (const part of readFileChunks(house.ground.db, accountId, fileId, from)) parts.push(part)
  return Buffer.concat(parts)
}
const piecesLeft = async () =>
  (await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from file_piece`))!.n

describe('a stored file', () => {
  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 77])(
    'of %i bytes comes back as it came, whatever the chunks',
    async size => {
      const bytes = randomBytes(size)
      for (const chunk of [65_536, 2.5 * PIECE_BYTES]) {
        const file = await write(inChunks(bytes, chunk))
        expect(file.sizeBytes).toBe(size)
        expect((await readAll(file.id)).equals(bytes)).toBe(true)
      }
    },
  )

  it('is read from any byte on', async () => {
    const bytes = randomBytes(2 * PIECE_BYTES + 500)
    const file = await write(inChunks(bytes, 300_000))
    for (const from of [0, 17, PIECE_BYTES, PIECE_BYTES + 3, bytes.length - 1, bytes.length])
      expect((await readAll(file.id, from)).equals(bytes.subarray(from))).toBe(true)
  })

  it('leaves nothing behind when it is too large or its stream breaks', async () => {
    const before = await piecesLeft()
    await expect(write(inChunks(randomBytes(3_000_000), 65_536), { maxBytes: 2_500_000 })).rejects.toMatchObject({
      code: 'file.tooLarge',
      details: { limitBytes: 2_500_000 },
    })
    async function* breaking() {
      yield randomBytes(2 * PIECE_BYTES)
      throw new Error('the cable')
    }
    await expect(write(breaking())).rejects.toThrow('the cable')
    expect(await piecesLeft()).toBe(before)
  })

  it("is another account's nothing", async () => {
    const other = await anotherAccount(house)
    const file = await write(inChunks(Buffer.from('ours'), 10))
    expect(await fileById(house.ground.db, other.accountId, file.id)).toBeUndefined()
    expect(await readAll(file.id, 0, other.accountId)).toHaveLength(0)
    await removeFile(house.ground.db, other.accountId, file.id)
    expect(await fileById(house.ground.db, house.accountId, file.id)).toMatchObject({ name: 'a.csv', sizeBytes: 4 })
  })

  it('ends at its time, and so does one whose writer died', async () => {
    const now = house.clock.now()
    const expiresAt = new Date(now.getTime() + 1_000)
    const file = await write(inChunks(Buffer.from('x'), 1), { expiresAt })
    const kept = await write(inChunks(Buffer.from('y'), 1))
    await house.ground.db.run(sql`
      insert into file (account_id, name, type, created_at) values (${house.accountId}, 'half', 'x/y', ${now})`)
    expect(await fileById(house.ground.db, house.accountId, file.id, expiresAt)).toBeUndefined()
    expect(await forgetFiles(house.ground.db, expiresAt)).toBe(1)
    expect(await forgetFiles(house.ground.db, new Date(now.getTime() + 25 * 3600_000))).toBe(1)
    expect(await fileById(house.ground.db, house.accountId, kept.id)).toBeDefined()
  })
})
