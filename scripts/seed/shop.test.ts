import { describe, expect, it } from 'vitest'
import { compileEmail, compileMjml } from '../../server/rooms/emails/index.ts'
import { shop } from './shop.ts'
import { walkIntoShop } from './shop-walk.ts'

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

  it.each(shop.templates)('$name is a template without a mistake', async ({ subject, html, mjml }) => {
    const made = mjml === undefined ? { html, problems: [] } : await compileMjml(null, mjml)
    expect(made.problems).toEqual([])
    const email = compileEmail({ subject, html: made.html })
    expect(email.problems).toEqual([])
    expect(email.hasUnsubscribe).toBe(true)
    expect(made.html).not.toMatch(/<img|<script|url\(/)
  })

  it('has a draft that leads into its e-shop', async () => {
    const { subject, html } = walkIntoShop('http://localhost:8081')
    const { problems, hasUnsubscribe } = compileEmail({ subject, html })
    expect([problems, hasUnsubscribe]).toEqual([[], true])
    const links = [...html.matchAll(/href="(http:[^"]*)"/g)].map(match => match[1])
    expect(new Set(links)).toEqual(
      new Set(
        ['', 'p/etiopie-yirgacheffe', 'p/kolumbie-huila', 'p/darjeeling-prvni-sklizen'].map(
          path => `http://localhost:8081/${path}`,
        ),
      ),
    )
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
