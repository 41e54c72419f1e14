import { describe, expect, it } from 'vitest'
import { guessCsv } from './csv-guess.ts'
import { guessEncoding } from './encoding.ts'
import { readRows } from './rows.ts'
import { sourceOf } from './source.ts'

/** No encoder of the platform writes anything but UTF-8. */
function written(text: string, encoding: 'windows-1250' | 'iso-8859-2' | 'windows-1252'): Buffer {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, n) => [decoder.decode(Buffer.from([n])), n]))
  return Buffer.from([...text].map(letter => bytes.get(letter)!))
}

const CZECH = 'e-mail;jméno;město\njana@x.cz;Žofie Šťastná;Třebíč\npetr@x.cz;Ondřej Čížek;Dvůr Králové\n'

async function all(bytes: Buffer, reading = guessCsv(bytes).reading) {
  const rows: string[][] = []
  for await (const batch of readRows(sourceOf(bytes), reading)) rows.push(...batch.map(row => row.cells))
  return rows
}

describe('the encoding of a file', () => {
  it.each(['windows-1250', 'iso-8859-2'] as const)('is %s by its Czech letters', encoding => {
    expect(guessEncoding(written(CZECH, encoding))).toEqual({ encoding, sure: true })
  })

  it('is Windows-1250 for Slovak', () => {
    const slovak = 'meno;ulica\nĽudovít Štúr;Ľanová\nŠtefánia Kŕdeľová;Žilinská\n'
    expect(guessEncoding(written(slovak, 'windows-1250'))).toEqual({ encoding: 'windows-1250', sure: true })
  })

  it('is UTF-8 where that is valid, though the sample ends within a letter', () => {
    const bytes = Buffer.from(CZECH)
    const cut = bytes.subarray(0, bytes.indexOf(Buffer.from('ž')) + 1)
    expect(guessEncoding(cut)).toEqual({ encoding: 'utf-8', sure: true })
    expect(guessEncoding(Buffer.from('a;b\nc;d'))).toEqual({ encoding: 'utf-8', sure: true })
  })

  it('is told by a byte order mark, and by zeros where there is none', () => {
    const wide = Buffer.from(CZECH, 'utf16le')
    expect(guessEncoding(Buffer.concat([Buffer.from([0xff, 0xfe]), wide])).encoding).toBe('utf-16le')
    expect(guessEncoding(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(CZECH)])).encoding).toBe('utf-8')
    expect(guessEncoding(wide).encoding).toBe('utf-16le')
    expect(guessEncoding(Buffer.from(wide).swap16()).encoding).toBe('utf-16be')
  })

  it('says that it is not sure where the letters do not decide', () => {
    expect(guessEncoding(written('name\nJosé\nAndré\n', 'windows-1252')).sure).toBe(false)
  })
})

describe('the shape of a CSV file', () => {
  it.each([
    ['semicolons', 'a@x.cz;Jana;"Brno, střed"\nb@x.cz;Petr;"Praha, Žižkov"\n', ';'],
    ['commas', 'a@x.cz,Jana,"Brno; střed"\nb@x.cz,Petr,Praha\n', ','],
    ['tabs', 'a@x.cz\tJana, Brno\nb@x.cz\tPetr, Praha\n', '\t'],
    ['bars', 'a@x.cz|Jana|x\nb@x.cz|Petr|y\n', '|'],
    ['one column', 'a@x.cz\nb@x.cz\n', ';'],
    ['what its first line says', 'sep=,\na@x.cz,Jana;x\nb@x.cz,Petr;y\n', ','],
  ])('has %s', (_, text, separator) => {
    expect(guessCsv(Buffer.from(text)).reading).toMatchObject({ separator, quote: '"' })
  })

  it('may have apostrophes for quotes', () => {
    const text = "'a@x.cz','Jana; Nová','x'\n'b@x.cz','Petr, ml.','y'\n"
    expect(guessCsv(Buffer.from(text)).reading).toMatchObject({ separator: ',', quote: "'" })
  })

  it('reads the same rows from every encoding', async () => {
    const expected = await all(Buffer.from(CZECH))
    expect(expected[1]).toEqual(['jana@x.cz', 'Žofie Šťastná', 'Třebíč'])
    expect(await all(written(CZECH, 'windows-1250'))).toEqual(expected)
    expect(await all(Buffer.from(`\ufeff${CZECH}`, 'utf16le'))).toEqual(expected)
    expect(await all(Buffer.from(`\ufeff${CZECH}`))).toEqual(expected)
  })

  it('takes no blank row and not the line sep= for rows', async () => {
    expect(await all(Buffer.from('sep=;\r\na;b\r\n\r\n;\r\nc;d\r\n'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})
