import type { TObject, TSchema } from 'typebox'
import type { Failure } from './failure.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One endpoint of the Ecomail API as data: the door routes by it, the reference page and OpenAPI show it, the tests
 * check every answer against `reply`. What comes in is read leniently (numbers as strings, booleans as 0 and 1), so
 * `body` and `query` say what to send, not all that is taken.
 */
export interface EcomailEndpoint {
  method: Method
  /** From the root of the server; parameters as `:name`. */
  path: string
  /** Other ways in which clients call the same thing. */
  aliases?: readonly { method: Method; path: string }[]
  summary: string
  description?: string
  /** A parameter that is an integer here is refused with 422 when it is not one. */
  params?: TObject
  query?: TObject
  body?: TSchema
  reply: TSchema
  /** Of a success; 200 where nothing is said, since some clients take nothing else. */
  status?: 201
  /** Besides those that every endpoint has. */
  failures?: readonly Failure[]
  /** The key comes in the body; in the header it is taken as well. */
  keyIn?: 'body'
  /** Takes bodies of up to 32 MB instead of 2 MB. */
  bulk?: boolean
  /** Takes bodies of up to 6 MB: attachments of 4 MB are that in base64. */
  attachments?: boolean
  /** Request headers that it reads besides `key`. */
  headers?: TObject
  example: { params?: Record<string, string | number>; query?: string; body?: unknown; reply: unknown }
}

const keys = new WeakMap<EcomailEndpoint, string>()

/** Keeps the names of a resource's endpoints known to the compiler, and to `keyOf`. */
export function endpoints<const E extends Record<string, EcomailEndpoint>>(of: E): E {
  for (const [key, endpoint] of Object.entries(of)) keys.set(endpoint, key)
  return of
}

/** The name under which its resource holds it; the client calls it so. */
export function keyOf(endpoint: EcomailEndpoint): string {
  return keys.get(endpoint)!
}
