import type { Static, TSchema } from 'typebox'

export type Role = 'administrator' | 'marketer' | 'viewer'

/**
 * Who may call: a role means that role or a higher one; `signedIn` means whoever has a session, even while the account
 * still asks something of them; `anyone` needs no session.
 */
export type Guard = Role | 'signedIn' | 'anyone'

export interface Endpoint<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Under `/app/api`; parameters as `:name`. */
  path: string
  summary: string
  guard: Guard
  params?: P
  query?: Q
  body?: B
  reply: R
}

/**
 * An endpoint is data: validation, serialisation, OpenAPI and the types of both the server's handler and the
 * browser's `call` come from this one object.
 */
export function endpoint<
  const R extends TSchema,
  const P extends TSchema = TSchema,
  const Q extends TSchema = TSchema,
  const B extends TSchema = TSchema,
>(e: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return e
}

type Given<S extends TSchema, Key extends string> = TSchema extends S
  ? { [K in Key]?: undefined }
  : { [K in Key]: Static<S> }

/** What a caller gives: only the parts that the endpoint declares. */
export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, TSchema>
    ? Given<P, 'params'> & Given<Q, 'query'> & Given<B, 'body'>
    : never

export type Reply<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> : never
