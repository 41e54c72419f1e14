const SIGNS: Record<string, string> = { kč: 'CZK', czk: 'CZK', '€': 'EUR', zł: 'PLN', ft: 'HUF', $: 'USD', '£': 'GBP' }

/**
 * What a feed writes for a price: `1 299,90 Kč`, `1299.90 CZK`, `1.299,90`, `EUR 12.5`, `490,-`. The last mark before one or
 * two digits is the decimal one; a lone mark before three digits parts thousands. Null: it is none, or below zero.
 */
export function priceIn(text: string): { amount: number; currency: string | null } | null {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '')
  const found = /^([^\d.,-]{0,5})(-?[\d.,]+)[-–—]*([^\d.,]{0,5})$/.exec(plain)
  if (!found) return null
  const amount = numberIn(found[2]!)
  const sign = (found[1] || found[3] || '').replace(/\.$/, '').toLowerCase()
  const currency = SIGNS[sign] ?? (/^[a-z]{3}$/.test(sign) ? sign.toUpperCase() : null)
  return amount === null || amount < 0 || amount >= 1e12 ? null : { amount, currency }
}

function numberIn(text: string): number | null {
  const digits = text.replace(/[.,]+$/, '')
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const marks = digits.match(/[.,]/g) ?? []
  const after = digits.length - at - 1
  const isSameMark = new Set(marks).size === 1
  const partsThousands =
    at >= 0 && isSameMark && after === 3 && (marks.length > 1 || /^-?[1-9]\d{0,2}[.,]/.test(digits))
  const hasDecimals = at >= 0 && !partsThousands
  const whole = (hasDecimals ? digits.slice(0, at) : digits).replace(/[.,]/g, '')
  const number = Number(`${whole || '0'}${hasDecimals ? `.${digits.slice(at + 1)}` : ''}`)
  return /\d/.test(digits) && Number.isFinite(number) ? number : null
}
