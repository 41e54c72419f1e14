import { describe, expect, it } from 'vitest'
import { splitFullName } from './full-name.ts'

describe('a name written in one', () => {
  it.each([
    ['Jana Nováková', 'Jana', 'Nováková'],
    ['Nováková Jana', 'Jana', 'Nováková'],
    ['Novák, Jan', 'Jan', 'Novák'],
    ['Anna Marie Svobodová', 'Anna Marie', 'Svobodová'],
    ['Jan Novák Dvořák', 'Jan', 'Novák Dvořák'],
    ['Petr Pavel', 'Petr', 'Pavel'],
    ['paní Eva Malá', 'Eva', 'Malá'],
    ['Jana', 'Jana', null],
    ['Nováková', null, 'Nováková'],
    ['Xiu Ying Wang', 'Xiu', 'Ying Wang'],
    ['  ', null, null],
  ])('%s', (text, name, surname) => {
    expect(splitFullName(text)).toEqual({ name, surname, pretitle: null, surtitle: null, company: null })
  })

  it('keeps titles apart', () => {
    expect(splitFullName('Doc. Ing. Jan Novák, Ph. D., MBA')).toEqual({
      name: 'Jan',
      surname: 'Novák',
      pretitle: 'Doc. Ing.',
      surtitle: 'Ph.D. MBA',
      company: null,
    })
  })

  it('knows a firm', () => {
    expect(splitFullName('Kávovary s.r.o.')).toMatchObject({ name: null, surname: null, company: 'Kávovary s.r.o.' })
  })
})
