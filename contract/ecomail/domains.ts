import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id } from './shapes.ts'

const DomainParams = Type.Object({ id: id('the domain') })
const Domain = Type.Object({
  id: id('of the domain'),
  name: Type.String(),
  valid: Type.Integer({
    minimum: 0,
    maximum: 1,
    description: '1 when its DNS had an SPF record and a DMARC policy at the last check, else 0',
  }),
})
const example = { id: 1, name: 'kvetinka.cz', valid: 0 }

export const domains = endpoints({
  all: {
    method: 'GET',
    path: '/domains',
    summary: 'Domains that the account sends from',
    description: 'A bare array of all of them; an account has a hundred at most.',
    reply: Type.Array(Domain),
    example: { reply: [example] },
  },
  read: {
    method: 'GET',
    path: '/domains/:id',
    summary: 'One domain',
    params: DomainParams,
    reply: Domain,
    failures: [failures.notFound, failures.invalidId],
    example: { params: { id: 1 }, reply: example },
  },
  add: {
    method: 'POST',
    path: '/domains',
    summary: 'Add a domain',
    description: 'It is checked at once, and daily from then on. One that is there already is checked again.',
    body: Type.Object({ name: Type.String() }),
    status: 201,
    reply: Domain,
    failures: [failures.malformed, failures.tooLarge, failures.invalidDomain],
    example: { body: { name: 'kvetinka.cz' }, reply: example },
  },
  remove: {
    method: 'DELETE',
    path: '/domains/:id',
    summary: 'Remove a domain',
    description: 'GET on the same path reads it and removes nothing.',
    params: DomainParams,
    reply: Domain,
    failures: [failures.notFound, failures.invalidId],
    example: { params: { id: 1 }, reply: example },
  },
})
