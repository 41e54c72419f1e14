import { beforeAll, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/kit/database.ts'
import { copyArray, copyLine, copyRows } from './copy.ts'
import type { Database } from './db.ts'
import { sql } from './sql.ts'

let db: Database
beforeAll(async () => {
  db = (await freshDatabase()).db
  await db.run(sql`create table copied (n int, text text, tags text[], data jsonb)`)
})

it('rows come back as they were given, whatever letters they hold', async () => {
  const texts = ['a\tb', 'line\nend\r', '\\N', '\\.', 'žluťoučký "kůň"', '', '{a,b}', null]
  const tags = ['a,b', 'c"d', 'e\\f', 'g h', '']
  const data = { a: 'x\ny', b: ['\\', '"'] }
  await db.transaction(async tx => {
    const rows = texts.map((text, n) => copyLine([n, text, copyArray(tags), JSON.stringify(data)]))
    await copyRows(tx, 'copied (n, text, tags, data)', rows)
  })
  const rows = await db.query(sql`select text, tags, data from copied order by n`)
  expect(rows).toEqual(texts.map(text => ({ text, tags, data })))
})

it('a wrong row takes the transaction back and leaves the connection usable', async () => {
  const copying = db.transaction(async tx => {
    await copyRows(tx, 'copied (n)', [copyLine([1]), copyLine(['no number'])])
  })
  await expect(copying).rejects.toMatchObject({ code: '22P02' })
  expect(await db.one(sql`select count(*) as n from copied where text is null and data is null`)).toEqual({ n: 0 })
})

it('rows that cannot be made take the transaction back, too', async () => {
  const copying = db.transaction(tx =>
    copyRows(
      tx,
      'copied (n)',
      (function* () {
        yield copyLine([1])
        throw new Error('out of rows')
      })(),
    ),
  )
  await expect(copying).rejects.toThrow('out of rows')
})
