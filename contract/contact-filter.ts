import { type Static, Type } from 'typebox'
import { SubscriptionStatus } from './list.ts'
import { Id } from './shapes.ts'

/** Fields of the profile that a condition may ask about. */
export const filterFields = [
  'name',
  'surname',
  'vocative',
  'vocativeSurname',
  'gender',
  'nameday',
  'birthday',
  'company',
  'street',
  'city',
  'zip',
  'country',
  'phone',
  'pretitle',
  'surtitle',
  'notes',
  'source',
] as const
export type FilterField = (typeof filterFields)[number]

const Words = Type.String({ minLength: 1, maxLength: 200 })
const Day = Type.String({ format: 'date' })
const Tags = Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 20 }))

/** Letter case does not count. */
export const ProfileCondition = Type.Union([
  Type.Object({ is: Type.Enum(['empty', 'filled'] as const) }),
  Type.Object({ is: Type.Enum(['equal', 'beginning'] as const), value: Words }),
])
export type ProfileCondition = Static<typeof ProfileCondition>

/** Of a field of the filter's list. `containing` does not look at accents either. */
export const FieldCondition = Type.Union([
  Type.Object({ is: Type.Enum(['empty', 'filled'] as const) }),
  Type.Object({ is: Type.Enum(['equal', 'containing'] as const), value: Words }),
  Type.Object({ is: Type.Enum(['over', 'under'] as const), value: Type.Number() }),
  Type.Object({ is: Type.Enum(['before', 'after'] as const), value: Day }),
])
export type FieldCondition = Static<typeof FieldCondition>

/** `notWithin` is true of those who never did it, too. */
export const ActivityCondition = Type.Union([
  Type.Object({ is: Type.Literal('never') }),
  Type.Object({
    is: Type.Enum(['within', 'notWithin'] as const),
    days: Type.Integer({ minimum: 1, maximum: 3650 }),
  }),
])
export type ActivityCondition = Static<typeof ActivityCondition>

/** A condition that we do not know would be passed over, and an action meant for a few reach everybody. */
const closed = { additionalProperties: false }

/** Which contacts are meant: all that is given must be true of them. Nothing given means everybody. */
export const ContactFilter = Type.Object(
  {
    /** Beginnings of words of the name, the surname or the address, without accents and case; all of them, in any order. */
    search: Type.Optional(Words),
    listId: Type.Optional(Id),
    /** In the list; in any list where none is given. */
    states: Type.Optional(Type.Array(SubscriptionStatus, { minItems: 1, maxItems: 6 })),
    noList: Type.Optional(Type.Boolean()),
    anyTag: Tags,
    allTags: Tags,
    noTag: Tags,
    profile: Type.Optional(Type.Partial(Type.Record(Type.Enum(filterFields), ProfileCondition), closed)),
    fields: Type.Optional(
      Type.Array(Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }), condition: FieldCondition }), {
        maxItems: 20,
      }),
    ),
    /** A click is an open. */
    opened: Type.Optional(ActivityCondition),
    clicked: Type.Optional(ActivityCondition),
    /** Days of the account's time zone, both included. */
    added: Type.Optional(Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) })),
    suppressed: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type ContactFilter = Static<typeof ContactFilter>
