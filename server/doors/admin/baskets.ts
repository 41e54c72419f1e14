import { type Basket, baskets } from '../../../contract/basket.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { contactById } from '../../rooms/contacts/index.ts'
import { basketOf, type Basket as KnownBasket, lastViewsOf, productsByCode } from '../../rooms/shop/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

const SHOWN_PRODUCTS = 50
const SHOWN_VIEWS = 5

export function serveBaskets({ house: { ground }, app, guard }: Door): void {
  mount(app, baskets.ofContact, guard, async ({ input: { params }, request }) => {
    const { account_id } = holderOf(request)
    const contact = await contactById(ground.db, account_id, params.id)
    if (!contact) throw problem('thing.notFound')
    const [basket, views] = await Promise.all([
      basketOf(ground, account_id, contact.id),
      lastViewsOf(ground, account_id, contact.id, SHOWN_VIEWS),
    ])
    const known = await productsByCode(
      ground,
      account_id,
      views.map(view => view.code),
    )
    const viewed = views.map(({ code, at, times }) => {
      const { title = null, url = null } = known.get(code) ?? {}
      return { code, at: at.toISOString(), times, title, url }
    })
    return { basket: basket && shownBasket(basket), viewed }
  })
}

function shownBasket({ at, currency, total, products, sent }: KnownBasket): Basket {
  const shown = products.slice(0, SHOWN_PRODUCTS)
  return {
    ...{ at: at.toISOString(), currency, total, sent },
    products: shown.map(({ code, name, price, quantity, url }) => ({ code, name, price, quantity, url })),
  }
}
