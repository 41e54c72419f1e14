import { randomUUID } from 'node:crypto'
import { understand } from '../../server/rooms/shop/understand.ts'
import { openCollector } from '../../server/rooms/web/index.ts'
import type { TestHouse } from './house.ts'

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36'

/** A browser in the shop: what it tells is collected at once and made sense of when the test says so. */
export function aBrowser(house: TestHouse, more: Record<string, string> = {}, agent = AGENT) {
  const collector = openCollector(house.ground)
  const duid = randomUUID()
  const caller = { ip: '192.0.2.7', userAgent: agent, isAnonymous: false }
  const tell = (fields: Record<string, string>) =>
    collector.collect([Object.entries({ aid: 'shop', eid: randomUUID(), duid, ...more, ...fields })], caller)
  return {
    duid,
    tell,
    open: (url: string, fields: Record<string, string> = {}) =>
      tell({ e: 'pv', url: `https://shop.example${url}`, ...fields }),
    is: (claim: string) => tell({ e: 'pp', uid: claim }),
    view: (code: string, fields: Record<string, string> = {}) =>
      tell({ e: 'se', se_ca: 'ECM_PRODUCT_VIEW', se_ac: code, ...fields }),
    basket: (products: unknown, fields: Record<string, string> = {}) =>
      tell({ e: 'ue', ue_pr: JSON.stringify({ data: { data: { action: 'Basket', products } } }), ...fields }),
    say: (data: unknown) => tell({ e: 'ue', ue_pr: JSON.stringify({ data: { data } }) }),
  }
}

/** All that waits of the first account is made sense of. */
export const makeSense = (house: TestHouse) => understand(house.ground, house.accountId)
