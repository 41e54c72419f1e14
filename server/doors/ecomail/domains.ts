import type { FastifyInstance } from 'fastify'
import { domains } from '../../../contract/ecomail/domains.ts'
import type { House } from '../../house.ts'
import {
  addSenderDomain,
  type DomainRow,
  NOBODY,
  readSenderDomain,
  readSenderDomains,
  removeSenderDomain,
} from '../../rooms/accounts/index.ts'
import { readText } from './input.ts'
import { invalid, required } from './refusal.ts'
import { serve } from './serve.ts'

export function serveDomains(app: FastifyInstance, house: House): void {
  serve(app, house, domains, {
    all: async ({ ground, account }) => (await readSenderDomains(ground, account.id)).map(shape),
    // One client's DELETE goes out as a GET (haltuf/ecomail-nette): it reads, and nothing is removed.
    read: async ({ ground, account, params }) => shape(await readSenderDomain(ground, account.id, params.id)),
    add: async ({ ground, account, body }) => {
      const name = readText(body.name)
      if (typeof name !== 'string' || name.trim() === '') throw invalid({ name: [required('name')] })
      return shape(await addSenderDomain(ground, account.id, name, NOBODY))
    },
    remove: async ({ ground, account, params }) =>
      shape(await removeSenderDomain(ground, account.id, params.id, NOBODY)),
  })
}

function shape({ id, name, valid }: DomainRow) {
  return { id, name, valid: valid ? 1 : 0 }
}
