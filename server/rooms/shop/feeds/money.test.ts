import { describe, expect, it } from 'vitest'
import { priceIn } from './money.ts'

describe('a price', () => {
  it.each([
    ['1 299,90 Kč', 1299.9, 'CZK'],
    ['1\u00a0299,90\u00a0Kč', 1299.9, 'CZK'],
    ['1299.90 CZK', 1299.9, 'CZK'],
    ['1.299,90', 1299.9, null],
    ['1,299.90', 1299.9, null],
    ['EUR 12.5', 12.5, 'EUR'],
    ['12,5 €', 12.5, 'EUR'],
    ['490,-', 490, null],
    ['490', 490, null],
    ['1.299', 1299, null],
    ['1.299.000', 1_299_000, null],
    ['0.125', 0.125, null],
    ['1299.900', 1299.9, null],
    ['0', 0, null],
  ])('written as %j is read', (text, amount, currency) => {
    expect(priceIn(text)).toEqual({ amount, currency })
  })

  it.each(['', 'na dotaz', '-5', ',', 'Kč', '1e5', '12 x 5 kusů'])('is not in %j', text => {
    expect(priceIn(text)).toBeNull()
  })
})
