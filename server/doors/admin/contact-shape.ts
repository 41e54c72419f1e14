import type { ContactDetail, ContactRow } from '../../../contract/contact.ts'
import type { ContactPageRow, ContactDetail as Known } from '../../rooms/contacts/index.ts'
import { instant } from './instant.ts'

export function shownContactRow(row: ContactPageRow): ContactRow {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    surname: row.surname,
    city: row.city,
    tags: row.tags,
    status: row.status,
    insertedAt: row.inserted_at.toISOString(),
  }
}

export function shownContact({ contact, subscriptions, consents, timeline }: Known): ContactDetail {
  return {
    id: contact.id,
    email: contact.email,
    name: contact.name,
    surname: contact.surname,
    vocative: contact.vocative,
    vocativeSurname: contact.vocative_surname,
    gender: contact.gender as ContactDetail['gender'],
    nameday: contact.nameday,
    derived: contact.derived,
    birthday: contact.birthday,
    company: contact.company,
    street: contact.street,
    city: contact.city,
    zip: contact.zip,
    country: contact.country,
    phone: contact.phone,
    pretitle: contact.pretitle,
    surtitle: contact.surtitle,
    notes: contact.notes,
    source: contact.source,
    tags: contact.tags,
    suppressed: contact.suppressed,
    insertedAt: contact.inserted_at.toISOString(),
    updatedAt: contact.updated_at.toISOString(),
    subscriptions: subscriptions.map(({ subscription, list }) => ({
      listId: list.id,
      listName: list.name,
      status: subscription.status,
      subscribedAt: subscription.subscribed_at.toISOString(),
      unsubscribedAt: instant(subscription.unsubscribed_at),
      source: subscription.source,
      fields: subscription.fields,
      groups: subscription.groups,
    })),
    consents: consents.map(({ at, list_id, action, channel, source, ip }) => ({
      at: at.toISOString(),
      listId: list_id,
      action,
      channel,
      source,
      ip,
    })),
    timeline: timeline.map(({ at, type, data }) => ({ at: at.toISOString(), type, data })),
  }
}
