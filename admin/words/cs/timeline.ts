/** What an event of the notebook means, by its type; the detail (a list, a subject, a tag) stands on its own line. */
export const timeline = {
  subscribed: 'Přihlášení do seznamu',
  unsubscribed: 'Odhlášení ze seznamu',
  unconfirmed: 'Čeká se na potvrzení odběru',
  confirmed: 'Odběr potvrzen',
  'contact.created': 'Kontakt vznikl',
  'contact.changed': 'Změna profilu',
  'tag.added': 'Přidán štítek',
  'tag.removed': 'Odebrán štítek',
  'mail.requested': 'Připravuje se e-mail',
  'mail.accepted': 'Server přijal e-mail',
  'mail.refused': 'Server odmítl e-mail',
  'mail.opened': 'Otevření e-mailu',
  'mail.clicked': 'Proklik v e-mailu',
  'mail.complained': 'E-mail označen jako spam',
  automatic: 'automaticky',
  other: 'Událost {type}',
  requestedKinds: {
    confirmation: 'potvrzení odběru',
    subscribedNotice: 'oznámení o přihlášení',
    other: 'systémový e-mail',
  },
}
