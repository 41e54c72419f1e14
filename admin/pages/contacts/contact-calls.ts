import { queryOptions } from '@tanstack/react-query'
import { oneContact } from '../../../contract/index.ts'
import { call } from '../../call.ts'

export const contactQuery = (id: number) =>
  queryOptions({ queryKey: ['contacts', id], queryFn: () => call(oneContact.read, { params: { id } }) })

export const fullName = (contact: { name: string | null; surname: string | null }) =>
  [contact.name, contact.surname].filter(Boolean).join(' ')
