import { expect, it } from 'vitest'
import { productRows, shopLists } from './shop-tag-list.ts'

it.each(shopLists)('rows of $tag name every list once, in a table of HTML or in a section of MJML', ({ tag }) => {
  const html = productRows(tag, 'html', 'lowest')
  const mjml = productRows(tag, 'mjml', 'lowest')
  expect(html.match(/\*\|EACH:(\w+)\|\*/)?.[1]).toBe(tag)
  expect(html.startsWith('<table')).toBe(true)
  expect(mjml.startsWith('<mj-section>')).toBe(true)
  for (const text of [html, mjml]) expect(text.match(/\*\|IF:/g)).toHaveLength(text.match(/\*\|END:IF\|\*/g)!.length)
})
