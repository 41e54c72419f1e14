import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type CouponState, couponStates } from '../../contract/coupon.ts'
import { type OrderStatus, orderStatuses } from '../../contract/order.ts'
import { inside } from './frame.tsx'
import { id, oneOf, type Search, text } from './search.ts'

export interface OrderSearch {
  search?: string
  status?: OrderStatus | 'none'
  shop?: string
  from?: string
  until?: string
  least?: number
  most?: number
}

const day = (value: unknown) => {
  const given = text(value)
  return given && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : undefined
}

const amount = (value: unknown) => {
  const given = text(value)
  return given !== undefined && Number(given) >= 0 && Number(given) < 1e14 ? Number(given) : undefined
}

export const orders = createRoute({
  getParentRoute: () => inside,
  path: '/shop/orders',
  validateSearch: (search: Search): OrderSearch & { order?: number } => ({
    search: text(search.search),
    status: oneOf([...orderStatuses, 'none'] as const, search.status),
    // The shop without a name is a shop, too.
    shop: typeof search.shop === 'string' ? search.shop : text(search.shop),
    from: day(search.from),
    until: day(search.until),
    least: amount(search.least),
    most: amount(search.most),
    /** The one that is open. */
    order: id(search.order),
  }),
  component: lazyRouteComponent(() => import('../pages/shop/orders-page.tsx'), 'OrdersPage'),
})

export const coupons = createRoute({
  getParentRoute: () => inside,
  path: '/shop/coupons',
  validateSearch: (search: Search): { folder?: number; state?: CouponState; search?: string } => ({
    folder: id(search.folder),
    state: oneOf(couponStates, search.state),
    search: text(search.search),
  }),
  component: lazyRouteComponent(() => import('../pages/coupons/coupons-page.tsx'), 'CouponsPage'),
})

export interface ProductSearch {
  search?: string
  feed?: number
  category?: string
  gone?: 'yes' | 'all'
}

export const products = createRoute({
  getParentRoute: () => inside,
  path: '/shop/products',
  validateSearch: (search: Search): ProductSearch & { product?: number } => ({
    search: text(search.search),
    feed: id(search.feed),
    category: text(search.category),
    gone: oneOf(['yes', 'all'] as const, search.gone),
    /** The one that is open. */
    product: id(search.product),
  }),
  component: lazyRouteComponent(() => import('../pages/products/products-page.tsx'), 'ProductsPage'),
})

export const feeds = createRoute({
  getParentRoute: () => inside,
  path: '/shop/feeds',
  component: lazyRouteComponent(() => import('../pages/feeds/feeds-page.tsx'), 'FeedsPage'),
})
