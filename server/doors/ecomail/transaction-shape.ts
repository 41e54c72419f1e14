import type { OrderRow, WholeOrder } from '../../rooms/shop/index.ts'
import { utcTime } from './times.ts'

/** The answer to creating an order. */
export function transactionHead(order: OrderRow) {
  return {
    order_id: order.number,
    email: order.email,
    shop: order.shop || null,
    amount: order.amount,
    tax: order.tax,
    shipping: order.shipping,
    city: order.city,
    county: order.county,
    country: order.country,
    timestamp: utcTime(order.ordered_at),
    id: order.id,
    status: order.status,
  }
}

export function listedTransaction(order: WholeOrder) {
  return {
    ...transactionHead(order),
    props: order.props,
    items: order.items.map(item => ({
      order_id: order.number,
      code: item.code,
      title: item.title,
      category: item.category,
      price: item.price,
      amount: item.quantity,
      categories: item.categories,
    })),
  }
}
