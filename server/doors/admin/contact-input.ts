import type { FastifyRequest } from 'fastify'
import type { ContactInput } from '../../../contract/contact-detail.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { listById, type Origin, type ProfilePatch } from '../../rooms/contacts/index.ts'
import { holderOf, visitorOf } from './doorkeeper.ts'

export async function expectList(ground: Ground, accountId: number, listId: number | undefined) {
  if (listId === undefined) return undefined
  const list = await listById(ground.db, accountId, listId)
  if (!list) throw problem('thing.notFound', { list: listId })
  return list
}

export function originOf(request: FastifyRequest): Origin {
  return { ...visitorOf(request), channel: 'admin', userId: holderOf(request).user_id }
}

/** The profile's fields in the order in which people read them; named by the contract. */
export const profileFields = [
  'pretitle',
  'name',
  'surname',
  'surtitle',
  'vocative',
  'vocativeSurname',
  'gender',
  'nameday',
  'birthday',
  'company',
  'phone',
  'street',
  'city',
  'zip',
  'country',
  'notes',
  'source',
] as const

/** The one field whose column is named otherwise. */
export const columnOf = (field: string) => (field === 'vocativeSurname' ? 'vocative_surname' : field)
export const fieldOf = (column: string) => (column === 'vocative_surname' ? 'vocativeSurname' : column)

export function patchOf({ vocativeSurname, ...rest }: ContactInput): ProfilePatch {
  return vocativeSurname === undefined ? rest : { ...rest, vocative_surname: vocativeSurname }
}
