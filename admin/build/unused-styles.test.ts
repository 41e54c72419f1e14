import { expect, it } from 'vitest'
import { withoutUnused } from './unused-styles.ts'

const worn = (name: string) => name === 'm_aaaaaaaa'

it('a stylesheet keeps what somebody wears, whatever it is nested in', () => {
  const css =
    '@charset "utf-8";:root{--x:1}.m_aaaaaaaa{color:red}.m_bbbbbbbb{color:red}.m_aaaaaaaa,.m_bbbbbbbb .x{top:0}' +
    '.m_aaaaaaaa:where([data-a="},{"],.m_aaaaaaaa){left:0}.plain:not(.m_bbbbbbbb){left:0}' +
    '@media (min-width:1em){.m_bbbbbbbb{a:b}@supports (a:b){.m_aaaaaaaa{a:b}.m_bbbbbbbb{a:b}}}@media print{.m_bbbbbbbb{a:b}}' +
    '@keyframes m_bbbbbbbb{from{top:0}to{top:1px}}'
  expect(withoutUnused(css, worn)).toBe(
    '@charset "utf-8";:root{--x:1}.m_aaaaaaaa{color:red}.m_aaaaaaaa{top:0}' +
      '.m_aaaaaaaa:where([data-a="},{"],.m_aaaaaaaa){left:0}' +
      '@media (min-width:1em){@supports (a:b){.m_aaaaaaaa{a:b}}}@keyframes m_bbbbbbbb{from{top:0}to{top:1px}}',
  )
})
