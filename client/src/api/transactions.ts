// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type TransactionsCreateBody = {
  transaction: {
    order_id: string
    email: string
    /** case matters */
    shop?: string | null
    /** with tax and shipping */
    amount?: number | null
    tax?: number | null
    shipping?: number | null
    /** three letters; the account's own when not given */
    currency?: string | null
    city?: string | null
    county?: string | null
    country?: string | null
    /** when it was made; now when not given, Unix seconds; fractions are taken */
    timestamp?: number | string
    /** at most 20,000 characters */
    props?: Record<string, unknown>
    /** a cancelled order counts in no sum */
    status?: 'processing' | 'canceled' | 'pending' | 'completed' | null
  }
  transaction_items: Array<{
    /** of the product */
    code?: string | null
    title?: string | null
    /** older than `categories` */
    category?: string | null
    categories?: Array<string>
    /** of one */
    price?: number | null
    /** how many */
    amount?: number | null
    tags?: Array<string>
    /** when it was bought, Unix seconds; fractions are taken */
    timestamp?: number | string
  }>
}

export type TransactionsCreateReply = {
  /** of the order, here */
  id: number
  order_id: string
  email: string
  shop: string | null
  /** with tax and shipping */
  amount: number | null
  tax: number | null
  shipping: number | null
  city: string | null
  county: string | null
  country: string | null
  /** YYYY-MM-DD HH:MM:SS, UTC */
  timestamp: string
  /** a cancelled order counts in no sum */
  status: 'processing' | 'canceled' | 'pending' | 'completed' | null
}

export type TransactionsPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** case matters */
  shop?: string
  email?: string
  /** made on this day or later, YYYY-MM-DD (UTC) */
  date_from?: string
  /** made on this day or before, YYYY-MM-DD (UTC) */
  date_to?: string
}

export type TransactionsPageReply = {
  current_page: number
  data: Array<{
    /** of the order, here */
    id: number
    order_id: string
    email: string
    shop: string | null
    /** with tax and shipping */
    amount: number | null
    tax: number | null
    shipping: number | null
    city: string | null
    county: string | null
    country: string | null
    /** YYYY-MM-DD HH:MM:SS, UTC */
    timestamp: string
    /** a cancelled order counts in no sum */
    status: 'processing' | 'canceled' | 'pending' | 'completed' | null
    props: Record<string, unknown>
    items: Array<{
      order_id: string
      code: string | null
      title: string | null
      category: string | null
      price: number | null
      /** how many */
      amount: number | null
      categories: Array<string>
    }>
  }>
  /** null on an empty page */
  from: number | null
  last_page: number
  next_page_url: string | null
  per_page: number
  to: number | null
  total: number
}

export type TransactionsChangeBody = {
  transaction: {
    order_id: string
    email: string
    /** case matters */
    shop?: string | null
    /** with tax and shipping */
    amount?: number | null
    tax?: number | null
    shipping?: number | null
    /** three letters; the account's own when not given */
    currency?: string | null
    city?: string | null
    county?: string | null
    country?: string | null
    /** when it was made; now when not given, Unix seconds; fractions are taken */
    timestamp?: number | string
    /** at most 20,000 characters */
    props?: Record<string, unknown>
    /** a cancelled order counts in no sum */
    status?: 'processing' | 'canceled' | 'pending' | 'completed' | null
  }
  transaction_items: Array<{
    /** of the product */
    code?: string | null
    title?: string | null
    /** older than `categories` */
    category?: string | null
    categories?: Array<string>
    /** of one */
    price?: number | null
    /** how many */
    amount?: number | null
    tags?: Array<string>
    /** when it was bought, Unix seconds; fractions are taken */
    timestamp?: number | string
  }>
}

export type TransactionsChangeReply = Record<string, never>

export type TransactionsRemoveBody = {
  transaction_data?: {
    shop?: string
  }
}

export type TransactionsRemoveReply = {
  deleted: boolean
}

export type TransactionsCreateBulkBody = {
  transaction_data: Array<{
    transaction: {
      order_id: string
      email: string
      /** case matters */
      shop?: string | null
      /** with tax and shipping */
      amount?: number | null
      tax?: number | null
      shipping?: number | null
      /** three letters; the account's own when not given */
      currency?: string | null
      city?: string | null
      county?: string | null
      country?: string | null
      /** when it was made; now when not given, Unix seconds; fractions are taken */
      timestamp?: number | string
      /** at most 20,000 characters */
      props?: Record<string, unknown>
      /** a cancelled order counts in no sum */
      status?: 'processing' | 'canceled' | 'pending' | 'completed' | null
    }
    transaction_items: Array<{
      /** of the product */
      code?: string | null
      title?: string | null
      /** older than `categories` */
      category?: string | null
      categories?: Array<string>
      /** of one */
      price?: number | null
      /** how many */
      amount?: number | null
      tags?: Array<string>
      /** when it was bought, Unix seconds; fractions are taken */
      timestamp?: number | string
    }>
  }>
}

export type TransactionsCreateBulkReply = {
  /** new orders */
  inserts: number
}

export type TransactionsRemoveBulkBody = {
  transaction_data: Array<{
    order_id: string
    shop?: string
  }>
}

export type TransactionsRemoveBulkReply = {
  deleted: number
}

export type TransactionsOfContactQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
}

export type TransactionsOfContactReply = {
  transactions: Array<{
    /** of the order, here */
    id: number
    order_id: string
    email: string
    shop: string | null
    /** with tax and shipping */
    amount: number | null
    tax: number | null
    shipping: number | null
    city: string | null
    county: string | null
    country: string | null
    /** YYYY-MM-DD HH:MM:SS, UTC */
    timestamp: string
    /** a cancelled order counts in no sum */
    status: 'processing' | 'canceled' | 'pending' | 'completed' | null
    props: Record<string, unknown>
    items: Array<{
      order_id: string
      code: string | null
      title: string | null
      category: string | null
      price: number | null
      /** how many */
      amount: number | null
      categories: Array<string>
    }>
  }>
  current_page: number
  per_page: number
  total: number
  last_page: number
}

export interface TransactionsApi {
  /** Tell an order. An order is known by `shop` and `order_id`. It belongs to the contact with this address; where there is none, one is made, in no list: an order subscribes nobody. At most 1000 items. */
  create(body: TransactionsCreateBody, options?: CallOptions): Promise<TransactionsCreateReply>

  /** Orders, in the order in which they came */
  page: {
    (query?: TransactionsPageQuery, options?: CallOptions): Promise<TransactionsPageReply>
    /** All items of all pages. */
    each(
      query?: TransactionsPageQuery,
      options?: CallOptions,
    ): AsyncGenerator<TransactionsPageReply['data'][number], void, undefined>
  }

  /** Write an order anew. Overwrites all of it, items too; `order_id` and `shop` say which one is meant and stay. Without `shop` it is the only order of that number, or the one that has no shop. */
  change(orderId: string, body: TransactionsChangeBody, options?: CallOptions): Promise<TransactionsChangeReply>

  /** Delete an order. GET on the same path answers `{"deleted":false}` and deletes nothing. */
  remove(orderId: string, body?: TransactionsRemoveBody, options?: CallOptions): Promise<TransactionsRemoveReply>

  /** Tell up to 1000 orders. No automation starts. Orders that are known already stay as they are, and of two with one identity the first is taken, so a call can be repeated. A wrong one refuses the whole call and nothing is written. */
  createBulk(body: TransactionsCreateBulkBody, options?: CallOptions): Promise<TransactionsCreateBulkReply>

  /** Delete up to 1000 orders. Unknown ones are passed over. */
  removeBulk(body: TransactionsRemoveBulkBody, options?: CallOptions): Promise<TransactionsRemoveBulkReply>

  /** Orders of a contact, the newest first */
  ofContact: {
    (email: string, query?: TransactionsOfContactQuery, options?: CallOptions): Promise<TransactionsOfContactReply>
    /** All items of all pages. */
    each(
      email: string,
      query?: TransactionsOfContactQuery,
      options?: CallOptions,
    ): AsyncGenerator<TransactionsOfContactReply['transactions'][number], void, undefined>
  }
}

export const transactions: Record<keyof TransactionsApi, Route> = {
  create: { method: 'POST', path: '/tracker/transaction', takes: 'body' },
  page: { method: 'GET', path: '/tracker/transaction', takes: 'query', isPaged: true },
  change: { method: 'PUT', path: '/tracker/transaction/:order_id', takes: 'body' },
  remove: { method: 'DELETE', path: '/tracker/transaction/:order_id/delete', takes: 'body' },
  createBulk: { method: 'POST', path: '/tracker/transaction-bulk', takes: 'body' },
  removeBulk: { method: 'DELETE', path: '/tracker/transaction/delete-bulk', takes: 'body' },
  ofContact: { method: 'GET', path: '/subscribers/:email/transactions', takes: 'query', isPaged: true },
}
