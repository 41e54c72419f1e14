import type { FastifyInstance } from 'fastify'
import { lists } from '../../../contract/ecomail/lists.ts'
import type { House } from '../../house.ts'
import {
  changeList,
  createList,
  type ListPatch,
  listDetail,
  listDetails,
  noticesOf,
} from '../../rooms/contacts/index.ts'
import { segmentsOfList } from '../../rooms/segments/index.ts'
import { readListWebhook } from '../../rooms/webhooks/index.ts'
import type { Json } from './body.ts'
import { readFlag, readText, unreadable } from './input.ts'
import { listDetailShape } from './list-shape.ts'
import { invalid, required } from './refusal.ts'
import { serve } from './serve.ts'
import { listItem } from './shapes.ts'

export function serveLists(app: FastifyInstance, house: House): void {
  serve(app, house, lists, {
    all: async ({ ground, account }) => (await listDetails(ground, account.id)).map(listItem),
    create: async ({ ground, account, body }) => {
      const { name, id } = await createList(ground, account.id, readList(body))
      return { name, id }
    },
    read: async ({ ground, account, params }) => {
      const list = await listDetail(ground, account.id, params.id)
      const notices = await noticesOf(ground, account.id, list.sub_notify, list.unsub_notify)
      const webhook = await readListWebhook(ground, account.id, params.id)
      const segments = await segmentsOfList(ground, account.id, list.id)
      return listDetailShape(list, notices, segments, webhook?.url ?? null, account.time_zone)
    },
    change: async ({ ground, account, params, body }) =>
      listItem(await changeList(ground, account.id, params.id, readList(body))),
  })
}

const TEXTS = [
  'from_name',
  'from_email',
  'reply_to',
  'sub_success_page',
  'sub_confirmed_page',
  'unsub_page',
  'conf_subject',
  'conf_message',
] as const

function readList(body: Json): ListPatch {
  const name = readText(body.name)
  if (!name || typeof name !== 'string' || name.trim() === '') throw invalid({ name: [required('name')] })
  const patch: ListPatch = { name }
  for (const field of TEXTS) {
    const text = readText(body[field])
    if (text === unreadable) throw invalid({ [field]: [`The ${field.replaceAll('_', ' ')} must be a string.`] })
    if (text !== undefined) patch[field] = text
  }
  if (body.double_optin === null || body.double_optin === '') patch.double_optin = null
  else if (body.double_optin !== undefined) patch.double_optin = readFlag(body.double_optin, false)
  return patch
}
