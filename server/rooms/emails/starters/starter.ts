import type { Language } from '../../../../contract/shapes.ts'
import type { Look } from './pieces.ts'

/** What a starter says of the shop that takes it; HTML, escaped. */
export interface ShopWords {
  name: string
  /** Its legal footer, or a sentence that asks for it. */
  legal: string
}

export interface StarterDocument {
  look: Look
  subject: Record<Language, string>
  mjml: (language: Language, shop: ShopWords) => string
}

/**
 * One of the templates that we bring: its words in both languages beside the one form that they fill. What it gives is
 * read and changed by people, so it is laid out as they would write it.
 */
export function starter<Words extends object>(
  look: Look,
  subject: Record<Language, string>,
  words: Record<Language, Words>,
  write: (words: Words, frame: Frame) => string,
): StarterDocument {
  return {
    look,
    subject,
    mjml: (language, shop) => {
      const own = language === 'cs' ? tiedWords(words.cs) : words.en
      const written = write(own, { language, shop, site: sites[language] }).trim()
      return `${written.replace(comment, found => found.replaceAll('&nbsp;', ' '))}\n`
    },
  }
}

const comment = /<!--[\s\S]*?-->/g

export interface Frame {
  language: Language
  shop: ShopWords
  /** Where links lead until somebody writes their own (RFC 2606); the editor counts those that are left. */
  site: string
}

const sites: Record<Language, string> = { cs: 'https://www.example.cz', en: 'https://www.example.com' }

function tiedWords<Words extends object>(words: Words): Words {
  const tiedValue = (value: unknown): unknown => {
    if (typeof value === 'string') return tied(value)
    if (Array.isArray(value)) return value.map(tiedValue)
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, tiedValue(inner)]))
  }
  return tiedValue(words) as Words
}

const units = '%|Kč|cm|W|lm|dn[íyů]|hodin|minut|let|kus'
const months = 'ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince'

/** Czech leaves no one-letter preposition at the end of a line, and no number without what it counts. */
export function tied(text: string): string {
  return text
    .split(/(<[^>]*>|\*\|.*?\|\*)/)
    .map((part, i) => (i % 2 === 1 ? part : tiedText(part)))
    .join('')
}

function tiedText(text: string): string {
  return text
    .replace(/(?<=^|[\s(„;])([aikosuvz]) (?=\S)/gi, '$1&nbsp;')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1&nbsp;')
    .replace(new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}]))`, 'gu'), '$1&nbsp;')
    .replace(new RegExp(`(\\d\\.) (?=\\d|${months})`, 'g'), '$1&nbsp;')
}

/** Every line of a part further in, so that a document stays readable whatever it is put together from. */
export function indented(text: string, by: number): string {
  return text.trim().replace(/\n(?!\n)/g, `\n${' '.repeat(by)}`)
}
