import type { ContactDetail, Subscription } from '../../../contract/contact-detail.ts'
import { type ContactDetail as Known, knownChoices, ratingOf } from '../../rooms/contacts/index.ts'
import { instant } from './instant.ts'

export function shownContact({ contact, subscriptions, merged }: Known, now: Date): ContactDetail {
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
    softBounces: contact.soft_bounces,
    bounceMessage: contact.bounce_message,
    lastOpenAt: instant(contact.last_open_at),
    lastClickAt: instant(contact.last_click_at),
    rating: ratingOf(contact, now),
    merged: merged.map(({ loser_id, email, at }) => ({ id: loser_id, email, at: at.toISOString() })),
    subscriptions: subscriptions.map(shownSubscription),
  }
}

function shownSubscription({ subscription, list, fields, groups }: Known['subscriptions'][number]): Subscription {
  return {
    listId: list.id,
    listName: list.name,
    status: subscription.status,
    subscribedAt: subscription.subscribed_at.toISOString(),
    unsubscribedAt: instant(subscription.unsubscribed_at),
    confirmedAt: instant(subscription.confirmed_at),
    unsubReason: subscription.unsub_reason,
    source: subscription.source,
    fields: subscription.fields,
    groups: knownChoices(groups, subscription.groups),
    history: subscription.status_history
      .map(change => ({
        at: `${change.date.replace(' ', 'T')}Z`,
        status: change.status_new,
        from: change.status_old,
        channel: change.source,
      }))
      .reverse(),
    asks: {
      fields: fields.map(({ key, name, type }) => ({ key, name, type })),
      groups: groups.map(({ id, name, type, categories }) => ({ id, name, type, categories })),
    },
  }
}
