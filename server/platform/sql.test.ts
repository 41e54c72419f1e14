import { describe, expect, it } from 'vitest'
import { identifier, join, nothing, sql } from './sql.ts'

describe('the sql tag', () => {
  it('turns values into parameters and nests fragments', () => {
    const where = join([sql`a = ${1}`, sql`b = any(${['x']})`], ' and ')
    expect(sql`select * from t where ${where} limit ${5}`.statement()).toMatchObject({
      text: 'select * from t where a = $1 and b = any($2) limit $3',
      values: [1, ['x'], 5],
    })
  })

  it('gives the same text the same name, whatever the values', () => {
    const ask = (id: number) => sql`select ${id}`.statement().name
    expect(ask(1)).toBe(ask(2))
    expect(ask(1)).not.toBe(sql`select  ${1}`.statement().name)
  })

  it('leaves a condition out and takes no user text as an identifier', () => {
    expect(sql`select 1${nothing}`.statement().text).toBe('select 1')
    expect(join([], ', ').statement().text).toBe('')
    expect(() => identifier('a; drop table x')).toThrow('not an identifier')
  })
})
