import type { Words } from '../words.ts'

export const timeline: Words['timeline'] = {
  subscribed: 'Subscribed to a list',
  unsubscribed: 'Unsubscribed from a list',
  unconfirmed: 'Waiting for the subscription to be confirmed',
  confirmed: 'Subscription confirmed',
  'contact.created': 'The contact came into being',
  'contact.changed': 'Profile changed',
  'tag.added': 'Tag added',
  'tag.removed': 'Tag removed',
  'mail.requested': 'An e-mail is being prepared',
  'mail.accepted': 'A server accepted an e-mail',
  'mail.refused': 'A server refused an e-mail',
  'mail.opened': 'E-mail opened',
  'mail.clicked': 'Link clicked in an e-mail',
  'mail.complained': 'E-mail marked as spam',
  'campaign.missed': 'A scheduled campaign did not start',
  automatic: 'automatic',
  other: 'Event {type}',
  requestedKinds: {
    campaignMissed: 'notice of a campaign that did not start',
    confirmation: 'subscription confirmation',
    subscribedNotice: 'subscription notice',
    other: 'system e-mail',
  },
}
