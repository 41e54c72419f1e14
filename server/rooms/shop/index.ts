export type { BasketProduct } from './basket-input.ts'
export { type Basket, basketOf, lastViewsOf } from './baskets.ts'
export {
  bestSellers,
  countFoundProducts,
  type Product,
  productsByCode,
  type Reading,
  randomProducts,
  readCategories,
  readProduct,
  searchProducts,
} from './catalogue/products.ts'
export type { ProductFilter } from './catalogue/queries-catalogue.ts'
export {
  addFolder,
  type CouponRow,
  type CouponState,
  changeFolder,
  couponSheet,
  deleteUnused,
  type FolderRow,
  lowFolders,
  readCoupons,
  readFolder,
  readFolders,
  removeFolder,
} from './coupon-folders.ts'
export { type CouponImport, importCoupons, removeCoupons } from './coupons.ts'
export { type CustomEvent, readCustomEvents, recordCustomEvent } from './custom-events.ts'
export { refreshFeed } from './feeds/ask.ts'
export { type FeedLimits, feedLimits } from './feeds/limits.ts'
export { addFeed, answerFeed, changeFeed, refreshNow, removeFeed } from './feeds/manage.ts'
export type { FeedSettings } from './feeds/queries-feeds.ts'
export { dataFeed, type FeedData, readFeed, readFeedProblems, readFeeds, type WholeFeed } from './feeds/read.ts'
export { type Coupon, couponsOf, giveBackCoupons, handOutCoupons } from './hand-out.ts'
export { forgetPrices, shopJobs } from './jobs.ts'
export { countOrdersOf, eraseOrders, movePurchases } from './of-a-person.ts'
export type { Decimal, ItemInput, OrderInput, OrderRef } from './order.ts'
export { exportOrders } from './orders/export.ts'
export type { OrderLineRow, OrderTableFilter } from './orders/queries-order-table.ts'
export { readOrder, readOrderTable, readOrderTotals } from './orders/table.ts'
export { type CustomerRow, customerRows, type OrderFilter, type OrderRow } from './queries.ts'
export type { CustomEventRow } from './queries-events.ts'
export { type BoughtRow, basketsOf, boughtBy, viewsOf } from './queries-for-mails.ts'
export { readOrders, readOrdersAfter, readOrdersOf, type WholeOrder } from './read.ts'
export { toldOrder } from './tell-orders.ts'
export { changeOrder, importOrders, placeOrder, removeOrders } from './write-orders.ts'
