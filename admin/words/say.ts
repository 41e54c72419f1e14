import type { Language } from '../../contract/shapes.ts'
import type { Words } from './words.ts'

/** Forms by `Intl.PluralRules`; `{n}` stands for the number. */
export interface Plural {
  one: string
  few?: string
  many?: string
  other: string
}

export const locales = { cs: 'cs-CZ', en: 'en-GB' } as const satisfies Record<Language, string>

export function fill(template: string, values: Record<string, string | number>) {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** Both languages write numbers with a hyphen, which is shorter than the plus beside it. */
const withMinus = (text: string) => text.replace('-', '−')

/** Everything that turns data into words: one per language, time zone and currency of the account. */
export function makeSay(words: Words, language: Language, timeZone: string, ownCurrency = 'CZK') {
  const locale = locales[language]
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const wholePercents = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  })
  const signedNumbers = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  const signedTenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const rules = new Intl.PluralRules(locale)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const day = format({ day: 'numeric', month: language === 'cs' ? 'numeric' : 'short', year: 'numeric', timeZone })
  const time = format({ hour: '2-digit', minute: '2-digit', timeZone })
  const second = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone })
  const date = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const monthDay = format({ day: 'numeric', month: 'long', timeZone: 'UTC' })
  const hour = format({
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  })
  const dayMonth = format({ day: 'numeric', month: language === 'cs' ? 'numeric' : 'short', timeZone })
  const shortDate = format({ day: 'numeric', month: language === 'cs' ? 'numeric' : 'short', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const kilobytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    words,
    language,
    locale,
    fill,
    number: (n: number) => numbers.format(n),
    /** Little is not nothing: two of ten thousand are below 0.1 %, never 0 %. */
    percent: (part: number, whole: number) => {
      if (whole <= 0) return '–'
      const share = part / whole
      return share > 0 && share < 0.0005 ? `< ${percents.format(0.001)}` : percents.format(share)
    },
    /** How much more or less, as a share of what was: +12 %. */
    change: (share: number) => withMinus(wholePercents.format(share)),
    /** A difference of two shares, in percentage points, without their unit. */
    points: (difference: number) => withMinus(signedTenths.format(100 * difference)),
    /** In the account's currency unless it is in another one; whole amounts without decimals. */
    money: (amount: number, currency = '') =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: currency || ownCurrency,
        maximumFractionDigits: 2,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(amount),
    signed: (n: number) => withMinus(signedNumbers.format(n)),
    plural: (n: number, forms: Plural) =>
      fill(forms[rules.select(n) as keyof Plural] ?? forms.other, { n: numbers.format(n) }),
    day: (iso: string) => day.format(new Date(iso)),
    moment: (iso: string) => `${day.format(new Date(iso))} ${time.format(new Date(iso))}`,
    /** In full, with the day of the week; on other clocks where a zone is given. */
    longMoment: (iso: string, zone = timeZone) =>
      format({ dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(iso)),
    time: (iso: string) => time.format(new Date(iso)),
    /** Time of day; with its day when that is not today. */
    clock: (iso: string, now = Date.now()) => {
      const at = new Date(iso)
      const isToday = day.format(at) === day.format(now)
      return isToday ? time.format(at) : `${day.format(at)} ${time.format(at)}`
    },
    second: (iso: string) => `${day.format(new Date(iso))} ${second.format(new Date(iso))}`,
    /** A plain date, `YYYY-MM-DD`. */
    date: (plain: string) => date.format(new Date(`${plain}T00:00:00Z`)),
    /** The same, as short as an axis wants it: day and month. */
    shortDate: (plain: string) => shortDate.format(new Date(`${plain}T00:00:00Z`)),
    /** The month of a plain date, with its year. */
    month: (plain: string) =>
      format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${plain}T00:00:00Z`)),
    /** The day of the week of a plain date, alone or with the date. */
    weekday: (plain: string, weekday: 'short' | 'long' = 'short', dated = false) =>
      format({ weekday, ...(dated && { day: 'numeric', month: 'long' }), timeZone: 'UTC' }).format(
        new Date(`${plain}T00:00:00Z`),
      ),
    /** Day and month of an instant. */
    dayMonth: (iso: string) => dayMonth.format(new Date(iso)),
    /** An hour of a day of the week. */
    hour: (iso: string) => hour.format(new Date(iso)),
    /** A day of the year, `MM-DD`. */
    monthDay: (plain: string) => monthDay.format(new Date(`2024-${plain}T00:00:00Z`)),
    ago: (iso: string, now = Date.now()) => {
      const seconds = (new Date(iso).getTime() - now) / 1000
      const step = steps.find(([, size]) => Math.abs(seconds) >= size)
      return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : words.general.justNow
    },
    bytes: (n: number) =>
      n < 1_000_000 ? `${kilobytes.format(n / 1000)} kB` : `${kilobytes.format(n / 1_000_000)} MB`,
    list: (items: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  }
}
export type Say = ReturnType<typeof makeSay>
