import { expect } from 'vitest'
import type { Step } from './step.ts'

const post = (body: unknown) => ({ method: 'POST', path: '/lists', body })

export const listSteps: Step[] = [
  { it: 'an account can be read as a key check', call: { path: '/account' }, has: { id: expect.any(Number) } },
  {
    it: 'a list is made with its name alone',
    call: post({ name: 'Newsletter {run}' }),
    is: { name: 'Newsletter {run}', id: expect.any(Number) },
    keep: { list: 'id' },
  },
  {
    it: 'a list needs a name',
    call: post({ from_name: 'Shop' }),
    status: 422,
    is: { errors: { name: ['The name field is required.'] } },
  },
  { it: 'a name of spaces is none', call: post({ name: '  ' }), status: 422 },
  { it: 'an array is no name', call: post({ name: ['a'] }), status: 422, has: { errors: { name: expect.any(Array) } } },
  {
    it: 'an address of a list must be one',
    call: post({ name: 'A', from_email: 'nonsense' }),
    status: 422,
    is: { errors: { from_email: ['The from email must be a valid email address.'] } },
  },
  {
    it: 'an object where a text belongs is refused',
    call: post({ name: 'A', conf_subject: { a: 1 } }),
    status: 422,
    has: { errors: { conf_subject: expect.any(Array) } },
  },
  {
    it: 'a list takes its settings, booleans as 1',
    call: post({ name: 'Opt-in {run}', from_email: 'shop@shop.example', double_optin: 1, conf_subject: 'Potvrďte' }),
    keep: { optin: 'id' },
  },
  {
    it: 'a list is read in full',
    call: { path: '/lists/{optin}' },
    has: {
      list: {
        id: '{optin}',
        name: 'Opt-in {run}',
        double_optin: true,
        conf_subject: 'Potvrďte',
        custom_fields: {},
        groups: {},
        segments: {},
        unsub_from_all: 0,
        active_subscribers: 0,
        created: expect.stringMatching(/^[1-9]\d?\.[1-9]\d?\.20\d\d$/),
        form_settings: { settings: { success_redirect_after_subcribe: '' } },
      },
      subscribers: { unknown: 0, subscribed: 0, unsubscribed: 0, unconfirmed: 0 },
    },
  },
  {
    it: 'all lists come as a bare array',
    call: { path: '/lists?per_page=1' },
    also: ({ body }, kept) => {
      expect(body.map((list: { id: number }) => list.id)).toEqual(expect.arrayContaining([kept.list, kept.optin]))
      expect(Object.keys(body[0])).toEqual([
        'id',
        'name',
        'from_name',
        'from_email',
        'reply_to',
        'sub_success_page',
        'sub_confirmed_page',
        'unsub_page',
        'double_optin',
        'conf_subject',
        'conf_message',
      ])
    },
  },
  {
    it: 'a list is changed, and what is not given stays',
    call: {
      method: 'PUT',
      path: '/lists/{optin}',
      body: { name: 'Renamed {run}', unsub_page: 'https://shop.example/bye' },
    },
    has: { id: '{optin}', name: 'Renamed {run}', double_optin: true, unsub_page: 'https://shop.example/bye' },
  },
  { it: 'a change needs the name too', call: { method: 'PUT', path: '/lists/{optin}', body: {} }, status: 422 },
  {
    it: 'a list that is not there cannot be changed',
    call: { method: 'PUT', path: '/lists/2147480000', body: { name: 'A' } },
    status: 404,
    is: { message: 'Not Found!' },
  },
  { it: 'a list that is not there', call: { path: '/lists/2147480000' }, status: 404, is: { message: 'Not Found!' } },
]
