import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, nullable } from './shapes.ts'

export const Domain = Type.Object({
  id: Id,
  name: Type.String(),
  /** null: the name system could not be asked yet. */
  hasSpf: nullable(Type.Boolean()),
  hasDmarc: nullable(Type.Boolean()),
  isValid: Type.Boolean(),
  checkedAt: nullable(Instant),
})
export type Domain = Static<typeof Domain>

export const senderDomains = {
  all: endpoint({
    method: 'GET',
    path: '/sender-domains',
    summary: 'Domains that the account sends from, with their last check; a hundred at most',
    guard: 'administrator',
    reply: Type.Object({
      domains: Type.Array(Domain),
      /** Nothing is sent from others. */
      areRequired: Type.Boolean(),
    }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/sender-domains',
    summary: 'Add a domain; it is checked at once',
    guard: 'administrator',
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) }),
    reply: Domain,
  }),
  check: endpoint({
    method: 'POST',
    path: '/sender-domains/:id/check',
    summary: 'Ask the name system now',
    guard: 'administrator',
    params: IdParams,
    reply: Domain,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/sender-domains/:id',
    summary: 'Remove a domain',
    guard: 'administrator',
    params: IdParams,
    reply: Domain,
  }),
}
