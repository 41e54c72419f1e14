import { describe, expect, it } from 'vitest'
import { shop } from './shop.ts'

const mails = [...shop.campaigns, { title: 'confirmation', ...shop.confirmation }]

describe('the demo shop', () => {
  it.each(shop.campaigns)('$title greets by vocative with a fallback and lets people leave', ({ html }) => {
    for (const tag of [
      '*|IF:VOKATIV|*',
      '*|VOKATIV|*',
      '*|ELSE:|*',
      '*|END:IF|*',
      '*|UNSUB|*',
      '*|PREFERENCES|*',
      '*|WEBVERSION|*',
    ])
      expect(html).toContain(tag)
    expect(html).toContain('Horní Dravčice')
  })

  it('confirms without promoting anything', () => {
    expect(shop.confirmation.html).toContain('href="*|SUBCONFIRM|*"')
    expect(shop.confirmation.html).not.toMatch(/Kč|slev|UNSUB/i)
  })

  it.each(mails)('$title loads nothing, stays under 100 kB and links only to .example', ({ html }) => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=/i)
    // Gmail cuts a message off at 102 kB.
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    for (const [, href] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(?:https:\/\/kavarna\.example|\*\|[A-Z]+\|\*$)/)
    const count = (tag: string) => html.split(tag).length
    for (const tag of ['table', 'td', 'tr', 'div']) expect(count(`<${tag}`)).toBe(count(`</${tag}>`))
  })
})
