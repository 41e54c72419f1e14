import { type PostolkaApi, routes } from './api/index.ts'
import { callsOf, type Route } from './calls.ts'
import type { PostolkaOptions } from './transport.ts'

export type * from './api/index.ts'
export { PostolkaError, PostolkaUnreachable } from './errors.ts'
export type { CallOptions, PostolkaOptions } from './transport.ts'

/** All resources of the API, each with a function for each of its calls. */
export type Postolka = PostolkaApi

/** A client of one account: `new Postolka({ baseUrl, key })`. */
export const Postolka = class {
  constructor(options: PostolkaOptions) {
    for (const [name, group] of Object.entries(routes))
      Object.defineProperty(this, name, { value: callsOf(group as Record<string, Route>, options), enumerable: true })
  }
} as new (
  options: PostolkaOptions,
) => PostolkaApi
