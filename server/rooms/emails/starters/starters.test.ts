import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../contract/shapes.ts'
import { starterKeys, transactionalStarters } from '../../../../contract/template.ts'
import { compileEmail } from '../compile.ts'
import { compileMjml } from '../mjml.ts'
import { noLinks } from '../preview.ts'
import { sampleValues } from '../sample.ts'
import { unknownTags } from '../values.ts'
import { shopWords, starters } from './index.ts'
import { orderSample } from './order-sample.ts'
import { tied } from './starter.ts'

const account = { name: 'Kavárna & <b>čaj</b> *|EMAIL|*', footer: 'Shop, s.r.o.\nUlice 1' }
const languages: Language[] = ['cs', 'en']
const all = starterKeys.flatMap(key => languages.map(language => [key, language] as const))

describe.each(all)('the starter %s in %s', (key, language) => {
  const isTransactional = transactionalStarters.some(one => one === key)
  const subject = starters[key].subject[language]
  const mjml = starters[key].mjml(language, shopWords(account.name, account.footer, language))

  it('compiles without a word of MJML, is light, and has what the law and the reader ask for', async () => {
    const { html, problems } = await compileMjml(1, mjml)
    expect(problems).toEqual([])
    expect(html.length).toBeLessThan(60_000)
    const email = compileEmail({ subject, html })
    expect(email.problems).toEqual([])
    expect(unknownTags(email.tags, isTransactional ? Object.keys(orderSample[language]) : [])).toEqual([])
    // Of what one waits for nobody can unsubscribe.
    if (isTransactional) expect(email.hasUnsubscribe).toBe(false)
    else expect(email.tags).toEqual(expect.arrayContaining(['UNSUB', 'PREFERENCES', 'WEBVERSION']))
    expect(html).toMatch(new RegExp(`<html lang="${language}"`))
    // Pictures of products are the shop's own.
    expect(html.replace(/<img src="\*\|loop_var\.img_url\|\*"[^>]*>/g, '')).not.toMatch(
      /<img|url\(|@import|<link|<script|<svg/,
    )
    expect(html).toContain('prefers-color-scheme: dark')
  })

  it('greets by name, or without one, and has the shop in it as text', async () => {
    const { html } = await compileMjml(1, mjml)
    const email = compileEmail({ subject, html })
    const filled = email.fill(sampleValues(language), noLinks)
    expect(filled.text).toContain(language === 'cs' ? 'Dobrý den, Jano,' : 'Hello Emily,')
    expect(email.fill({}, noLinks).text).toContain(language === 'cs' ? 'Dobrý den,\n' : 'Hello,\n')
    expect(filled.text).toContain('Kavárna & <b>čaj</b> *|EMAIL|*')
    expect(filled.text).toContain('Shop, s.r.o.')
  })

  it('leaves no one-letter preposition at the end of a line', () => {
    if (language === 'en') return
    const words = mjml.replace(/<!--[\s\S]*?-->|<mj-style>[\s\S]*?<\/mj-style>|<[^>]*>/g, '\n')
    expect(words.match(/(?<=^|[\s(„])[aikosuvz] \S+/gim)).toBeNull()
    expect(words.match(/\d (?:%|Kč|cm|dn[íy])/g)).toBeNull()
  })
})

describe('a starter', () => {
  it('asks for the legal footer where the account has none', () => {
    expect(shopWords('Shop', ' ', 'cs').legal).toContain('Doplňte název firmy')
  })

  it.each(starterKeys)('%s has 4.5 : 1 between each text and its ground, in the light and in the dark', key => {
    const { look } = starters[key]
    const pairs = [look, { ...look, ...look.dark }].flatMap(({ ink, soft, accent, sheet, ground, tint }) => [
      ...[ink, soft, accent].map(text => [text, sheet]),
      ...[ink, soft].map(text => [text, ground]),
      ...[ink, soft, accent].map(text => [text, tint]),
    ])
    const weak = [...pairs, [look.onAccent, look.accent]].filter(([text, ground]) => contrast(text!, ground!) < 4.5)
    expect(weak).toEqual([])
  })

  it('is typographically fine in Czech', () => {
    expect(tied('V domě a u vás, k nim')).toBe('V&nbsp;domě a&nbsp;u&nbsp;vás, k&nbsp;nim')
    expect(tied('sleva 20 % do 17. prosince za 2 490 Kč')).toBe(
      'sleva 20&nbsp;% do 17.&nbsp;prosince za 2&nbsp;490&nbsp;Kč',
    )
    expect(tied('<a href="x y">s námi</a> *|IF:A > 5 %|*')).toBe('<a href="x y">s&nbsp;námi</a> *|IF:A > 5 %|*')
  })
})

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
