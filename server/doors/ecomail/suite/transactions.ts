import { expect } from 'vitest'
import type { Step } from './step.ts'

const shop = 'Shop {run}'
const buyer = 'buyer.{run}@example.com'
const item = { code: 'A-1', title: 'Káva', category: 'Káva', price: '199.50', amount: '2' }
const order = (order_id: unknown, transaction: object = {}, transaction_items: unknown = [item]) => ({
  transaction: { order_id, email: buyer, shop, ...transaction },
  transaction_items,
})
const post = (body: unknown) => ({ method: 'POST', path: '/tracker/transaction', body })
const bulk = (transaction_data: unknown) => ({
  method: 'POST',
  path: '/tracker/transaction-bulk',
  body: { transaction_data },
})
const put = (number: string, body: unknown) => ({ method: 'PUT', path: `/tracker/transaction/${number}`, body })
const remove = (number: string, body?: unknown) => ({
  method: 'DELETE',
  path: `/tracker/transaction/${number}/delete`,
  body,
})
const page = (query = '') => ({ path: `/tracker/transaction?shop=Shop%20{run}${query}` })
const mine = (query = '') => ({ path: `/subscribers/${buyer}/transactions${query}` })

/** What is wrong with an order → the field that is named. */
const wrong: [string, object, string][] = [
  ['without a transaction', { transaction_items: [] }, 'transaction'],
  ['without a number', order(undefined), 'transaction.order_id'],
  ['with an empty number', order('  '), 'transaction.order_id'],
  ['with an object as number', order({ a: 1 }), 'transaction.order_id'],
  ['with a number of 256 letters', order('x'.repeat(256)), 'transaction.order_id'],
  ['without an address', order('w1', { email: null }), 'transaction.email'],
  ['with a broken address', order('w1', { email: 'foo@' }), 'transaction.email'],
  ['without items', { transaction: order('w1').transaction }, 'transaction_items'],
  ['with a text as items', order('w1', {}, 'x'), 'transaction_items'],
  ['with a text as an item', order('w1', {}, [item, 'x']), 'transaction_items.1'],
  ['with 1,001 items', order('w1', {}, Array(1_001).fill(item)), 'transaction_items'],
  ['with words as amount', order('w1', { amount: 'many' }), 'transaction.amount'],
  ['with an amount that no database holds', order('w1', { amount: '9'.repeat(40) }), 'transaction.amount'],
  ['with an object as a price', order('w1', {}, [{ ...item, price: {} }]), 'transaction_items.0.price'],
  ['with an unknown status', order('w1', { status: 'lost' }), 'transaction.status'],
  ['with words as time', order('w1', { timestamp: 'soon' }), 'transaction.timestamp'],
  ['with a time in the year 2200', order('w1', { timestamp: 7_258_118_400 }), 'transaction.timestamp'],
  ['with a text as props', order('w1', { props: 'x' }), 'transaction.props'],
  ['with props of 20,000 letters', order('w1', { props: { a: 'x'.repeat(20_000) } }), 'transaction.props'],
]

const taken = { errors: { 'transaction.order_id': ['The transaction.order id has already been taken.'] } }

export const transactionSteps: Step[] = [
  ...wrong.map(([what, body, field]) => ({
    it: `an order ${what} is refused`,
    call: post(body),
    status: 422,
    has: { errors: { [field]: [expect.any(String)] } },
  })),
  { it: 'a refused order has made no contact', call: { path: `/subscribers/${buyer}` }, status: 404 },
  {
    it: 'an order is taken, numbers as texts and the time with fractions',
    call: post(
      order('n-1', {
        amount: '1500.50',
        tax: 260,
        shipping: '1 000,5',
        city: 'Praha',
        timestamp: '1441905935.7',
        status: 'completed',
        props: { k: 'v' },
        nobody: 'knows',
      }),
    ),
    is: {
      order_id: 'n-1',
      email: buyer,
      shop,
      amount: 1500.5,
      tax: 260,
      shipping: 1000.5,
      city: 'Praha',
      county: null,
      country: null,
      timestamp: '2015-09-10 17:25:35',
      id: expect.any(Number),
      status: 'completed',
    },
    keep: { order: 'id' },
  },
  { it: 'the same one is taken already', call: post(order('n-1')), status: 422, is: taken },
  {
    it: 'in a shop that is written otherwise it is another one',
    call: post(order('n-1', { shop: 'shop {run}' })),
    has: { shop: 'shop {run}', amount: null, status: null },
  },
  {
    it: 'a number may be a number, and the items none',
    call: post(order(17, { timestamp: 1_441_905_000 }, [])),
    has: { order_id: '17' },
  },
  {
    it: 'an order of a guest makes a contact in no list',
    call: { path: `/subscribers/${buyer}` },
    has: { subscriber: { email: buyer, lists: {} } },
  },
  {
    it: "the contact's orders, the newest first",
    call: mine(),
    has: { current_page: 1, per_page: 100, total: 3, last_page: 1 },
    also: ({ body }) => {
      expect(body.transactions.map((one: { order_id: string }) => one.order_id)).toEqual(['n-1', 'n-1', '17'])
      expect(body.transactions[1]).toMatchObject({
        props: { k: 'v' },
        items: [{ order_id: 'n-1', code: 'A-1', title: 'Káva', price: 199.5, amount: 2, categories: [] }],
      })
    },
  },
  { it: 'by pages', call: mine('?per_page=2&page=2'), has: { current_page: 2, per_page: 2, total: 3, last_page: 2 } },
  { it: 'of somebody unknown', call: { path: '/subscribers/nobody.{run}@example.com/transactions' }, status: 404 },
  {
    it: 'the orders of a shop',
    call: page(),
    has: { current_page: 1, from: 1, to: 2, total: 2, last_page: 1, per_page: 100, next_page_url: null },
    also: ({ body }) => expect(body.data.map((one: { order_id: string }) => one.order_id)).toEqual(['n-1', '17']),
  },
  { it: 'page by page', call: page('&per_page=1'), has: { total: 2, last_page: 2, per_page: 1 } },
  {
    it: 'of some days',
    call: page('&date_from=2015-09-10&date_to=2015-09-10'),
    has: { total: 2 },
  },
  { it: 'before which there are none', call: page('&date_to=2015-09-09'), has: { total: 0, data: [], from: null } },
  { it: 'of a day that is none', call: page('&date_from=2015-02-30'), status: 422 },
  { it: 'of an address', call: page(`&email=${buyer}`), has: { total: 2 } },
  { it: 'that nobody has', call: page('&email=nobody.{run}@example.com'), has: { total: 0, data: [] } },
  {
    it: 'an order is written anew, its items too',
    call: put('n-1', order('n-1', { amount: 900, status: 'Cancelled', timestamp: 1_441_905_936 }, [{ title: 'Čaj' }])),
    is: {},
  },
  {
    it: 'as is read',
    call: mine(),
    also: ({ body }) =>
      expect(body.transactions[1]).toMatchObject({
        id: expect.any(Number),
        amount: 900,
        tax: null,
        city: null,
        status: 'canceled',
        timestamp: '2015-09-10 17:25:36',
        props: {},
        items: [{ title: 'Čaj', code: null }],
      }),
  },
  { it: 'of two shops one must be said', call: put('n-1', order('n-1', { shop: undefined })), status: 422 },
  { it: 'an unknown one is not there', call: put('n-2', order('n-2')), status: 404, is: { message: 'Not Found!' } },
  { it: 'not even in another shop', call: put('17', order('17', { shop: 'x' })), status: 404 },
  { it: 'a wrong one is refused', call: put('17', { transaction: {} }), status: 422 },
  {
    it: 'a number may have everything in it',
    call: post(order('2026/0001 č. 5?a=b&c#d%2F', {}, { 3: item })),
    has: { order_id: '2026/0001 č. 5?a=b&c#d%2F' },
  },
  {
    it: 'and stands percent-encoded in a path',
    call: put(encodeURIComponent('2026/0001 č. 5?a=b&c#d%2F'), order(undefined, { shop: undefined, amount: 1 })),
    is: {},
  },
  {
    it: 'GET on the path of the deletion deletes nothing',
    call: { path: `/tracker/transaction/${encodeURIComponent('2026/0001 č. 5?a=b&c#d%2F')}/delete` },
    is: { deleted: false },
  },
  { it: 'it is deleted', call: remove(encodeURIComponent('2026/0001 č. 5?a=b&c#d%2F')), is: { deleted: true } },
  { it: 'once', call: remove(encodeURIComponent('2026/0001 č. 5?a=b&c#d%2F')), status: 404 },
  {
    it: 'of two shops one must be said here, too',
    call: remove('n-1', []),
    status: 422,
    is: { errors: { 'transaction_data.shop': ['The transaction data.shop field is required.'] } },
  },
  {
    it: 'and is',
    call: remove('n-1', { transaction_data: { shop: 'shop {run}' } }),
    is: { deleted: true },
  },
  {
    it: 'a bulk call names the order that is wrong, and writes nothing',
    call: bulk([order('b-1'), order('b-2', { email: 'foo@' })]),
    status: 422,
    is: {
      errors: {
        'transaction_data.1.transaction.email': [
          expect.stringMatching(/^The transaction data\.1\.transaction\.email must/),
        ],
      },
    },
  },
  {
    it: 'it writes what is new: n-1 is known, and b-1 comes twice',
    call: bulk({ 4: order('n-1'), 5: order('b-1', { amount: 10 }), 6: order('b-1', { amount: 20 }), 7: order('b-2') }),
    is: { inserts: 2 },
  },
  { it: 'repeated it writes nothing', call: bulk([order('b-1'), order('b-2')]), is: { inserts: 0 } },
  {
    it: 'of two with one identity the first was taken, and a known one stayed as it was',
    call: mine(),
    also: ({ body }) => {
      const amounts = body.transactions.map((one: { order_id: string; amount: number }) => [one.order_id, one.amount])
      expect(Object.fromEntries(amounts)).toEqual({ 'n-1': 900, 17: null, 'b-1': 10, 'b-2': null })
    },
  },
  { it: 'no orders are no orders', call: bulk([]), is: { inserts: 0 } },
  { it: 'orders are required', call: { method: 'POST', path: '/tracker/transaction-bulk', body: [] }, status: 422 },
  {
    it: 'more than 1,000 are too many',
    call: bulk(Array.from({ length: 1_001 }, (_, i) => order(`m-${i}`))),
    status: 422,
    is: { errors: { transaction_data: ['The transaction data may not have more than 1000 items.'] } },
  },
  {
    it: 'a thousand are not',
    call: bulk(Array.from({ length: 1_000 }, (_, i) => order(`m-${i}`, { email: `m${i % 300}.{run}@example.com` }))),
    is: { inserts: 1_000 },
  },
  {
    it: 'they are deleted in bulk, the unknown passed over',
    call: {
      method: 'DELETE',
      path: '/tracker/transaction/delete-bulk',
      body: {
        transaction_data: [
          ...Array.from({ length: 997 }, (_, i) => ({ order_id: `m-${i}`, shop })),
          { order_id: 'm-997' },
          { order_id: 'm-998', shop: 'x' },
          { order_id: 'never' },
        ],
      },
    },
    is: { deleted: 998 },
  },
  {
    it: 'each with its number',
    call: { method: 'DELETE', path: '/tracker/transaction/delete-bulk', body: { transaction_data: [{ shop }] } },
    status: 422,
    is: {
      errors: { 'transaction_data.0.order_id': ['The transaction data.0.order id field is required.'] },
    },
  },
  { it: 'what is left', call: page(), has: { total: 6 } },
]
