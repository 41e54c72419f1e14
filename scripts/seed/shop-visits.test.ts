import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.ts'
import { type SeedCustomer, shopOrders } from './shop-orders.ts'
import { shopVisits } from './shop-visits.ts'

const now = new Date('2026-11-24T12:00:00Z')
const DAY_MS = 86_400_000
const customers = Array.from(
  { length: 400 },
  (_, i): SeedCustomer => ({
    email: `person${i}@example.com`,
    city: 'Brno',
    since: new Date(now.getTime() - (i % 120) * DAY_MS),
    cameAt: i % 3 === 0 ? new Date(now.getTime() - (i % 90) * DAY_MS) : null,
    clicked: i % 2 === 0,
  }),
)
const random = seededRandom(7)
const orders = shopOrders(customers, random, now)
const visits = shopVisits(customers, orders, random, now)

describe("visits of the demo's shop", () => {
  it('come in the order of time, none from the future and nobody’s before they were known, but for those who bought', () => {
    const times = visits.map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(now.getTime())
    const since = new Map(customers.map(one => [one.email, one.since.getTime()]))
    const early = visits.filter(({ at, fields }) => at.getTime() < since.get(fields.uid as string)! - DAY_MS / 24)
    expect(early).toEqual([])
  })

  it('of one person are from one browser', () => {
    const browsers = new Map<unknown, Set<unknown>>()
    for (const { fields } of visits) browsers.set(fields.uid, (browsers.get(fields.uid) ?? new Set()).add(fields.duid))
    expect(browsers.size).toBeGreaterThan(50)
    expect([...browsers.values()].every(of => of.size === 1)).toBe(true)
  })

  it('with an order have its goods in the basket, which the order empties', () => {
    const emptied = visits.filter(({ fields }) => (fields.ue as { products: [] } | undefined)?.products.length === 0)
    expect(emptied.length).toBeGreaterThan(10)
    for (const { at, fields } of emptied) {
      const order = orders.find(one => one.email === fields.uid && one.orderedAt!.getTime() === at.getTime())!
      const before = visits.filter(one => one.fields.uid === fields.uid && one.fields.ue && one.at < at).at(-1)!
      const codes = (before.fields.ue as { products: { productId: string }[] }).products.map(one => one.productId)
      expect(codes).toEqual(order.items.map(item => item.code))
    }
  })
})
