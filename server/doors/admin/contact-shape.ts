import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { nameMails } from '../../rooms/campaigns/index.ts'
import type { ContactDetail as Known } from '../../rooms/contacts/index.ts'
import { instant } from './instant.ts'

/** The message that an event of the notebook is about. */
export function messageOf(data: Record<string, unknown>): number | null {
  return typeof data.messageId === 'number' ? data.messageId : null
}

export function shownContact(
  { contact, subscriptions, consents, timeline }: Known,
  mails: Awaited<ReturnType<typeof nameMails>>,
): ContactDetail {
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
    timeline: timeline.map(({ at, type, data }) => {
      const mail = mails.get(messageOf(data) ?? -1)
      return {
        at: at.toISOString(),
        type,
        data,
        subject: mail?.subject ?? null,
        campaignId: mail?.campaign_id ?? null,
        campaignTitle: mail?.campaign_title ?? null,
      }
    }),
  }
}
