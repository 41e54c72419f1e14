import type { EventType } from './event.ts'

/** What an endpoint of one's own may ask for: which events of the notebook it is made of, and an example of its `data`. */
export interface WebhookEvent {
  from: EventType
  about: { en: string; cs: string }
  example: Record<string, unknown>
}

const contact = { id: 4512, email: 'jana@example.com', name: 'Jana', surname: 'Nováková' }
const list = { id: 1, name: 'Novinky' }
const order = {
  ...{ id: 731, number: 'presta_17', shop: 'shop.example', amount: 1290.5, tax: 224, shipping: 79, currency: 'CZK' },
  status: 'completed',
  items: [{ code: 'ETH-250', title: 'Etiopie 250 g', category: 'Káva', price: 605.75, quantity: 2 }],
  orderedAt: '2026-11-24T11:45:33.000Z',
}
const message = { id: 90211, email: 'jana@example.com', subject: 'Nová káva z Etiopie', campaignId: 17 }

export const webhookEvents = {
  'contact.created': {
    from: 'contact.created',
    about: { en: 'A contact was made', cs: 'Vznikl kontakt' },
    example: { contact, channel: 'form' },
  },
  'contact.updated': {
    from: 'contact.changed',
    about: { en: 'Something in a profile changed', cs: 'Změnil se profil kontaktu' },
    example: { contact, fields: ['city', 'phone'] },
  },
  'contact.subscribed': {
    from: 'subscribed',
    about: { en: 'A contact is subscribed to a list', cs: 'Kontakt se přihlásil do seznamu' },
    example: { contact, list, before: null, channel: 'form' },
  },
  'contact.unconfirmed': {
    from: 'unconfirmed',
    about: { en: 'Signed up, still to confirm', cs: 'Kontakt se přihlásil a má potvrdit' },
    example: { contact, list, before: null, channel: 'form' },
  },
  'contact.confirmed': {
    from: 'confirmed',
    about: { en: 'A contact confirmed by the link in a mail', cs: 'Kontakt potvrdil přihlášení odkazem v e-mailu' },
    example: { contact, list, before: 'unconfirmed', channel: 'link' },
  },
  'contact.unsubscribed': {
    from: 'unsubscribed',
    about: { en: 'A contact has left a list', cs: 'Kontakt se odhlásil ze seznamu' },
    example: { contact, list, before: 'subscribed', channel: 'link', campaignId: 17 },
  },
  'contact.tagged': {
    from: 'tag.added',
    about: { en: 'A contact got a tag', cs: 'Kontakt dostal štítek' },
    example: { contact, tag: 'VIP' },
  },
  'contact.untagged': {
    from: 'tag.removed',
    about: { en: 'A contact lost a tag', cs: 'Kontakt přišel o štítek' },
    example: { contact, tag: 'VIP' },
  },
  'mail.accepted': {
    from: 'mail.accepted',
    about: { en: 'The receiving server took a mail', cs: 'Cílový server převzal e-mail' },
    example: { contact, message },
  },
  'mail.bounced': {
    from: 'mail.refused',
    about: { en: 'A mail was refused for good', cs: 'E-mail byl odmítnut' },
    example: { contact, message, bounce: 'hard', reply: '550 5.1.1 No such user' },
  },
  'mail.opened': {
    from: 'mail.opened',
    about: { en: 'A mail was opened', cs: 'E-mail byl otevřen' },
    example: { contact, message, signal: 'human' },
  },
  'mail.clicked': {
    from: 'mail.clicked',
    about: { en: 'A link in a mail was followed', cs: 'Někdo klikl na odkaz v e-mailu' },
    example: { contact, message, signal: 'human', url: 'https://shop.example/kava' },
  },
  'mail.complained': {
    from: 'mail.complained',
    about: { en: 'A mail was reported as spam', cs: 'E-mail byl označen jako spam' },
    example: { contact, message },
  },
  'order.created': {
    from: 'order.created',
    about: { en: 'The shop told of a new order', cs: 'E-shop poslal novou objednávku' },
    example: { contact, order },
  },
  'order.updated': {
    from: 'order.updated',
    about: { en: 'The shop changed an order', cs: 'E-shop změnil objednávku' },
    example: { contact, order },
  },
  'order.deleted': {
    from: 'order.deleted',
    about: { en: 'The shop deleted an order', cs: 'E-shop smazal objednávku' },
    example: { contact, order },
  },
  'campaign.sent': {
    from: 'dispatch.done',
    about: { en: 'Every mail of a campaign has been tried', cs: 'Celá kampaň je odeslaná' },
    example: { campaign: { id: 17, title: 'Etiopie', subject: 'Nová káva z Etiopie' } },
  },
  'campaign.missed': {
    from: 'campaign.missed',
    about: { en: 'A scheduled campaign did not start', cs: 'Naplánovaná kampaň se nespustila' },
    example: { campaign: { id: 18, title: 'Podzim', subject: 'Podzimní káva' }, why: 'late' },
  },
} as const satisfies Record<string, WebhookEvent>

export type WebhookEventName = keyof typeof webhookEvents
export const webhookEventNames = Object.keys(webhookEvents) as WebhookEventName[]

/** Sent by the button "Test" only, whatever an endpoint asks for. */
export const TEST_EVENT = 'webhook.test'
