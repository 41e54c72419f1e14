import type { SubscriptionStatus } from '../../../../contract/list.ts'
import { isDate } from '../../contacts/index.ts'

/** Lower case without diacritics and marks: 'E-mail' and 'email', 'Příjmení:' and 'prijmeni' are one. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * A day as YYYY-MM-DD, or null. Takes 3.1.2024, 3. 1. 2024, 3/1/2024 and 3-1-2024 (day first, as everywhere here),
 * 2024-01-03, 2024/1/3 and 20240103, each with a time behind it. Years of two digits say nothing certain.
 */
export function dayOf(text: string): string | null {
  const plain = text.trim().replace(/[ T]+\d{1,2}:\d{2}.*$/, '')
  const year =
    /^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})\.?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (year) return existing(year[1]!, year[2]!, year[3]!)
  const day = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(plain)
  return day ? existing(day[3]!, day[2]!, day[1]!) : null
}

function existing(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(text) && year >= '1800' ? text : null
}

/** A day of the year as MM-DD: 24.6., 24. 6. or 06-24. */
export function monthDayOf(text: string): string | null {
  const ours = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(text.trim())
  const iso = /^(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const [month, day] = ours ? [ours[2]!, ours[1]!] : iso ? [iso[1]!, iso[2]!] : []
  // 2020 was a leap year.
  const whole = month && day ? existing('2020', month, day) : null
  return whole ? whole.slice(5) : null
}

const SAYS_NOTHING = new Set([
  '',
  'neuvedeno',
  'neznamo',
  'nezname',
  'unknown',
  'other',
  'jine',
  'na',
  'null',
  'none',
  '0',
])
const MEN = new Set(['muz', 'muzi', 'm', 'male', 'man', 'pan', 'mr', 'chlap', 'muzsky', 'pohlavimuz'])
const WOMEN = new Set(['zena', 'zeny', 'z', 'f', 'w', 'female', 'woman', 'pani', 'slecna', 'mrs', 'ms', 'zensky'])

/** null: said to be unknown; undefined: not understood. */
export function genderOf(text: string): 'male' | 'female' | null | undefined {
  const word = folded(text)
  if (MEN.has(word)) return 'male'
  if (WOMEN.has(word)) return 'female'
  return SAYS_NOTHING.has(word) ? null : undefined
}

/** Our words in three languages, Ecomail's numbers; Mailchimp's "cleaned" are addresses that bounced for good. */
const STATUSES: Record<SubscriptionStatus, string> = {
  subscribed:
    'subscribed 1 prihlaseny prihlasena prihlasen prihlaseno aktivni active ano yes true confirmed potvrzeny potvrzeno odebira optin optedin odberatel odoberajuci prihlasenie',
  unsubscribed:
    'unsubscribed 2 odhlaseny odhlasena odhlasen odhlaseno neaktivni inactive ne no false nie optout optedout neodebira zrusen zruseny nonsubscribed',
  soft_bounced: 'softbounced softbounce 3 docasnenedoruceno',
  hard_bounced: 'hardbounced hardbounce 4 trvalenedoruceno cleaned bounced nedorucitelny invalid neplatny bounce',
  complained: 'complained 5 complaint spam oznacenojakospam stiznost',
  unconfirmed: 'unconfirmed 6 nepotvrzeny nepotvrzena nepotvrzeno pending ceka cekanapotvrzeni',
}
const STATUS_BY_WORD = new Map(
  Object.entries(STATUSES).flatMap(([status, words]) =>
    words.split(' ').map(word => [word, status as SubscriptionStatus] as const),
  ),
)

export function statusOf(text: string): SubscriptionStatus | undefined {
  return STATUS_BY_WORD.get(folded(text))
}

const YES = new Set(
  'ano a yes y true 1 souhlas souhlasi souhlasim x subscribed udelen optin accepted suhlasim suhlas'.split(' '),
)
const NO = new Set(
  'ne n no false 0 nesouhlas nesouhlasi nesouhlasim odmitnuto odvolan nie none optout declined nesuhlasim'.split(' '),
)

/** A yes, a no, or the day on which it was given; undefined: not understood. */
export function consentOf(text: string): { given: boolean; on: string | null } | undefined {
  const on = dayOf(text)
  if (on) return { given: true, on }
  const word = folded(text)
  if (YES.has(word)) return { given: true, on: null }
  return word === '' || NO.has(word) ? { given: false, on: null } : undefined
}

/** '1 234' and '1234.0' are whole; null when it is none. */
export function wholeNumberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(/[.,]0+$/, '')
  if (!/^[+-]?\d+$/.test(plain)) return null
  const n = Number(plain)
  return Number.isSafeInteger(n) ? n : null
}

export function urlOf(text: string): string | null {
  const whole = /^www\./i.test(text) ? `https://${text}` : text
  return URL.canParse(whole) ? whole : null
}

/** Mailchimp puts each of them in quotes. */
export function wordsIn(text: string): string[] {
  const words = text.split(/[,;|\n]/).map(word =>
    word
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  )
  return [...new Set(words.filter(word => word !== ''))]
}

/** What spreadsheets show in place of a value that could not be worked out. */
export function isExcelError(text: string): boolean {
  return (
    text.startsWith('#') &&
    /^#(?:N\/A|NENÍ_K_DISPOZICI|REF!|ODKAZ!|VALUE!|HODNOTA!|NAME\?|NÁZEV\?|DIV\/0!|DĚLENÍ_NULOU!|NUM!|ČÍSLO!|NULL!)$/i.test(
      text,
    )
  )
}
