import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** As feeds say it, in our words: at once, within days, not sold yet, not now. */
export const availabilities = ['in_stock', 'to_order', 'preorder', 'out_of_stock'] as const
export type Availability = (typeof availabilities)[number]

const Text = nullable(Type.String())

export const Product = Type.Object({
  id: Id,
  feedId: Id,
  /** As the shop names it, in orders and baskets, too. */
  code: Type.String(),
  title: Type.String(),
  url: Text,
  image: Text,
  price: Type.Number(),
  /** What the shop says it cost before. */
  priceBefore: nullable(Type.Number()),
  /**
   * The lowest in the 30 days before the price went down, which a discount has to be shown with (directive 98/6/EC, art. 6a);
   * of the last 30 days where it did not go down. As far back as the feed was read.
   */
  lowestPrice30Days: Type.Number(),
  currency: Type.String(),
  /** The first of the paths, steps parted by ` | `. */
  category: Text,
  categories: Type.Array(Type.String()),
  brand: Text,
  ean: Text,
  availability: nullable(Type.Enum(availabilities)),
  description: Text,
  /** What else the feed says, by name. */
  params: Type.Record(Type.String(), Type.String()),
  firstSeenAt: Instant,
  changedAt: Instant,
  /** Since when its feed does not have it. */
  goneAt: nullable(Instant),
})
export type Product = Static<typeof Product>

const filters = {
  /** Words of the title, the code, the brand or the EAN, without accents. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  feedId: Type.Optional(Id),
  /** With all that lies under it. */
  category: Type.Optional(Type.String({ maxLength: 500 })),
  isGone: Type.Optional(Type.Boolean()),
}

export const products = {
  page: endpoint({
    method: 'GET',
    path: '/products',
    summary: 'Products of the catalogue, the newest first; `total` comes with the first page',
    guard: 'viewer',
    query: Type.Object({ ...Page, ...filters }),
    reply: Type.Object({ products: Type.Array(Product), total: nullable(Type.Integer()), next }),
  }),
  categories: endpoint({
    method: 'GET',
    path: '/products/categories',
    summary: 'Categories of what is sold, with how many products are in each',
    guard: 'viewer',
    reply: Type.Object({ categories: Type.Array(Type.Object({ path: Type.String(), products: Type.Integer() })) }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/products/:id',
    summary: 'One product with its prices and what people did with it',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({
      product: Product,
      /** The newest first, at most a hundred. */
      prices: Type.Array(Type.Object({ at: Instant, price: Type.Number(), currency: Type.String() })),
      /** In the last 90 days, cancelled orders left out; views by contacts, ever. */
      interest: Type.Object({
        orders: Type.Integer(),
        pieces: Type.Number(),
        buyers: Type.Integer(),
        viewers: Type.Integer(),
        views: Type.Integer(),
      }),
    }),
  }),
}
