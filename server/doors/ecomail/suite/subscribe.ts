import { expect } from 'vitest'
import type { Step } from './step.ts'

const post = (body: unknown, list = '{list}') => ({ method: 'POST', path: `/lists/${list}/subscribe`, body })
const put = (body: unknown) => ({ method: 'PUT', path: '/lists/{list}/update-subscriber', body })
const read = (email: string, list = '{list}') => ({ path: `/lists/${list}/subscriber/${email}` })
const jan = 'jan.{run}@example.com'
const localTime = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
const missing = { errors: ['Subscriber with email nobody.{run}@example.com was not found in the list'] }

/** What is wrong with `subscriber_data` → the refusal. */
const wrong: [string, object, object][] = [
  ['no address', {}, { email: ['email_required'] }],
  ['an empty address', { email: '' }, { email: ['email_required'] }],
  ['a broken address', { email: 'foo@' }, { email: ['email_invalid'] }],
  ['an address with a line break', { email: 'foo@bar.cz\r\nBcc: x@y.cz' }, { email: ['email_invalid'] }],
  ['an array as address', { email: ['foo@bar.cz'] }, { email: ['email_invalid'] }],
  ['an unknown gender', { email: jan, gender: 'robot' }, { gender: expect.arrayContaining(['gender_invalid']) }],
  [
    'a day that is not',
    { email: jan, birthday: '2001-02-30' },
    { birthday: expect.arrayContaining(['birthday_invalid']) },
  ],
  ['an object as name', { email: jan, name: { a: 1 } }, { name: ['name_invalid'] }],
  ['objects as tags', { email: jan, tags: [{}] }, { tags: ['tags_invalid'] }],
  ['a tag of 51 letters', { email: jan, tags: ['x'.repeat(51)] }, { tags: expect.arrayContaining(['tags_invalid']) }],
  ['an unknown status', { email: jan, status: 9 }, { status: ['status_invalid'] }],
  ['fields that are no object', { email: jan, custom_fields: 'x' }, { custom_fields: ['custom_fields_invalid'] }],
  [
    'keys that collide by case',
    { email: jan, custom_fields: { A: 1, a: 2 } },
    { custom_fields: expect.arrayContaining(['custom_fields_invalid']) },
  ],
]

export const subscribeSteps: Step[] = [
  ...wrong.map(([what, subscriber_data, errors]) => ({
    it: `${what} is refused`,
    call: post({ subscriber_data, update_existing: true }),
    status: 422,
    has: { errors },
  })),
  {
    it: 'subscriber_data is required',
    call: post({}),
    status: 422,
    is: { errors: { subscriber_data: ['The subscriber data field is required.'] } },
  },
  { it: 'a refused call has made nobody', call: { path: `/subscribers/${jan}` }, status: 404 },
  {
    it: 'a contact is subscribed',
    call: post({
      subscriber_data: {
        email: jan,
        name: 'Jan',
        surname: 'Novák',
        zip: 60200,
        country: 'cz',
        vokativ: '',
        custom_fields: '{"Size":{"value":"42","type":"int"}}',
        status: '1',
      },
      tags: ['a', 'b'],
      source: 'woo_plugin',
      update_existing: 1,
      skip_confirmation: 'true',
    }),
    is: {
      id: expect.any(Number),
      name: 'Jan',
      surname: 'Novák',
      email: jan,
      gender: 'male',
      bounce_soft: 0,
      bounced_hard: 0,
      bounce_message: null,
      inserted_at: localTime,
      already_subscribed: false,
    },
    keep: { jan: 'id' },
  },
  {
    it: 'and is read with its membership in one flat object',
    call: read('JAN.{run}@EXAMPLE.com'),
    has: {
      subscriber: {
        id: '{jan}',
        list_id: '{list}',
        email: jan,
        status: 1,
        vokativ: 'Jane',
        vokativ_s: 'Nováku',
        nameday: '06-24',
        zip: '60200',
        country: 'cz',
        tags: ['a', 'b'],
        source: 'woo_plugin',
        custom_fields: { size: 42 },
        groups: null,
        rating: 2.5,
        notes: '',
        bounce_soft_count: 0,
        can_change_status: true,
        subscribed_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/),
        subscribed_at_utc: localTime,
      },
    },
  },
  {
    it: 'one client spells it in the plural',
    call: { path: `/lists/{list}/subscribers/${jan}` },
    has: { subscriber: { id: '{jan}' } },
  },
  {
    it: 'a second call leaves the data alone',
    call: post({ subscriber_data: { email: jan, name: 'Petr', tags: [] }, update_existing: '0' }),
    has: { id: '{jan}', name: 'Jan', already_subscribed: true },
  },
  {
    it: 'unless told to update; tags are replaced',
    call: post({ subscriber_data: { email: jan, city: 'Brno', tags: ['c'] }, update_existing: true }),
    has: { name: 'Jan', already_subscribed: true },
  },
  { it: 'and that is what is read', call: read(jan), has: { subscriber: { name: 'Jan', city: 'Brno', tags: ['c'] } } },
  {
    it: 'double opt-in makes status 6',
    call: post({ subscriber_data: { email: jan } }, '{optin}'),
    has: { id: '{jan}', already_subscribed: false },
  },
  { it: 'which is read', call: read(jan, '{optin}'), has: { subscriber: { status: 6, doi_date: null } } },
  {
    it: 'an own opt-in adds status 6 without asking',
    call: post({ subscriber_data: { email: 'own.{run}@example.com', status: 6 }, skip_confirmation: true }),
  },
  { it: 'which is read too', call: read('own.{run}@example.com'), has: { subscriber: { status: 6 } } },
  { it: 'and confirms by an update', call: put({ email: 'own.{run}@example.com', subscriber_data: { status: 1 } }) },
  { it: 'to status 1', call: read('own.{run}@example.com'), has: { subscriber: { status: 1 } } },
  {
    it: 'a list that is not there',
    call: post({ subscriber_data: { email: jan } }, '2147480000'),
    status: 404,
    is: { message: 'Not Found!' },
  },

  {
    it: 'an update answers with bounce_hard',
    call: put({ email: jan, subscriber_data: { surname: 'Nový', gender: '' } }),
    is: {
      id: '{jan}',
      name: 'Jan',
      surname: 'Nový',
      email: jan,
      gender: 'male',
      bounce_soft: 0,
      bounce_hard: null,
      bounce_message: null,
      inserted_at: localTime,
    },
  },
  {
    it: 'a value that its custom field cannot hold is refused by the path of the field',
    call: put({ email: jan, subscriber_data: { custom_fields: { size: 'large' } } }),
    status: 422,
    has: { errors: { 'custom_fields.size': expect.arrayContaining(['custom_field_invalid']) } },
  },
  {
    it: 'an update needs the root address',
    call: put({ subscriber_data: { email: jan } }),
    status: 422,
    is: { errors: { email: ['email_required'] } },
  },
  {
    it: 'an update of nobody',
    call: put({ email: 'nobody.{run}@example.com', subscriber_data: {} }),
    status: 404,
    is: missing,
  },
  {
    it: 'an update to a wrong value',
    call: put({ email: jan, subscriber_data: { nameday: '13-40' } }),
    status: 422,
    has: { errors: { nameday: expect.arrayContaining(['nameday_invalid']) } },
  },
  {
    it: "an update to somebody else's address",
    call: put({ email: jan, subscriber_data: { email: 'own.{run}@example.com' } }),
    status: 422,
    is: { errors: { email: ['email_taken'] } },
  },
  {
    it: 'an update of the address',
    call: put({ email: jan, subscriber_data: { email: 'novy.{run}@example.com' } }),
    has: { id: '{jan}', email: 'novy.{run}@example.com' },
  },
  {
    it: 'and back',
    call: put({ email: 'novy.{run}@example.com', subscriber_data: { email: jan } }),
    has: { email: jan },
  },

  {
    it: 'a DELETE with a body unsubscribes and keeps the contact',
    call: { method: 'DELETE', path: '/lists/{list}/unsubscribe', body: { email: jan } },
    has: {
      list_id: '{list}',
      email: jan,
      status: 2,
      custom_fields: { size: 42 },
      c_fields: '{"size":42}',
      groups: null,
      source: 'woo_plugin',
      unsub_reason: null,
      sms_status: 0,
      unsubscribed_at: expect.any(String),
    },
    keep: { membership: 'id' },
  },
  {
    it: 'a second time is no mistake',
    call: { method: 'DELETE', path: '/lists/{list}/unsubscribe', body: { email: jan } },
    has: { id: '{membership}', status: 2 },
  },
  {
    it: 'unsubscribing nobody',
    call: { method: 'DELETE', path: '/lists/{list}/unsubscribe', body: { email: 'nobody.{run}@example.com' } },
    status: 404,
    is: missing,
  },
  {
    it: 'unsubscribing needs an address',
    call: { method: 'DELETE', path: '/lists/{list}/unsubscribe', raw: '[]' },
    status: 422,
    is: { errors: { email: ['email_required'] } },
  },
  {
    it: 'subscribing again does not bring back',
    call: post({ subscriber_data: { email: jan } }),
    has: { already_subscribed: true },
  },
  { it: 'so the status stays 2', call: read(jan), has: { subscriber: { status: 2, unsubscribed_at_utc: localTime } } },
  {
    it: 'resubscribe yields to an explicit status',
    call: post({ subscriber_data: { email: jan, status: 2 }, resubscribe: true }),
  },
  { it: 'which is still 2', call: read(jan), has: { subscriber: { status: 2 } } },
  { it: 'resubscribe brings back', call: post({ subscriber_data: { email: jan }, resubscribe: '1' }) },
  { it: 'to status 1', call: read(jan), has: { subscriber: { status: 1, unsubscribed_at: null } } },
]
