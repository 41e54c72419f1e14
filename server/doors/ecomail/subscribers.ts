import type { FastifyInstance } from 'fastify'
import { subscribers } from '../../../contract/ecomail/subscribers.ts'
import type { House } from '../../house.ts'
import type { Ground } from '../../platform/ground.ts'
import { findContact, listDetails, removeContact, subscriptionsOf } from '../../rooms/contacts/index.ts'
import { gate } from './gate.ts'
import { noContact } from './refusal.ts'
import { answer, serve } from './serve.ts'
import { wholeContact } from './shapes.ts'

export function serveSubscribers(app: FastifyInstance, house: House): void {
  serve(app, house, subscribers, {
    read: async ({ ground, account, params }) => {
      const contact = await expectContact(ground, account.id, params.email)
      const memberships = await subscriptionsOf(ground.db, account.id, contact.id)
      const lists = await listDetails(
        ground,
        account.id,
        memberships.map(membership => membership.list_id),
      )
      const inLists = memberships.flatMap(membership => {
        const list = lists.find(one => one.id === membership.list_id)
        return list ? [{ membership, list }] : []
      })
      return { subscriber: wholeContact(contact, inLists, account.time_zone) }
    },
    remove: async ({ ground, account, params }) => {
      const contact = await expectContact(ground, account.id, params.email)
      if (!(await removeContact(ground, account.id, contact.id))) throw noContact(params.email)
      return { deleted: true }
    },
  })
  // One client's DELETE goes out as a GET (haltuf/ecomail-nette): it gets JSON, and nothing is deleted.
  app.route({
    method: 'GET',
    url: '/subscribers/:email/delete',
    exposeHeadRoute: false,
    onRequest: gate(house),
    handler: async (_, reply) => answer(reply, 200, { deleted: false }),
  })
}

async function expectContact(ground: Ground, accountId: number, email: string) {
  const contact = await findContact(ground, accountId, email)
  if (!contact) throw noContact(email)
  return contact
}
