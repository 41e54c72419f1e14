import { type Static, Type } from 'typebox'
import { filterFields } from './contact-filter.ts'
import { endpoint } from './endpoint.ts'
import { Id, legalBases } from './shapes.ts'

/** Fields of the profile that many contacts may get at once. */
export const bulkFields = filterFields.filter(
  (field): field is Exclude<(typeof filterFields)[number], 'vocative' | 'vocativeSurname'> =>
    field !== 'vocative' && field !== 'vocativeSurname',
)
export type BulkField = (typeof bulkFields)[number]

const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { minItems: 1, maxItems: 20 })
/** Empty clears. */
const Value = Type.String({ maxLength: 1_000 })

export const BulkAction = Type.Union([
  Type.Object({ do: Type.Enum(['addTags', 'removeTags'] as const), tags: Tags }),
  Type.Object({ do: Type.Literal('setProfile'), field: Type.Enum(bulkFields), value: Value }),
  Type.Object({
    do: Type.Literal('setField'),
    listId: Id,
    key: Type.String({ minLength: 1, maxLength: 100 }),
    value: Value,
  }),
  Type.Object({
    do: Type.Literal('subscribe'),
    listId: Id,
    basis: Type.Enum(legalBases),
    /** Where the consents come from, in words; kept with each of them. */
    source: Type.String({ minLength: 1, maxLength: 200 }),
    /** Ask each by e-mail first, where the list says so. */
    confirm: Type.Boolean(),
  }),
  Type.Object({ do: Type.Literal('unsubscribe'), listId: Id }),
  Type.Object({ do: Type.Literal('suppress') }),
  Type.Object({ do: Type.Literal('delete') }),
])
export type BulkAction = Static<typeof BulkAction>

/** Why a contact of the selection is left as it is. */
export const leftOutReasons = [
  'gone',
  'same',
  'notInList',
  'notSubscribed',
  'unsubscribed',
  'unconfirmed',
  'bounced',
  'complained',
  'suppressed',
  'tooManyTags',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

const LeftOut = Type.Array(Type.Object({ why: Type.Enum(leftOutReasons), contacts: Type.Integer() }))

const Selected = { selectionId: Id, action: BulkAction }

export const contactBulk = {
  check: endpoint({
    method: 'POST',
    path: '/contacts/bulk/check',
    summary: 'How many of a selection an action would change, and how many it would leave out, and why',
    guard: 'marketer',
    body: Type.Object(Selected),
    reply: Type.Object({ contacts: Type.Integer(), changed: Type.Integer(), leftOut: LeftOut }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/contacts/bulk',
    summary: 'Change all contacts of a selection, as a task',
    guard: 'marketer',
    body: Type.Object({
      ...Selected,
      /** Deleting asks for the number of contacts, as the person typed it. */
      typed: Type.Optional(Type.Integer()),
      /** Whether what is started by a tag, a field or a subscription may start. */
      trigger: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Object({ taskId: Id }),
  }),
}
