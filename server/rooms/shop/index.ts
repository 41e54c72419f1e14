export type { Decimal, ItemInput, OrderInput, OrderRef } from './order.ts'
export { type CustomerRow, customerRows, type OrderFilter, type OrderRow } from './queries.ts'
export { readOrders, readOrdersOf, type WholeOrder } from './read.ts'
export { changeOrder, importOrders, placeOrder, removeOrders } from './write-orders.ts'
