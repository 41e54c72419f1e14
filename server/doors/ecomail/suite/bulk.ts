import { expect } from 'vitest'
import type { Step } from './step.ts'

const post = (body: unknown) => ({ method: 'POST', path: '/lists/{list}/subscribe-bulk', body })
const put = (body: unknown, path = 'update-subscriber-bulk') => ({ method: 'PUT', path: `/lists/{list}/${path}`, body })
const read = (email: string) => ({ path: `/lists/{list}/subscriber/${email}` })
const ada = 'ada.{run}@example.com'
const bob = 'bob.{run}@example.com'

export const bulkSteps: Step[] = [
  {
    it: 'a bad row names itself',
    call: post({
      subscriber_data: [
        { email: ada, name: 'Ada' },
        { email: 'foo@', name: 'Foo' },
      ],
    }),
    status: 422,
    is: { errors: { email: ['email_invalid'] }, data: { name: 'Foo', email: 'foo@' } },
  },
  {
    it: 'so does one with a wrong value',
    call: post({ subscriber_data: [{ email: ada }, { email: bob, name: 'Bob', birthday: 'soon' }] }),
    status: 422,
    has: { errors: { birthday: expect.arrayContaining(['birthday_invalid']) }, data: { name: 'Bob', email: bob } },
  },
  {
    it: 'or with a status that bulk does not take',
    call: post({ subscriber_data: [{ email: bob, status: 6 }] }),
    status: 422,
    has: { errors: { status: expect.arrayContaining(['status_invalid']) }, data: { name: null, email: bob } },
  },
  { it: 'and nothing was written', call: read(ada), status: 404 },
  {
    it: 'rows become memberships; the same address twice is one',
    call: post({
      subscriber_data: [
        { email: ada, name: 'Ada', tags: ['x'] },
        { email: bob, status: '2' },
        { email: 'Ada.{run}@EXAMPLE.com', city: 'Plzeň' },
      ],
    }),
    is: { inserts: 2 },
  },
  {
    it: 'with the later data',
    call: read(ada),
    has: { subscriber: { email: ada, name: 'Ada', city: 'Plzeň', status: 1, tags: ['x'] } },
  },
  { it: 'and the status given', call: read(bob), has: { subscriber: { status: 2 } } },
  {
    it: 'known ones are updated and not counted; rows may be an object',
    call: post({ subscriber_data: { 5: { email: ada, city: 'Cheb' } } }),
    is: { inserts: 0 },
  },
  { it: 'as is read', call: read(ada), has: { subscriber: { city: 'Cheb', tags: ['x'] } } },
  {
    it: 'unless that is switched off',
    call: post({ subscriber_data: [{ email: ada, city: 'Aš' }], update_existing: false }),
    is: { inserts: 0 },
  },
  { it: 'as is read', call: read(ada), has: { subscriber: { city: 'Cheb' } } },
  {
    it: 'subscriber_data must be rows',
    call: post({ subscriber_data: 'x' }),
    status: 422,
    has: { errors: { subscriber_data: expect.any(Array) } },
  },
  {
    it: 'rows over 3,000 are ignored',
    call: post({
      subscriber_data: Array.from({ length: 3_002 }, (_, i) => ({ email: `n${i}.{run}@example.com`, name: 'N' })),
    }),
    is: { inserts: 3_000 },
  },
  { it: 'indeed', call: read('n2999.{run}@example.com'), has: { subscriber: { name: 'N' } } },
  { it: 'ignored', call: read('n3000.{run}@example.com'), status: 404 },

  {
    it: 'a bulk update counts the changed and skips the unknown',
    call: put({
      subscriber_data: [
        { email: ada, city: 'Praha', tags: ['y'] },
        { email: bob, status: 1 },
        { email: 'n1.{run}@example.com', name: 'N' },
        { email: 'nobody.{run}@example.com', city: 'Praha' },
      ],
    }),
    is: { updates: 1 },
  },
  { it: 'it has written', call: read(ada), has: { subscriber: { city: 'Praha', tags: ['y'], status: 1 } } },
  { it: 'and brought nobody back', call: read(bob), has: { subscriber: { status: 2 } } },
  { it: 'and made nobody', call: { path: '/subscribers/nobody.{run}@example.com' }, status: 404 },
  {
    it: 'allow_resubscribe brings back, under the other name of the path',
    call: put({ subscriber_data: [{ email: bob, status: '1' }], allow_resubscribe: 1 }, 'update-subscribers-bulk'),
    is: { updates: 1 },
  },
  { it: 'as is read', call: read(bob), has: { subscriber: { status: 1 } } },
  {
    it: 'allow_resubscribe brings back only whom a status names',
    call: put({ subscriber_data: [{ email: bob, status: 2 }] }),
    is: { updates: 1 },
  },
  {
    it: 'so a row without one leaves it',
    call: put({ subscriber_data: [{ email: bob, city: 'Zlín' }], allow_resubscribe: true }),
    is: { updates: 1 },
  },
  { it: 'as is read', call: read(bob), has: { subscriber: { status: 2, city: 'Zlín' } } },
  {
    it: 'a wrong value in an update names its row too',
    call: put({ subscriber_data: [{ email: 'nobody.{run}@example.com' }, { email: ada, name: 'Ada', gender: 'x' }] }),
    status: 422,
    has: { errors: { gender: expect.arrayContaining(['gender_invalid']) }, data: { name: 'Ada', email: ada } },
  },
  {
    it: 'an update of a list that is not there',
    call: { method: 'PUT', path: '/lists/2147480000/update-subscriber-bulk', body: { subscriber_data: [] } },
    status: 404,
    is: { message: 'Not Found!' },
  },
]
