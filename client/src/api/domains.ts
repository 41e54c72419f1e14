// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type DomainsAllReply = Array<{
  /** of the domain */
  id: number
  name: string
  /** 1 when its DNS had an SPF record and a DMARC policy at the last check, else 0 */
  valid: number
}>

export type DomainsReadReply = {
  /** of the domain */
  id: number
  name: string
  /** 1 when its DNS had an SPF record and a DMARC policy at the last check, else 0 */
  valid: number
}

export type DomainsAddBody = {
  name: string
}

export type DomainsAddReply = {
  /** of the domain */
  id: number
  name: string
  /** 1 when its DNS had an SPF record and a DMARC policy at the last check, else 0 */
  valid: number
}

export type DomainsRemoveReply = {
  /** of the domain */
  id: number
  name: string
  /** 1 when its DNS had an SPF record and a DMARC policy at the last check, else 0 */
  valid: number
}

export interface DomainsApi {
  /** Domains that the account sends from. A bare array of all of them; an account has a hundred at most. */
  all(options?: CallOptions): Promise<DomainsAllReply>

  /** One domain */
  read(id: number, options?: CallOptions): Promise<DomainsReadReply>

  /** Add a domain. It is checked at once, and daily from then on. One that is there already is checked again. */
  add(body: DomainsAddBody, options?: CallOptions): Promise<DomainsAddReply>

  /** Remove a domain. GET on the same path reads it and removes nothing. */
  remove(id: number, options?: CallOptions): Promise<DomainsRemoveReply>
}

export const domains: Record<keyof DomainsApi, Route> = {
  all: { method: 'GET', path: '/domains' },
  read: { method: 'GET', path: '/domains/:id' },
  add: { method: 'POST', path: '/domains', takes: 'body' },
  remove: { method: 'DELETE', path: '/domains/:id' },
}
