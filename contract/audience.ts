import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'

/** Whose opens count: what machines do to a mail is no reading. */
export const unopenedBy = ['human', 'any'] as const

const count = Type.Integer({ minimum: 0 })
const subscriptions = Type.Integer({ minimum: 0, description: 'subscriptions to the chosen lists' })

/** Exact, and who would not get it by the first reason that holds. */
export const AudienceCount = Type.Object({
  recipients: count,
  leftOut: Type.Object({
    unconfirmed: subscriptions,
    unsubscribed: subscriptions,
    bounced: subscriptions,
    complained: subscriptions,
    suppressed: Type.Integer({ minimum: 0, description: 'people whose address nothing is sent to' }),
    excluded: Type.Integer({ minimum: 0, description: 'people subscribed to an excluded list, too' }),
    opened: Type.Integer({
      minimum: 0,
      description: 'of a campaign sent again: people who are not asked a second time',
    }),
    duplicates: Type.Integer({ minimum: 0, description: 'subscriptions of people who are in several of the lists' }),
  }),
})
export type AudienceCount = Static<typeof AudienceCount>

/** `blocking` ones stop the start; the rest is said before it. */
export const Warning = Type.Object({
  code: Type.String(),
  blocking: Type.Boolean(),
  data: Type.Record(Type.String(), Type.Unknown()),
})

export const Audience = Type.Object({
  ...AudienceCount.properties,
  warnings: Type.Array(Warning),
  hints: Type.Array(Warning),
})

const ids = Type.String({ pattern: '^(\\d{1,15}(,\\d{1,15}){0,199})?$', description: 'ids of lists, with commas' })

export const audiences = {
  count: endpoint({
    method: 'GET',
    path: '/audience',
    summary: 'Who would receive a campaign to these lists now: the choice as it is made, not as it is saved',
    guard: 'viewer',
    query: Type.Object({
      lists: Type.Optional(ids),
      excluded: Type.Optional(ids),
      unopenedOf: Type.Optional(Type.Integer({ minimum: 1, description: 'only those who did not open this campaign' })),
      unopened: Type.Optional(Type.Enum(unopenedBy)),
    }),
    reply: AudienceCount,
  }),
}
