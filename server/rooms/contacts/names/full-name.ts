import { isCompany } from './clean.ts'
import { czechNames } from './given-names.ts'

export interface NameParts {
  name: string | null
  surname: string | null
  pretitle: string | null
  surtitle: string | null
  /** The text names no person but a firm. */
  company: string | null
}

const before =
  /^(?:ing|arch|mgr|mga|bc|bca|mudr|judr|phdr|rndr|mvdr|mddr|paeddr|pharmdr|thdr|thlic|icdr|rsdr|doc|prof|dr)\.?$/i
const after = /^(?:ph\.?d|th\.?d|csc|drsc|mba|ll\.?m|dis|mpa|msc|bba|ml|st)\.?$/i
const addressed = /^(?:pan|paní|pani|slečna|sl\.|p\.|pí\.|mr\.?|mrs\.?|ms\.?)$/i
const nobody: NameParts = { name: null, surname: null, pretitle: null, surtitle: null, company: null }

const isGiven = (word: string) => czechNames(word) !== undefined
const joined = (words: string[], by = ' ') => words.join(by) || null

/** 'Ing. Jana Nováková, Ph.D.' in its parts; 'Nováková Jana' and 'Novák, Jan' are turned round. */
export function splitFullName(text: string): NameParts {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (whole === '') return nobody
  if (isCompany(whole)) return { ...nobody, company: whole }
  const tokens = whole
    .replace(/\b(ph|th)\.\s?d\.?/gi, '$1.D.')
    .replace(/,/g, ' , ')
    .split(' ')
    .filter(token => token !== '' && !addressed.test(token))
  const pretitles: string[] = []
  while (tokens.length > 0 && before.test(tokens[0]!)) pretitles.push(tokens.shift()!)
  const surtitles: string[] = []
  while (tokens.length > 0 && (after.test(tokens.at(-1)!) || tokens.at(-1) === ',')) surtitles.unshift(tokens.pop()!)
  const titles = { pretitle: joined(pretitles), surtitle: joined(surtitles.filter(one => one !== ',')) }
  return { ...nobody, ...titles, ...named(tokens) }
}

function named(tokens: string[]): { name: string | null; surname: string | null } {
  const comma = tokens.indexOf(',')
  if (comma > 0) {
    const name = tokens.slice(comma + 1).filter(one => one !== ',')
    return { name: joined(name), surname: joined(tokens.slice(0, comma)) }
  }
  const words = tokens.filter(one => one !== ',')
  if (words.length < 2) {
    const isSurname = words.length === 1 && !isGiven(words[0]!) && /ová$/i.test(words[0]!)
    return isSurname ? { name: null, surname: words[0]! } : { name: words[0] ?? null, surname: null }
  }
  if (!isGiven(words[0]!) && isGiven(words.at(-1)!)) return { name: words.at(-1)!, surname: joined(words.slice(0, -1)) }
  const firstOther = words.findIndex((word, n) => n > 0 && !isGiven(word))
  const split = firstOther > 0 ? firstOther : words.length - 1
  return { name: joined(words.slice(0, split)), surname: joined(words.slice(split)) }
}
