import { describe, expect, it } from 'vitest'
import { compileEmail } from './compile.ts'
import { compileMjml } from './mjml.ts'

const ACCOUNT = 1
const compiled = (source: string) => compileMjml(ACCOUNT, source)
const body = (inside: string) => `<mjml lang="cs">\n<mj-body>\n${inside}\n</mj-body>\n</mjml>`
const column = (inside: string) => body(`<mj-section><mj-column>\n${inside}\n</mj-column></mj-section>`)

describe('MJML', () => {
  it('becomes HTML that a mail program reads, with nothing fetched from elsewhere', async () => {
    const { html, problems } = await compiled(column('<mj-text>Ahoj &nbsp;<br>ž</mj-text>'))
    expect(problems).toEqual([])
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('lang="cs"')
    expect(html).toContain('>Ahoj &nbsp;<br>ž</div>')
    expect(html).not.toMatch(/fonts\.googleapis|@import/)
  })

  it('passes every tag unharmed: in text, attributes, conditions with < and quotes, styles, titles', async () => {
    const tags = ['*|NAME|*', '*|IF:A < 5|*', '*|IF:B = "x"|*', '*|HTML:C|*', '{*|D|*}', '*|DATE:d.m.Y|*', '*|END:IF|*']
    const source = `<mjml><mj-head><mj-title>*|NAME|*</mj-title><mj-preview>*|IF:A < 5|*</mj-preview></mj-head><mj-body>
<mj-section><mj-column><mj-text css-class="*|NAME|*">${tags.join(' ')}</mj-text>
<mj-button href="https://shop.example/?a=*|IF:B = "x"|*b*|END:IF|*&amp;c=*|URL|*">x</mj-button>
<mj-image src="https://shop.example/*|ID|*.png" alt="*|NAME|*" /></mj-column></mj-section></mj-body></mjml>`
    const { html, problems } = await compiled(source)
    expect(problems).toEqual([])
    expect(html).toContain(`>${tags.join(' ')}</div>`)
    expect(html).toContain('href="https://shop.example/?a=*|IF:B = "x"|*b*|END:IF|*&amp;c=*|URL|*"')
    expect(html).toContain('src="https://shop.example/*|ID|*.png"')
    expect(html).toContain('<title>*|NAME|*</title>')
    expect(html).not.toContain('qtagq')
  })

  it('lets a condition stand around rows, columns and sections, bare or in mj-raw', async () => {
    const around = (what: string, inside: string) => `*|IF:${what}|*\n${inside}<mj-raw>*|END:IF|*</mj-raw>`
    const text = (words: string) =>
      `<mj-column>${around('ROW', `<mj-text>${words} row</mj-text>`)}<mj-text>x</mj-text></mj-column>`
    const source = body(
      around('SECTION', `<mj-section>${around('COLUMN', text('inner'))}</mj-section>`) +
        '<mj-section><mj-column><mj-text>after</mj-text></mj-column></mj-section>',
    )
    const { html, problems } = await compiled(source)
    expect(problems).toEqual([])
    const email = compileEmail({ subject: '', html })
    expect(email.problems).toEqual([])
    const links = { unsubscribe: '', confirm: '', preferences: '', webVersion: '', pixel: null, click: () => '' }
    const shown = (...names: string[]) => email.fill(Object.fromEntries(names.map(name => [name, 1])), links).text
    expect(shown()).toBe('after')
    expect(shown('SECTION', 'COLUMN')).toBe('x\nafter')
    expect(shown('SECTION', 'COLUMN', 'ROW')).toBe('inner row\nx\nafter')
  })

  it.each([
    [column('<mj-text>a'), 'mjmlUnclosed', 4, 'mj-text'],
    [body('<mj-section>\n<mj-column>\n<mj-text>a</mj-text>\n</mj-section>'), 'mjmlUnclosed', 4, 'mj-column'],
    [body('<mj-section></mj-section>\n</mj-column>'), 'mjmlUnexpectedEnd', 4, 'mj-column'],
    [column('\n<mj-text color="red>a</mj-text>'), 'mjmlBrokenElement', 5, 'mj-text'],
    [body('<mj-include path="/etc/passwd" />'), 'mjmlInclude', 3, 'mj-include'],
    ['<mjml>\n<mj-head></mj-head></mjml>', 'mjmlNoBody', 1, 'mj-body'],
    ['<div>x</div>', 'mjmlNoBody', 1, 'mj-body'],
    ['', 'mjmlNoBody', 1, 'mj-body'],
    [`*|IF:X|*\n${column('')}`, 'mjmlTagLost', 1, '*|IF:X|*'],
    [
      body('<mj-section>\n<mj-column><mj-social>\n*|X|*</mj-social></mj-column></mj-section>'),
      'mjmlTagLost',
      5,
      '*|X|*',
    ],
  ])('%j is told as %s in line %d', async (source, code, line, tag) => {
    const { html, problems } = await compiled(source)
    expect(problems[0]).toMatchObject({ code, line, tag, harmless: false })
    expect(html).toBe('')
  })

  it.each([
    [column('<mj-foo />'), 'mjmlUnknownElement', 4, 'mj-foo', null],
    [column('<p>x</p>'), 'mjmlUnknownElement', 4, 'p', null],
    [column('\n<mj-text foo="1" bar="2">a</mj-text>'), 'mjmlUnknownAttribute', 5, 'mj-text', 'foo, bar'],
    [column('<mj-text align="middle">a</mj-text>'), 'mjmlBadValue', 4, 'align', 'middle'],
    [body('<mj-text>a</mj-text>'), 'mjmlMisplaced', 3, 'mj-text', 'mj-body'],
    [column('just words'), 'mjmlTextLost', 4, 'just words', null],
    [column('<mj-text foo="*|X|*">a</mj-text>'), 'mjmlUnknownAttribute', 4, 'mj-text', 'foo'],
  ])('%j is compiled all the same and told as %s', async (source, code, line, tag, detail) => {
    const { html, problems } = await compiled(source)
    expect(problems[0]).toEqual({ code, line, tag, detail, harmless: true })
    expect(html).toContain('</html>')
  })

  it('forgets comments, and what stands in them is no problem', async () => {
    const { html, problems } = await compiled(column('<!-- secret *|X|* -->\n<mj-text>a</mj-text>'))
    expect(problems).toEqual([])
    expect(html).not.toContain('secret')
  })

  it('reads no file, whatever is asked', async () => {
    const path = '../../../../../../etc/passwd'
    for (const include of [`<mj-include path="${path}"/>`, `<mj-include type="html" path="file://${path}"/>`]) {
      const { html, problems } = await compiled(column(include))
      expect(html).toBe('')
      expect(problems).toMatchObject([{ code: 'mjmlInclude' }])
    }
  })

  it('ends what takes too long, and goes on with the next one', async () => {
    // Every selector is tried on every element: seconds, from a source of 280 kB.
    const rules = Array.from({ length: 5_000 }, (_, i) => `.a${i} p b i{color:red}`).join('')
    const text = '<p><b><i>x</i></b></p>'.repeat(7_000)
    const monster = `<mjml><mj-head><mj-style inline="inline">${rules}</mj-style></mj-head>${column(`<mj-text>${text}</mj-text>`).slice(16)}`
    const [slow, good] = await Promise.all([compiled(monster), compiled(column('<mj-text>next</mj-text>'))])
    expect(slow.problems).toMatchObject([{ code: 'mjmlTooSlow', harmless: false }])
    expect(good.html).toContain('next')
  }, 15_000)

  it.each(['<mj-text', '<mj-a>', '</mj-a>', '<!--', '*|X|*', '<mj-a b="', '\n', '<mj-raw>', '*|'])(
    'reads %j a hundred thousand characters long in no time',
    async part => {
      const source = part.repeat(100_000 / part.length)
      const began = performance.now()
      await compiled(source)
      await compiled(body(source))
      await compiled(body(`${'<mj-a>'.repeat(20_000)}${'</mj-b>'.repeat(20_000)}${source.slice(0, 20_000)}`))
      expect(performance.now() - began).toBeLessThan(6_000)
    },
  )

  it('refuses what is too large, and too much at once from one account', async () => {
    expect((await compiled('x'.repeat(300_001))).problems).toMatchObject([{ code: 'mjmlTooLarge' }])
    const many = Array.from({ length: 6 }, () => compiled(column('<mj-text>a</mj-text>')))
    const other = compileMjml(2, column('<mj-text>a</mj-text>'))
    const outcomes = await Promise.allSettled(many)
    expect(outcomes.map(one => one.status)).toEqual([...Array(4).fill('fulfilled'), 'rejected', 'rejected'])
    expect((await other).html).not.toBe('')
    expect((await compiled(column('<mj-text>a</mj-text>'))).html).not.toBe('')
  })
})
