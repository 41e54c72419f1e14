import type { FastifyInstance } from 'fastify'
import { subscribe as endpoints } from '../../../contract/ecomail/subscribe.ts'
import type { House } from '../../house.ts'
import { RequestProblem } from '../../platform/errors.ts'
import { subscribe, updateContact, updateMembers } from '../../rooms/contacts/index.ts'
import type { Json } from './body.ts'
import { readContact, readEmail, readRow, readRows, withRow } from './contact-input.ts'
import { readArray, readFlag, readObject } from './input.ts'
import { memberOf } from './members.ts'
import { invalid, invalidField, refusalOf, required } from './refusal.ts'
import { type Call, serve } from './serve.ts'
import { membershipItem, subscribedContact, updatedContact } from './shapes.ts'

const origin = { channel: 'api' } as const
type ListCall = Call<{ id: number }>

export function serveSubscribe(app: FastifyInstance, house: House): void {
  serve(app, house, endpoints, {
    subscribe: subscribeOne,
    subscribeBulk,
    update: updateOne,
    updateBulk,
    unsubscribe: async ({ ground, account, params, body }) => {
      const email = readEmail(body.email)
      const { contact } = await memberOf(ground, account.id, params.id, email)
      const call = { profile: {}, status: 'unsubscribed', origin, triggerChanges: true } as const
      await updateContact(ground, account.id, contact.id, params.id, call)
      const member = await memberOf(ground, account.id, params.id, email)
      return membershipItem(member.contact, member.subscription)
    },
  })
}

async function subscribeOne({ ground, account, params, body }: ListCall) {
  const data = readObject(body.subscriber_data)
  if (!data) throw invalid({ subscriber_data: [required('subscriber_data')] })
  const [subscribed] = await subscribe(ground, account.id, params.id, {
    rows: [readRow(data, body)],
    origin,
    updateExisting: readFlag(body.update_existing, false),
    resubscribe: readFlag(body.resubscribe, false),
    skipConfirmation: readFlag(body.skip_confirmation, false),
    triggerAutomations: readFlag(body.trigger_autoresponders, false),
    notifyOwner: readFlag(body.trigger_notification, false),
    triggerChanges: true,
  })
  return subscribedContact(subscribed!.contact, account.time_zone, subscribed!.alreadySubscribed)
}

const BULK_STATUSES = ['subscribed', 'unsubscribed', 'hard_bounced']

function readBulkRow(data: Json) {
  const row = readRow(data)
  if (row.status && !BULK_STATUSES.includes(row.status)) throw invalidField('status', '1, 2 or 4')
  return row
}

async function subscribeBulk({ ground, account, params, body }: ListCall) {
  const rows = readRows(body.subscriber_data, readBulkRow)
  const subscribed = await naming(body, () =>
    subscribe(ground, account.id, params.id, {
      rows,
      origin,
      updateExisting: readFlag(body.update_existing, true),
      resubscribe: readFlag(body.resubscribe, false),
      skipConfirmation: true,
      triggerAutomations: readFlag(body.trigger_autoresponders, false),
      notifyOwner: false,
      triggerChanges: false,
    }),
  )
  return { inserts: subscribed.filter(one => !one.alreadySubscribed).length }
}

async function updateOne({ ground, account, params, body }: ListCall) {
  const email = readEmail(body.email)
  const data = readObject(body.subscriber_data ?? {})
  if (!data) throw invalidField('subscriber_data')
  const changes = readContact(data, body)
  const { contact } = await memberOf(ground, account.id, params.id, email)
  const changed = await updateContact(ground, account.id, contact.id, params.id, {
    ...changes,
    email: data.email ? readEmail(data.email) : undefined,
    origin,
    triggerChanges: true,
  })
  return updatedContact(changed, account.time_zone)
}

async function updateBulk({ ground, account, params, body }: ListCall) {
  const rows = readRows(body.subscriber_data, readBulkRow)
  const resubscribe = readFlag(body.allow_resubscribe, false)
  const updates = await naming(body, () =>
    updateMembers(ground, account.id, params.id, { rows, origin, resubscribe, triggerChanges: false }),
  )
  return { updates }
}

/** The room says which row is wrong by its number; the answer shows the row. */
async function naming<T>(body: Json, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const row = error instanceof RequestProblem ? (error.details as { row?: number } | undefined)?.row : undefined
    if (row === undefined) throw error
    throw withRow(refusalOf(error)!, readObject(readArray(body.subscriber_data)?.[row]) ?? {})
  }
}
