import { type TProperties, type TSchema, Type } from 'typebox'
import { nullable } from '../shapes.ts'

/** Ids that the API shows are JSON integers. */
export const id = (description: string) => Type.Integer({ description })
export const text = (description?: string) => nullable(Type.String(description ? { description } : {}))
export const localTime = (description = 'YYYY-MM-DD HH:MM:SS in the time zone of the account') =>
  Type.String({ description })
export const flag = (description: string) => Type.Boolean({ description, default: false })
/** Null until we know better. */
export const unknownYet = () => Type.Null()

/** All of it may be left out. */
export const optional = <P extends TProperties>(properties: P) => Type.Partial(Type.Object(properties))

export const email = Type.String({ description: 'in any case; raw or percent-encoded where it stands in a path' })
export const customFields = Type.Record(Type.String(), Type.Unknown(), {
  description: 'custom fields, name → value; an object even when empty',
})
export const groups = nullable(
  Type.Record(Type.String(), Type.Array(Type.String()), { description: 'group id → names of the chosen categories' }),
)
export const status = Type.Integer({
  minimum: 1,
  maximum: 6,
  description: '1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed',
})
export const rating = Type.Number({
  minimum: 0,
  maximum: 5,
  description: 'in half steps, by when a person last clicked or opened',
})
export const smsStatus = Type.Integer({ description: '0 or 1' })

export const paging = {
  page: Type.Optional(Type.Integer({ minimum: 1, description: 'from 1; 0 is taken for 1' })),
  per_page: Type.Optional(Type.Integer({ minimum: 1 })),
}

/** The paginator's shape; the counters are numbers. */
export const paginated = <S extends TSchema>(item: S) =>
  Type.Object({
    current_page: Type.Integer(),
    data: Type.Array(item),
    from: nullable(Type.Integer({ description: 'null on an empty page' })),
    last_page: Type.Integer(),
    next_page_url: nullable(Type.String()),
    per_page: Type.Integer(),
    to: nullable(Type.Integer()),
    total: Type.Integer(),
  })

export const ListParams = Type.Object({ id: id('the list') })
export const ListEmailParams = Type.Object({ id: id('the list'), email })
export const EmailParams = Type.Object({ email })

/** A contact's group definition, as lists show it. */
export const groupDefinitions = Type.Record(
  Type.String(),
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    type: Type.String({ description: 'select or checkbox' }),
    category: Type.Array(Type.Object({ name: Type.String(), id: Type.String() })),
  }),
)
