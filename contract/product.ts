import { type Static, Type } from 'typebox'
import { Id, Instant, nullable } from './shapes.ts'

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
