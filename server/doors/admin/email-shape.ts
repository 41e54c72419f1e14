import type { Preview } from '../../../contract/email.ts'
import type { AddresseeRow, SeenEmail } from '../../rooms/emails/index.ts'

export function shownPreview({ contact, ...seen }: SeenEmail & { contact: AddresseeRow | null }): Preview {
  return {
    ...seen,
    contact: contact && { id: contact.contact_id, email: contact.email, name: contact.name, surname: contact.surname },
  }
}
