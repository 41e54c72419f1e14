import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aDraft, anUpload, check } from '../../../tests/kit/importing.ts'
import { readFileChunks } from '../../platform/files.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { beginImport, changeImport, readProblems, sampleOf, startCheck, startLoad } from './index.ts'
import { stateOf } from './state.ts'

let house: TestHouse
let listId: number
beforeAll(async () => {
  house = await aHouse()
  listId = (await aList(house)).id
})

async function problemsOf(importId: number) {
  const { problems } = await readProblems(house.ground, house.accountId, importId, undefined, 200)
  return problems.map(({ line, faults }) => [line, ...faults.map(one => `${one.column ?? ''}: ${one.fault}`)])
}
const begin = async (content: string | Buffer, name?: string) =>
  beginImport(house.ground, house.accountId, {
    fileId: await anUpload(house, content, name),
    listId,
    userId: null,
  })
async function textOf(fileId: number): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of readFileChunks(house.ground.db, house.accountId, fileId)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
const contacts = () => house.ground.db.one(sql`select count(*) as n from contact where account_id = ${house.accountId}`)

describe('a draft', () => {
  it('guesses how the file is read and where its columns go', async () => {
    const { settings } = await begin('E-mail;Jméno;Příjmení\njana@x.example;Jana;Nová\n')
    expect(settings.reading).toEqual({ format: 'csv', encoding: 'utf-8', separator: ';', quote: '"', hasHeader: true })
    expect(settings.columns.map(column => column.target)).toEqual([
      { to: 'email' },
      { to: 'profile', column: 'name' },
      { to: 'profile', column: 'surname' },
    ])
  })

  it('reads the file anew when told another encoding or separator', async () => {
    const { id, settings } = await begin('e-mail,jméno\njana@x.example,Jana\n')
    const reading = { ...settings.reading, separator: ';' as const }
    const changed = await changeImport(house.ground, house.accountId, id, { reading } as {
      reading: typeof settings.reading
    })
    expect(changed.settings.columns.map(column => column.header)).toEqual(['e-mail,jméno'])
    expect(await sampleOf(house.ground, house.accountId, id)).toEqual({ rows: [['jana@x.example,Jana']], columns: 1 })
  })

  it.each([
    ['nothing', '', 'import.empty'],
    ['blank lines', '\n\n;;\n', 'import.empty'],
    ['only a header', 'e-mail;jméno\n', 'import.onlyHeader'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0x0d, 0x0a, 0, 0, 0, 7]), 'import.notText'],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'import.oldExcel'],
    ['a broken XLSX', Buffer.from('PK\u0003\u0004 broken'), 'import.notXlsx'],
  ])('is refused for a file of %s', async (_, content, code) => {
    await expect(begin(content)).rejects.toMatchObject({ code })
  })

  it('says what is missing before it can be checked', async () => {
    const { id, settings } = await begin('jméno;město\nJana;Brno\nEva;Brno\n')
    const columns = settings.columns.map(column => ({ ...column, target: { to: 'tags' as const } }))
    await changeImport(house.ground, house.accountId, id, { columns })
    await expect(startCheck(house.ground, house.accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'import.mapping',
      details: { faults: [{ fault: 'noBasis' }, { fault: 'noEmail' }] },
    })
    await expect(startLoad(house.ground, house.accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'import.notChecked',
    })
  })

  it('is checked anew after a change, and belongs to its account', async () => {
    const draft = await aDraft(house, 'email\na@x.example\n', listId)
    expect(stateOf((await check(house, draft.id)).record)).toBe('checked')
    expect(stateOf(await changeImport(house.ground, house.accountId, draft.id, { known: 'fill' }))).toBe('draft')
    await expect(startLoad(house.ground, house.accountId, draft.id, NOBODY)).rejects.toMatchObject({
      code: 'import.notChecked',
    })
    const { accountId } = await anotherAccount(house)
    await expect(changeImport(house.ground, accountId, draft.id, {})).rejects.toMatchObject({ code: 'thing.notFound' })
    const call = { fileId: draft.file_id, userId: null }
    await expect(beginImport(house.ground, accountId, call)).rejects.toMatchObject({ code: 'import.fileGone' })
  })
})

describe('a dry run', () => {
  it('tells every bad row with its line, its column and why, and writes nobody', async () => {
    const before = await contacts()
    const { id } = await aDraft(
      house,
      'e-mail;jméno;datum narození;pohlaví;stav\n' +
        'ok@x.example;Jana;1.2.1980;žena;přihlášený\n' +
        'není adresa;Petr;;;\n' +
        ';Eva;;;\n' +
        'two@x.example;Jan;31.2.2000;kočka;odhlášený\n' +
        'short@x.example;Jan\n' +
        'long@x.example;Jan;;;;navíc\n' +
        'excel@x.example;#N/A;;;\n' +
        'fine@x.example;Jan;;;;\n',
      listId,
    )
    const { task, record } = await check(house, id)
    expect(task).toMatchObject({ state: 'done', done: 8, total: 8 })
    expect(record.check_result).toMatchObject({ rows: 8, badRows: 6, newContacts: 2, isCut: false })
    expect(await problemsOf(id)).toEqual([
      [3, 'e-mail: emailInvalid'],
      [4, 'e-mail: emailMissing'],
      [5, 'datum narození: notDate', 'pohlaví: notGender'],
      [6, ': fewerCells'],
      [7, ': moreCells'],
      [8, 'jméno: excelError'],
    ])
    expect(await contacts()).toEqual(before)
  })

  it('gives the bad rows back as a CSV that no spreadsheet takes for formulas, to be mended', async () => {
    const { id } = await aDraft(house, 'e-mail;jméno;telefon\n"=cmd()";Jana;+420777\n', listId)
    const { record } = await check(house, id)
    expect(await textOf(record.check_result!.problemsFileId!)).toBe(
      '\ufeffŘádek;e-mail;jméno;telefon;Důvod\r\n' +
        "2;'=cmd();Jana;'+420777;e-mail „=cmd()“: Tohle není e-mailová adresa.\r\n",
    )
    const mended = (await textOf(record.check_result!.problemsFileId!)).replace("'=cmd()", 'mended@x.example')
    const again = await aDraft(house, mended, listId)
    expect(again.settings.columns.map(column => column.target.to)).toEqual([
      'ignore',
      'email',
      'profile',
      'profile',
      'ignore',
    ])
    expect((await check(house, again.id)).record.check_result).toMatchObject({ badRows: 0, newContacts: 1 })
  })

  it('of a file that changes its shape half-way tells each row, and takes the others', async () => {
    const first = Array.from({ length: 700 }, (_, n) => `a${n}@x.example;Jana`)
    const second = Array.from({ length: 700 }, (_, n) => `b${n}@x.example;Jana;navíc;Brno`)
    const { id } = await aDraft(house, ['email;jméno', ...first, ...second].join('\n'), listId)
    const { record } = await check(house, id)
    expect(record.check_result).toMatchObject({ rows: 1_400, badRows: 700, newContacts: 700 })
    expect((await problemsOf(id))[0]).toEqual([702, ': moreCells'])
  })

  it('of a quote that was never closed loses one line', async () => {
    const rest = Array.from({ length: 900 }, (_, n) => `q${n}@x.example;"Jana"`)
    const { id } = await aDraft(house, ['email;jméno', 'bad@x.example;"Jana', ...rest].join('\n'), listId)
    const { record } = await check(house, id)
    expect(record.check_result).toMatchObject({ rows: 901, badRows: 1, newContacts: 900 })
    expect(await problemsOf(id)).toEqual([[2, ': quoteUnclosed']])
  })

  it('of letters in another encoding, which begin late in the file, says so and takes no broken name', async () => {
    const ascii = Array.from({ length: 700 }, (_, n) => `u${n}@x.example;${'Jan'.repeat(300)}`).join('\n')
    const late = Buffer.concat([
      Buffer.from(`email;jmeno\n${ascii}\nlate@x.example;`),
      Buffer.from([0x8e, 0x6f, 0x66, 0x69, 0x65]),
    ])
    const { id, settings } = await aDraft(house, late, listId)
    expect(settings.reading).toMatchObject({ encoding: 'utf-8' })
    await check(house, id)
    expect(await problemsOf(id)).toEqual([[702, 'jmeno: unreadable']])
    const reading = { ...settings.reading, encoding: 'windows-1250' } as typeof settings.reading
    await changeImport(house.ground, house.accountId, id, { reading })
    expect((await check(house, id)).record.check_result).toMatchObject({ badRows: 0 })
  })

  it('of bytes that are no text tells the rows', async () => {
    const { id } = await aDraft(
      house,
      `email;jméno\nok@x.example;Jana\n${'\u0001\u0002\u0000'.repeat(5)};x\n${'a@y.example;Eva\n'.repeat(200)}`,
      listId,
    )
    expect((await check(house, id)).record.check_result).toMatchObject({ badRows: 1 })
    expect(await problemsOf(id)).toEqual([[3, 'email: binary']])
  })

  it('fails in words when its file is gone, and can be asked again', async () => {
    const draft = await aDraft(house, 'email\na@x.example\n', listId)
    await house.ground.db.run(sql`delete from file where account_id = ${house.accountId} and id = ${draft.file_id}`)
    await expect(startCheck(house.ground, house.accountId, draft.id, NOBODY)).rejects.toMatchObject({
      code: 'import.fileGone',
    })
  })

  it('keeps memory flat over a file that comes without end', async () => {
    const { chunksOf } = await import('./chunks.ts')
    const { preparer } = await import('./columns/prepare.ts')
    const { settings } = await begin('email;jméno;město\na@x.example;Jana;Brno\n')
    const rows = Buffer.from(Array.from({ length: 4_000 }, (_, n) => `person${n}@x.example;Jana;Brno ${n}\n`).join(''))
    const source = {
      sizeBytes: rows.length * 100,
      async *read() {
        yield Buffer.from('email;jméno;město\n')
        for (let i = 0; i < 100; i++) yield rows
      },
    }
    const open = { record: { settings }, source, prepare: preparer(settings, { fields: [], groups: [] }), columns: [] }
    const before = process.memoryUsage().rss
    let most = 0
    let read = 0
    for await (const chunk of chunksOf(open as unknown as Parameters<typeof chunksOf>[0], 0, 20_000)) {
      read = chunk.upTo
      most = Math.max(most, process.memoryUsage().rss)
    }
    expect(read).toBe(400_000)
    // 400,000 rows as objects would be some 500 MB.
    expect((most - before) / 1024 ** 2).toBeLessThan(250)
  }, 60_000)
})
