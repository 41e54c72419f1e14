import { expect } from 'vitest'
import type { Step } from './step.ts'

const byPhone = (phone: string) => ({ path: `/lists/{found}/subscriber-by-phone/${phone}` })
const search = (body: unknown) => ({ method: 'POST', path: '/search', body })
const eva = 'eva.{run}@example.com'
const adam = 'adam.{run}@example.com'
const emails = ({ body }: { body: { email: string }[] }) => body.map(contact => contact.email.split('.')[0])

export const foundSteps: Step[] = [
  { it: 'an own list', call: { method: 'POST', path: '/lists', body: { name: 'Found {run}' } }, keep: { found: 'id' } },
  {
    it: 'three people, two with numbers',
    call: {
      method: 'POST',
      path: '/lists/{found}/subscribe-bulk',
      body: {
        subscriber_data: [
          { email: eva, name: 'Eva', surname: 'Q{run}', phone: '+420 601 234 567', custom_fields: { size: 'L' } },
          { email: adam, name: 'Adam', surname: 'Q{run}', phone: '601-234-567' },
          { email: 'slovak.{run}@example.com', name: 'Slávka', surname: 'Q{run}', phone: '0905 123 456' },
        ],
      },
    },
    is: { inserts: 3 },
  },
  {
    it: 'a number finds the membership',
    call: byPhone('+420601234567'),
    has: {
      subscriber: {
        list_id: '{found}',
        email: eva,
        status: 1,
        custom_fields: { size: 'L' },
        c_fields: '{"size":"L"}',
        status_history: [],
        subscriber: null,
        can_change_status: true,
      },
    },
    also: ({ body }) => expect(body.subscriber).not.toHaveProperty('name'),
  },
  {
    it: 'percent-encoded, with spaces and two zeros',
    call: byPhone('00420%20601%20234%20567'),
    has: { subscriber: { email: eva } },
  },
  {
    it: 'of two the one written alike comes first',
    call: byPhone('601234567'),
    has: { subscriber: { email: adam } },
  },
  {
    it: 'the leading zero of a national number does not count',
    call: byPhone('%2B421905123456'),
    has: { subscriber: { email: 'slovak.{run}@example.com' } },
  },
  {
    it: 'a number of nobody',
    call: byPhone('+420999888777'),
    status: 404,
    is: { errors: ['Subscriber with phone +420999888777 was not found in the list'] },
  },
  { it: 'what is no number', call: byPhone('phone'), status: 404, has: { errors: expect.any(Array) } },
  {
    it: 'a number in a list that is not there',
    call: { path: '/lists/2147480000/subscriber-by-phone/601234567' },
    status: 404,
    is: { message: 'Not Found!' },
  },

  {
    it: 'a search by address finds the whole contact',
    call: search({ query: 'EVA.{run}@example.com' }),
    has: [{ email: eva, name: 'Eva', lists: { '{found}': { status: 1, owner: { name: 'Found {run}' } } } }],
  },
  {
    it: 'one by words finds everybody who has them, the newest first',
    call: search({ query: 'q{run}' }),
    also: answer => expect(emails(answer)).toEqual(['slovak', 'eva', 'adam']),
  },
  {
    it: 'in any order and without accents',
    call: search({ query: 'Q{run} slavk' }),
    also: answer => expect(emails(answer)).toEqual(['slovak']),
  },
  {
    it: 'page by page',
    call: search({ query: 'q{run}', page: '2', per_page: '2' }),
    also: answer => expect(emails(answer)).toEqual(['adam']),
  },
  { it: 'a search that finds nobody', call: search({ query: 'nobody{run}' }), is: [] },
  { it: 'signs alone find nobody', call: search({ query: '%_' }), is: [] },
  {
    it: 'a search for nothing',
    call: search({ query: ' ' }),
    status: 422,
    is: { errors: { query: ['The query field is required.'] } },
  },
]
