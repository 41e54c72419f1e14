import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Its endpoints keep their schemas, since only those of the admin are bared: with one of them TypeBox came along, 4 kB. */
it('what the browser has of the contract leads to none of the Ecomail door', () => {
  const folder = join(import.meta.dirname, '../../contract')
  const leading = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter(file => /from '\.\/ecomail\//.test(readFileSync(join(folder, file), 'utf8')))
  expect(leading).toEqual([])
})
