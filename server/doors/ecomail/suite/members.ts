import { expect } from 'vitest'
import type { Step } from './step.ts'

const page = (query = '') => ({ path: `/lists/{pages}/subscribers${query}` })
const empty = {
  current_page: 1,
  data: [],
  from: null,
  last_page: 1,
  next_page_url: null,
  per_page: 20,
  to: null,
  total: 0,
}
const ids = (answer: { body: { data: { subscriber: { email: string } }[] } }) =>
  answer.body.data.map(item => item.subscriber.email.split('.')[0])

export const memberSteps: Step[] = [
  { it: 'an own list', call: { method: 'POST', path: '/lists', body: { name: 'Pages {run}' } }, keep: { pages: 'id' } },
  { it: 'an empty page has numbers and nulls', call: page(), is: empty },
  {
    it: 'five rows',
    call: {
      method: 'POST',
      path: '/lists/{pages}/subscribe-bulk',
      body: {
        subscriber_data: [
          ...[1, 2, 3].map(n => ({ email: `m${n}.{run}@example.com`, name: `M${n}` })),
          { email: 'gone.{run}@example.com', status: 2 },
          { email: 'hard.{run}@example.com', status: 4 },
        ],
      },
    },
    is: { inserts: 5 },
  },
  {
    it: 'the first page shows the subscribed',
    call: page('?per_page=2'),
    has: { current_page: 1, from: 1, to: 2, last_page: 2, per_page: 2, total: 3 },
    also: answer => {
      expect(ids(answer)).toEqual(['m1', 'm2'])
      const next = new URL(answer.body.next_page_url)
      expect(next.search).toBe('?per_page=2&page=2')
      const [first] = answer.body.data
      expect(first.subscribed_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
      expect(first).toMatchObject({ status: 1, sms_status: 0, custom_fields: {}, groups: null, unsubscribed_at: null })
      expect(first).not.toHaveProperty('name')
    },
  },
  {
    it: 'the last page ends it',
    call: page('?per_page=2&page=2'),
    has: { current_page: 2, from: 3, to: 3, next_page_url: null },
    also: answer => expect(ids(answer)).toEqual(['m3']),
  },
  {
    it: 'page 0 is page 1',
    call: page('?page=0&per_page=1000'),
    has: { current_page: 1, from: 1, to: 3, last_page: 1, per_page: 1000 },
  },
  { it: 'a page behind the end is empty', call: page('?page=9'), is: { ...empty, current_page: 9, total: 3 } },
  { it: 'per_page is clamped', call: page('?per_page=999999'), has: { per_page: 5000 } },
  {
    it: 'what is no number is not there',
    call: page('?per_page=many&page=-3&skip_unsubscribed=false'),
    has: { per_page: 20, current_page: 1 },
  },
  {
    it: 'a filter by word',
    call: page('?status=unsubscribed'),
    has: { total: 1, data: [{ status: 2, email: 'gone.{run}@example.com' }] },
  },
  { it: 'a filter by number', call: page('?status=4'), has: { total: 1, data: [{ status: 4 }] } },
  { it: 'both bounces', call: page('?status=bounced'), has: { total: 1 } },
  { it: 'nobody unconfirmed', call: page('?status=not_confirmed'), has: { total: 0, data: [] } },
  {
    it: 'a filter that means nothing',
    call: page('?status=alive'),
    status: 422,
    has: { errors: { status: expect.any(Array) } },
  },
  {
    it: 'a list that is not there',
    call: { path: '/lists/2147480000/subscribers' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  {
    it: 'nobody in a list',
    call: { path: '/lists/{pages}/subscriber/nobody.{run}@example.com' },
    status: 404,
    is: { errors: ['Subscriber with email nobody.{run}@example.com was not found in the list'] },
  },
  {
    it: 'somebody in a list that is not there',
    call: { path: '/lists/2147480000/subscriber/m1.{run}@example.com' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  {
    it: 'the counts of the list',
    call: { path: '/lists/{pages}' },
    has: { list: { active_subscribers: 3 }, subscribers: { subscribed: 3, unsubscribed: 1, hard_bounced: 1 } },
  },

  {
    it: 'a contact with all its lists',
    call: { path: '/subscribers/m1.{run}@example.com' },
    has: {
      subscriber: {
        email: 'm1.{run}@example.com',
        last_pageview: null,
        last_transaction: null,
        automations: null,
        lists: {
          '{pages}': {
            list_id: '{pages}',
            status: 1,
            c_fields: '{}',
            status_history: [],
            owner: { id: '{pages}', groups: {}, active_subscribers: 3 },
          },
        },
      },
    },
  },
  {
    it: 'nobody',
    call: { path: '/subscribers/nobody.{run}@example.com' },
    status: 404,
    has: { errors: [expect.stringContaining('not found')] },
  },
  { it: 'a GET deletes nothing', call: { path: '/subscribers/m1.{run}@example.com/delete' }, is: { deleted: false } },
  { it: 'as is seen', call: { path: '/subscribers/m1.{run}@example.com' } },
  {
    it: 'a DELETE deletes, body or not',
    call: { method: 'DELETE', path: '/subscribers/m1.{run}@example.com/delete', raw: '[]' },
    is: { deleted: true },
  },
  { it: 'once', call: { method: 'DELETE', path: '/subscribers/m1.{run}@example.com/delete' }, status: 404 },
  { it: 'and the list counts one less', call: { path: '/lists/{pages}' }, has: { list: { active_subscribers: 2 } } },
  {
    it: 'who leaves the last list keeps an object',
    call: { path: '/subscribers/m2.{run}@example.com' },
    has: { subscriber: { lists: expect.any(Object) } },
  },
]
