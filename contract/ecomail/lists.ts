import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { groupDefinitions, id, ListParams, text, unknownYet } from './shapes.ts'

const settings = {
  name: Type.String(),
  from_name: text(),
  from_email: text(),
  reply_to: text(),
  sub_success_page: text('where to go after signing up'),
  sub_confirmed_page: text('where to go after confirming; merge tags are filled in'),
  unsub_page: text('where to go after unsubscribing'),
  double_optin: nullable(Type.Boolean({ description: 'ask new contacts to confirm by e-mail' })),
  conf_subject: text('subject of the confirmation mail'),
  conf_message: text('HTML of the confirmation mail with *|SUBCONFIRM|*'),
}
const ListInput = Type.Object({ ...Type.Partial(Type.Object(settings)).properties, name: settings.name })
const List = Type.Object({ id: id('below 2^31'), ...settings })

const count = Type.Integer()
const flag = (description: string) => nullable(Type.Integer({ description }))
const FormSettings = Type.Object({
  settings: Type.Record(Type.String(), Type.String()),
  fields: Type.Array(
    Type.Object({ type: Type.String(), required: Type.Boolean(), label: Type.String(), field: Type.String() }),
  ),
  colors: Type.Record(Type.String(), Type.String()),
})

const ListDetail = Type.Object({
  list: Type.Object({
    ...List.properties,
    brand_id: unknownYet(),
    unsub_from_all: Type.Integer({ description: '0 or 1: unsubscribing leaves every list' }),
    unsub_send: flag('1: who leaves by a link gets a goodbye mail'),
    double_optout: Type.Integer({ description: '0 or 1: leaving by a link is to be confirmed by a mail' }),
    thanks_send: flag('1: whoever has subscribed or confirmed gets a thank-you mail'),
    thanks_subject: text(),
    thanks_message: text('HTML'),
    conf_template: nullable(Type.Integer({ description: 'id of the template of the confirmation mail' })),
    unsub_subject: text('of the goodbye mail'),
    unsub_message: text('HTML of the goodbye mail'),
    custom_fields: Type.Record(Type.String(), Type.Object({ type: Type.String(), name: Type.String() })),
    groups: groupDefinitions,
    segments: Type.Record(Type.String(), Type.Unknown()),
    display_settings: Type.Array(Type.String()),
    unsub_texts: text('on the page that asks whether to unsubscribe'),
    created: Type.String({ description: 'D.M.YYYY' }),
    form_settings: FormSettings,
    sub_notify: text('who is told of new subscribers'),
    unsub_notify: text('who is told of those who left'),
    digest_notify: flag('1: one mail a day in place of one for each contact'),
    sub_notify_validated: Type.Array(Type.String()),
    unsub_notify_validated: Type.Array(Type.String()),
    settings: Type.Object({ webhook: Type.Object({ url: text() }), secured_forms: Type.Boolean() }),
    active_subscribers: count,
  }),
  subscribers: Type.Object({
    unknown: count,
    subscribed: count,
    unsubscribed: count,
    soft_bounced: count,
    hard_bounced: count,
    complained: count,
    unconfirmed: count,
  }),
})

const exampleInput = {
  name: 'Newsletter',
  from_name: 'Květinka',
  from_email: 'ahoj@kvetinka.cz',
  reply_to: 'info@kvetinka.cz',
}
const exampleList = {
  id: 29,
  ...exampleInput,
  sub_success_page: null,
  sub_confirmed_page: null,
  unsub_page: null,
  double_optin: null,
  conf_subject: null,
  conf_message: null,
}

export const lists = endpoints({
  all: {
    method: 'GET',
    path: '/lists',
    summary: 'All lists',
    description: 'A bare array, never paged.',
    reply: Type.Array(List),
    example: { reply: [exampleList] },
  },
  create: {
    method: 'POST',
    path: '/lists',
    summary: 'Create a list',
    description: 'Double opt-in only when `double_optin` says so.',
    body: ListInput,
    reply: Type.Object({ name: Type.String(), id: id('of the new list') }),
    failures: [failures.malformed, failures.tooLarge, failures.invalidList],
    example: { body: exampleInput, reply: { name: 'Newsletter', id: 29 } },
  },
  read: {
    method: 'GET',
    path: '/lists/:id',
    summary: 'One list with its fields, groups and live counts',
    params: ListParams,
    reply: ListDetail,
    failures: [failures.notFound, failures.invalidId],
    example: {
      params: { id: 29 },
      reply: {
        list: {
          ...exampleList,
          brand_id: null,
          unsub_from_all: 0,
          unsub_send: null,
          double_optout: 0,
          thanks_send: null,
          thanks_subject: null,
          thanks_message: null,
          conf_template: null,
          unsub_subject: null,
          unsub_message: null,
          custom_fields: { size: { type: 'int', name: 'Size' } },
          groups: {
            grp_60ddec46df422: {
              id: 'grp_60ddec46df422',
              name: 'Interests',
              type: 'checkbox',
              category: [{ name: 'Roses', id: 'RbtolRADM' }],
            },
          },
          segments: {},
          display_settings: ['subscribed', 'status'],
          unsub_texts: null,
          created: '26.6.2026',
          form_settings: {
            settings: { success_redirect_after_subcribe: '' },
            fields: [{ type: 'email', required: true, label: 'E-mail', field: 'email' }],
            colors: { bg_color: '#F8F8F8' },
          },
          sub_notify: null,
          unsub_notify: null,
          digest_notify: null,
          sub_notify_validated: [],
          unsub_notify_validated: [],
          settings: { webhook: { url: null }, secured_forms: true },
          active_subscribers: 375,
        },
        subscribers: {
          unknown: 0,
          subscribed: 375,
          unsubscribed: 143,
          soft_bounced: 9,
          hard_bounced: 11,
          complained: 1,
          unconfirmed: 25,
        },
      },
    },
  },
  change: {
    method: 'PUT',
    path: '/lists/:id',
    summary: 'Change a list',
    description: '`name` is required; what is not given stays.',
    params: ListParams,
    body: ListInput,
    reply: List,
    failures: [failures.malformed, failures.notFound, failures.tooLarge, failures.invalidList],
    example: { params: { id: 29 }, body: exampleInput, reply: exampleList },
  },
})
