/** Numbers of a workbook as the text that a person sees in the cell; dates as YYYY-MM-DD, so that no order is guessed. */
export type NumberFormat =
  | { kind: 'general' }
  | { kind: 'date'; day: boolean; time: boolean }
  | { kind: 'digits'; pattern: string }

const GENERAL: NumberFormat = { kind: 'general' }
const DAY: NumberFormat = { kind: 'date', day: true, time: false }
const TIME: NumberFormat = { kind: 'date', day: false, time: true }
const MOMENT: NumberFormat = { kind: 'date', day: true, time: true }

/** ECMA-376 §18.8.30: formats that have a number and no text in the file; 27 to 36 and 50 to 58 are days in Asia. */
const BUILT_IN: Record<number, NumberFormat> = {
  1: { kind: 'digits', pattern: '0' },
  2: { kind: 'digits', pattern: '0.00' },
  3: { kind: 'digits', pattern: '0' },
  4: { kind: 'digits', pattern: '0.00' },
  9: { kind: 'digits', pattern: '0%' },
  10: { kind: 'digits', pattern: '0.00%' },
  14: DAY,
  15: DAY,
  16: DAY,
  17: DAY,
  18: TIME,
  19: TIME,
  20: TIME,
  21: TIME,
  22: MOMENT,
  45: TIME,
  46: TIME,
  47: TIME,
}

export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return DAY
    return BUILT_IN[id] ?? GENERAL
  }
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, match => (match === '\\ ' ? ' ' : ''))
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/general/i.test(plain)) return GENERAL
  const day = /[yd]/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain))
  const time = /[hs]/i.test(plain)
  if (day || time) return { kind: 'date', day, time }
  const pattern = plain.replace(/[^0#?.% ]/g, '').trim()
  return /[0#?]/.test(pattern) ? { kind: 'digits', pattern } : GENERAL
}

export function shownNumber(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format.kind === 'date') return shownDate(value, format, from1904)
  return format.kind === 'digits' ? shownDigits(value, format.pattern) : general(value)
}

/** No exponent, since it is most often a telephone number; 15 digits, since the rest is noise of binary fractions. */
function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0)
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

/** '00000' keeps the zeros in front of a postal code, '000 00' its gap, '0.00' two decimals. */
function shownDigits(value: number, pattern: string): string {
  const percent = pattern.includes('%')
  const [whole = '', fraction = ''] = pattern.replace(/%/g, '').trim().split('.')
  const most = fraction.replace(/[^0#?]/g, '').length
  const least = fraction.replace(/[^0]/g, '').length
  const [digits, decimals = ''] = Math.abs(percent ? value * 100 : value)
    .toFixed(most)
    .split('.')
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '')
  const padded = placed(digits!.padStart(whole.replace(/[^0]/g, '').length, '0'), whole)
  return `${value < 0 ? '-' : ''}${padded}${kept ? `.${kept}` : ''}${percent ? ' %' : ''}`
}

function placed(digits: string, pattern: string): string {
  if (!pattern.includes(' ')) return digits
  let left = digits.length
  let text = ''
  for (let at = pattern.length - 1; at >= 0 && left > 0; at--) {
    if (pattern[at] === ' ') text = ` ${text}`
    else text = digits[--left] + text
  }
  return digits.slice(0, left) + text.trim()
}

function shownDate(serial: number, format: { day: boolean; time: boolean }, from1904: boolean): string {
  // Day 60 of the 1900 system is 29 February 1900, which never was: days before it are one later than they say.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1000)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return general(serial)
  const iso = at.toISOString()
  const clock = iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19)
  if (!format.day) return clock
  return format.time && serial % 1 !== 0 ? `${iso.slice(0, 10)} ${clock}` : iso.slice(0, 10)
}
