import type { TimelineType } from '../../../contract/event.ts'

/** What an event means, by its type; the detail (a list, a subject, a tag) stands on its own line. */
const events = {
  subscribed: 'Přihlášení do seznamu',
  unsubscribed: 'Odhlášení ze seznamu',
  unconfirmed: 'Čeká se na potvrzení odběru',
  confirmed: 'Odběr potvrzen',
  complained: 'Označen v seznamu jako stěžující si na spam',
  'contact.created': 'Kontakt vznikl',
  'contact.changed': 'Změna profilu',
  'contact.suppressed': 'Vyloučení z rozesílání',
  'contact.unsuppressed': 'Vyloučení zrušeno',
  'subscription.takenBack': 'Hromadné přihlášení vzato zpět',
  'contact.merged': 'Sloučení s jiným kontaktem',
  'tag.added': 'Přidán štítek',
  'tag.removed': 'Odebrán štítek',
  'mail.requested': 'Připravuje se e-mail',
  'mail.sent': 'Odeslán e-mail',
  'mail.accepted': 'Server přijal e-mail',
  'mail.refused': 'Server odmítl e-mail',
  'mail.opened': 'Otevření e-mailu',
  'mail.clicked': 'Proklik v e-mailu',
  'mail.complained': 'E-mail označen jako spam',
  'order.placed': 'Objednávka',
  'custom.event': 'Událost z e-shopu',
} satisfies Record<TimelineType, string>

export const timeline = {
  ...events,
  automatic: 'automaticky',
  other: 'Událost {type}',
  mergedOne: 'Zanikl kontakt {email}',
  bounces: { hard: 'adresa neexistuje', soft: 'dočasně', policy: 'odmítnuto pravidly serveru' },
  requestedKinds: {
    confirmation: 'potvrzení odběru',
    subscribedNotice: 'oznámení o přihlášení',
    unsubscribedNotice: 'oznámení o odhlášení',
    thanks: 'poděkování za přihlášení',
    goodbye: 'rozloučení',
    alreadySubscribed: 'připomenutí, že odběr už trvá',
    leaveConfirmation: 'potvrzení odhlášení',
    other: 'systémový e-mail',
  },
}
