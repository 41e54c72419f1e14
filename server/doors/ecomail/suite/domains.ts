import { expect } from 'vitest'
import type { Step } from './step.ts'

const post = (body: unknown) => ({ method: 'POST', path: '/domains', body })

export const domainSteps: Step[] = [
  {
    it: 'a domain needs a name',
    call: { method: 'POST', path: '/domains', raw: '' },
    status: 422,
    is: { errors: { name: ['The name field is required.'] } },
  },
  { it: 'which is one', call: post({ name: 'no domain' }), status: 422, has: { errors: { name: expect.any(Array) } } },
  { it: 'an address is none', call: post({ name: 'a@b.cz' }), status: 422 },
  { it: 'nor a mailbox that anybody may have', call: post({ name: 'Seznam.cz' }), status: 422 },
  {
    it: 'a domain is added, with 201',
    call: post({ name: 'Shop-{run}.example' }),
    status: 201,
    is: { id: expect.any(Number), name: 'shop-{run}.example', valid: 0 },
    keep: { domain: 'id' },
  },
  { it: 'once', call: post({ name: 'shop-{run}.example.' }), status: 201, has: { id: '{domain}' } },
  {
    it: 'and stands among all',
    call: { path: '/domains?' },
    also: ({ body }, kept) =>
      expect(body).toContainEqual({ id: kept.domain, name: `shop-${kept.run}.example`, valid: 0 }),
  },
  { it: 'a GET removes nothing', call: { path: '/domains/{domain}' }, has: { id: '{domain}' } },
  {
    it: 'a DELETE removes and says what',
    call: { method: 'DELETE', path: '/domains/{domain}', raw: '[]' },
    is: { id: '{domain}', name: 'shop-{run}.example', valid: 0 },
  },
  { it: 'once', call: { method: 'DELETE', path: '/domains/{domain}' }, status: 404, is: { message: 'Not Found!' } },
  { it: 'and it is gone', call: { path: '/domains/{domain}' }, status: 404 },
]
