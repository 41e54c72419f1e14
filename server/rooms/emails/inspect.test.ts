import { describe, expect, it } from 'vitest'
import { inspectHtml } from './inspect.ts'

const HIDDEN = '<div style="display:none">Before the first words</div>'
const found = (body: string) =>
  inspectHtml(`<html lang="cs"><body>${HIDDEN}\n${body}</body></html>`).map(
    ({ code, line, column }) => `${code} ${line}:${column}`,
  )

describe('looking over an e-mail', () => {
  it.each([
    ['<a href="">x</a>', ['linkEmpty 2:1']],
    ['<p><a href=" # ">x</a>', ['linkEmpty 2:4']],
    ['<a href="javascript:void(0)">x</a>', ['linkEmpty 2:1']],
    ['<a name="top">x</a> <a href="#top">y</a>', []],
    ['<a href="http://localhost:8080/x">x</a>', ['linkLocal 2:1']],
    ['<a href="https://192.168.1.7/">x</a> <a href="https://shop.local/">y</a>', ['linkLocal 2:1', 'linkLocal 2:38']],
    [
      '<a href="https://www.example.cz/akce">x</a> <a href="http://example.com">y</a>',
      ['linkSample 2:1', 'linkSample 2:45'],
    ],
    ['<a href="https://myexample.cz/">x</a> <a href="https://example.cz.shop.example/">y</a>', []],
    ['<a href="https://localhost.shop.example/">x</a> <a href="https://101.1.1.1/">y</a>', []],
    ['<a href="*|UNSUB|*">x</a> <a href="https://shop.example/?m=*|EMAIL|*">y</a>', []],
    ['<img src="http://shop.example/a.png" alt="">', ['imageInsecure 2:1']],
    ['<img src="https://shop.example/a.png">\n<img alt="A" src="https://shop.example/b.png">', ['altMissing 2:1']],
    ['<!--[if mso]><img src="http://shop.example/a.png"><![endif]-->', []],
    ['<!-- <a href="">x</a> -->', []],
  ])('%s', (body, expected) => {
    expect(found(body)).toEqual(expected)
  })

  it('misses a language, and words for behind the subject', () => {
    expect(inspectHtml('<p>\nHello</p>').map(one => one.code)).toEqual(['preheaderMissing', 'langMissing'])
    expect(inspectHtml(`<html lang="">${HIDDEN}<p>Hello`).map(one => one.code)).toEqual(['langMissing'])
    expect(inspectHtml(' ')).toEqual([])
  })

  it('stays quick and short on a monster', () => {
    const start = Date.now()
    expect(inspectHtml(`<html lang="cs">${HIDDEN}${'<a href="#">x</a>'.repeat(50_000)}`)).toHaveLength(20)
    expect(Date.now() - start).toBeLessThan(2_000)
  })
})
