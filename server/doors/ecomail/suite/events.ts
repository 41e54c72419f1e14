import { expect } from 'vitest'
import type { Step } from './step.ts'

const visitor = 'visitor.{run}@example.com'
const post = (event: unknown) => ({ method: 'POST', path: '/tracker/events', body: { event } })
const page = (query = '') => ({ path: `/subscribers/${visitor}/events${query}` })
const basket = { data: { data: { action: 'Basket', products: [{ productId: { id: 1 }, price: '199' }] } } }
const told = { email: visitor, category: 'ue', action: 'Basket', label: 'Basket' }

export const eventSteps: Step[] = [
  {
    it: 'a contact',
    call: {
      method: 'POST',
      path: '/tracker/transaction',
      body: { transaction: { order_id: 'v-{run}', email: visitor }, transaction_items: [] },
    },
    keep: { visitorOrder: 'id' },
  },
  { it: 'of a contact without events there is nothing', call: page(), status: 404, is: { message: 'Not Found!' } },
  { it: 'an event is required', call: post(undefined), status: 422, has: { errors: { event: [expect.any(String)] } } },
  {
    it: 'with an address',
    call: post({ category: 'ue' }),
    status: 422,
    is: { errors: { 'event.email': ['The event.email field is required.'] } },
  },
  {
    it: 'that is one',
    call: post({ email: 'foo@' }),
    status: 422,
    has: { errors: { 'event.email': [expect.any(String)] } },
  },
  {
    it: 'of a contact',
    call: post({ ...told, email: 'nobody.{run}@example.com' }),
    status: 404,
    is: { errors: ['Subscriber with email nobody.{run}@example.com was not found'] },
  },
  {
    it: 'an object is no action',
    call: post({ ...told, action: {} }),
    status: 422,
    has: { errors: { 'event.action': [expect.any(String)] } },
  },
  {
    it: 'a value of 20,001 letters is too long',
    call: post({ ...told, value: 'x'.repeat(20_001) }),
    status: 422,
    has: { errors: { 'event.value': [expect.any(String)] } },
  },
  {
    it: 'so is an object of as many',
    call: post({ ...told, value: { a: 'x'.repeat(20_000) } }),
    status: 422,
    has: { errors: { 'event.value': [expect.any(String)] } },
  },
  {
    it: 'a basket is answered as JSON text, whatever its products are',
    call: post({ ...told, value: basket, unknown: 1 }),
    is: { id: expect.any(Number), ...told, property: null, value: JSON.stringify(basket) },
    keep: { basket: 'id' },
  },
  {
    it: 'a text is answered as it came, and an emptied basket may be an empty one',
    call: post({ ...told, email: 'VISITOR.{run}@example.com', value: '' }),
    is: { id: expect.any(Number), ...told, property: null, value: '' },
  },
  {
    it: 'only the address is needed; numbers are texts',
    call: post({ email: visitor, category: 'ECM_PRODUCT_VIEW', action: 17, value: 'x'.repeat(20_000) }),
    has: { category: 'ECM_PRODUCT_VIEW', action: '17', label: null },
  },
  {
    it: 'the newest first, page by page',
    call: page('?per_page=2'),
    has: { current_page: 1, per_page: 2, total: 3, last_page: 2, from: 1, to: 2 },
    also: ({ body }) => {
      expect(body.data.map((one: { category: string }) => one.category)).toEqual(['ECM_PRODUCT_VIEW', 'ue'])
      expect(body.data[1].timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    },
  },
  {
    it: 'to the last',
    call: page('?per_page=2&page=2'),
    has: { data: [{ id: '{basket}', ...told, value: JSON.stringify(basket) }], next_page_url: null },
  },
  { it: 'of somebody unknown', call: { path: '/subscribers/nobody.{run}@example.com/events' }, status: 404 },
  {
    it: "the contact's last order",
    call: { path: `/subscribers/${visitor}` },
    has: {
      subscriber: {
        last_transaction_id: '{visitorOrder}',
        last_transaction: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      },
    },
  },
]
