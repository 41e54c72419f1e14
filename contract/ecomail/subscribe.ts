import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { Membership } from './members.ts'
import { flag, groups, id, ListParams, localTime, optional, status, text } from './shapes.ts'

const profile = optional({
  name: text(),
  surname: text(),
  vokativ: text('vocative of the name; worked out from the name when not given'),
  vokativ_s: text('vocative of the surname; worked out when not given'),
  gender: text('male or female; worked out when not given'),
  nameday: text('MM-DD; worked out when not given'),
  birthday: text('YYYY-MM-DD'),
  company: text(),
  street: text(),
  city: text(),
  zip: text(),
  country: text('kept as it is; SK gives Slovak vocatives and name days'),
  phone: text(),
  pretitle: text('title before the name'),
  surtitle: text('title after the name'),
  notes: text(),
  source: text('where the contact came from'),
  tags: Type.Array(Type.String({ maxLength: 50 }), {
    description: 'at most 2000 characters in all; they replace the tags that the contact has',
  }),
  custom_fields: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all',
  }),
  groups,
  status,
}).properties

const emailField = Type.String({ maxLength: 254 })
const Row = Type.Object({ email: emailField, ...profile })
const resubscribe = flag('bring back a contact who has unsubscribed; an explicit status other than 1 wins')

const answer = {
  id: id('of the contact, in the whole account'),
  name: text(),
  surname: text(),
  email: Type.String(),
  gender: text(),
  bounce_soft: Type.Integer(),
}
const exampleAnswer = {
  id: 259471,
  name: 'Jan',
  surname: 'Novák',
  email: 'jan@novak.cz',
  gender: 'male',
  bounce_soft: 0,
}
const writes = [failures.malformed, failures.notFound, failures.tooLarge]

export const subscribe = endpoints({
  subscribe: {
    method: 'POST',
    path: '/lists/:id/subscribe',
    summary: 'Subscribe a contact to a list',
    description:
      'Makes the contact when it is new to the account. On a list with double opt-in it gets status 6 and a confirmation mail, unless `skip_confirmation` is set. `source`, `tags`, `custom_fields` and `groups` are taken at the top level too.',
    params: ListParams,
    body: Type.Object({
      subscriber_data: Row,
      trigger_autoresponders: Type.Optional(flag('let automations start')),
      trigger_notification: Type.Optional(flag("tell the list's owner by e-mail")),
      update_existing: Type.Optional(flag('write over the data of a contact that is known already')),
      skip_confirmation: Type.Optional(flag('subscribe at once, without double opt-in')),
      resubscribe: Type.Optional(resubscribe),
    }),
    reply: Type.Object({
      ...answer,
      bounced_hard: Type.Integer(),
      bounce_message: text(),
      inserted_at: localTime(),
      already_subscribed: Type.Boolean({ description: 'was in this list before' }),
    }),
    failures: [...writes, failures.invalidContact],
    example: {
      params: { id: 29 },
      body: {
        subscriber_data: {
          email: 'jan@novak.cz',
          name: 'Jan',
          surname: 'Novák',
          tags: ['vip'],
          custom_fields: { size: 42 },
        },
        update_existing: true,
      },
      reply: {
        ...exampleAnswer,
        bounced_hard: 0,
        bounce_message: null,
        inserted_at: '2026-05-10 14:29:07',
        already_subscribed: false,
      },
    },
  },
  subscribeBulk: {
    method: 'POST',
    path: '/lists/:id/subscribe-bulk',
    bulk: true,
    summary: 'Subscribe up to 3,000 contacts',
    description:
      'Rows beyond 3,000 are ignored. Never asks for confirmation. Tags change only where a row has them. A wrong row refuses the whole call and nothing is written.',
    params: ListParams,
    body: Type.Object({
      subscriber_data: Type.Array(
        Type.Object({
          ...Row.properties,
          status: Type.Optional(Type.Integer({ description: '1, 2 or 4', default: 1 })),
        }),
        { maxItems: 3000 },
      ),
      update_existing: Type.Optional(
        Type.Boolean({ default: true, description: 'write over the data of known contacts' }),
      ),
      resubscribe: Type.Optional(resubscribe),
      trigger_autoresponders: Type.Optional(flag('let automations start')),
    }),
    reply: Type.Object({ inserts: Type.Integer({ description: 'new memberships' }) }),
    failures: [...writes, failures.invalidRow],
    example: {
      params: { id: 29 },
      body: {
        subscriber_data: [
          { email: 'jan@novak.cz', name: 'Jan' },
          { email: 'eva@novakova.cz', name: 'Eva' },
        ],
      },
      reply: { inserts: 2 },
    },
  },
  update: {
    method: 'PUT',
    path: '/lists/:id/update-subscriber',
    summary: 'Change a subscriber',
    description: 'What is not given stays. `subscriber_data.email` changes the address.',
    params: ListParams,
    body: Type.Object({
      email: emailField,
      subscriber_data: Type.Optional(Type.Object({ email: Type.Optional(emailField), ...profile })),
    }),
    reply: Type.Object({
      ...answer,
      bounce_hard: nullable(Type.Integer({ description: 'spelt so in this answer only' })),
      bounce_message: text(),
      inserted_at: localTime(),
    }),
    failures: [...writes, failures.notInList, failures.invalidContact],
    example: {
      params: { id: 29 },
      body: { email: 'jan@novak.cz', subscriber_data: { city: 'Brno', status: 1 } },
      reply: { ...exampleAnswer, bounce_hard: null, bounce_message: null, inserted_at: '2026-05-10 14:29:07' },
    },
  },
  updateBulk: {
    method: 'PUT',
    path: '/lists/:id/update-subscriber-bulk',
    aliases: [{ method: 'PUT', path: '/lists/:id/update-subscribers-bulk' }],
    bulk: true,
    summary: 'Change up to 3,000 subscribers',
    description: 'Addresses that are not in the list are skipped, rows beyond 3,000 are ignored.',
    params: ListParams,
    body: Type.Object({
      subscriber_data: Type.Array(Row, { maxItems: 3000 }),
      allow_resubscribe: Type.Optional(flag('let status 1 bring back those who have unsubscribed')),
    }),
    reply: Type.Object({ updates: Type.Integer({ description: 'subscribers that are different now' }) }),
    failures: [...writes, failures.invalidRow],
    example: {
      params: { id: 29 },
      body: { subscriber_data: [{ email: 'jan@novak.cz', city: 'Brno' }], allow_resubscribe: false },
      reply: { updates: 1 },
    },
  },
  unsubscribe: {
    method: 'DELETE',
    path: '/lists/:id/unsubscribe',
    summary: 'Unsubscribe a contact from a list',
    description: 'Sets status 2; the contact stays.',
    params: ListParams,
    body: Type.Object({ email: emailField }),
    reply: Membership,
    failures: [...writes, failures.notInList, failures.invalidContact],
    example: {
      params: { id: 29 },
      body: { email: 'jan@novak.cz' },
      reply: {
        id: 407704,
        list_id: 29,
        email: 'jan@novak.cz',
        status: 2,
        subscribed_at: '2026-05-10 12:29:07+00:00',
        unsubscribed_at: '2026-06-01 08:00:00+00:00',
        custom_fields: { size: 42 },
        c_fields: '{"size":42}',
        groups: null,
        source: 'api',
        unsub_reason: null,
        sms_status: 0,
      },
    },
  },
})
