import { type Static, type TSchema, Type } from 'typebox'

/** Small shapes that several resources share. */
export const Id = Type.Integer({ minimum: 1, maximum: 9_007_199_254_740_991 })
export const IdParams = Type.Object({ id: Id })
export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601, UTC' })
export const Empty = Type.Object({})
export const Language = Type.Union([Type.Literal('cs'), Type.Literal('en')])
export type Language = Static<typeof Language>

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** Keyset paging: give `next` back as `after`; null on the last page. */
export const Page = {
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
}
export const next = nullable(Type.String())

/** A day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Why somebody may be written to; kept as the proof of it. */
export const legalBases = ['consent', 'customer', 'other'] as const
export type LegalBasis = (typeof legalBases)[number]
