/** Of reports, what the home page and the tray say. */
export const firstReports = {
  figures: {
    campaigns: 'Campaigns',
    accepted: 'E-mails accepted',
    opened: 'Open rate',
    clicked: 'Click rate',
    unsubscribed: 'Unsubscribes',
    complained: 'Spam complaints',
    bounced: 'Bounced',
    newContacts: 'New contacts',
    orders: 'Orders from campaigns',
    revenue: 'Revenue from campaigns',
  },
  whys: {
    opened: 'Human opens: without robots and prefetched images.',
    clicked: 'Human clicks: without robots and link checks.',
    complained: 'Gmail and Yahoo want less than 0.1%. From 0.3% on they refuse mail.',
    bounced: 'More than 2% means that old or made-up addresses are in the lists.',
    orders:
      'Orders within 30 days after a click or 10 after an open, cancelled ones left out. Each counts for one campaign only.',
  },
  bases: { bounced: '{n} of {whole} sent' },
  ofAccepted: '{n} of {whole} accepted',
  growing: 'numbers still growing',
  withoutYoung: {
    one: 'without {n} campaign younger than two days',
    other: 'without {n} campaigns younger than two days',
  },
  deletedSince: 'and {n} deleted',
  newContactsWhy:
    'How many contacts came to be. Deleted ones, and those of an undone import, are not taken off, so it may be more than the table has.',
  nothingBefore: 'nothing before',
  amountBefore: '{before} before ({change})',
  unchanged: 'the same before',
  shareBefore: '{before} before',
  shareChange: '{before} before ({points} pp)',
  columns: {
    startedAt: 'Sent',
    accepted: 'Accepted',
    opened: 'Opened',
    clicked: 'Clicked',
    unsubscribed: 'Unsubscribed',
    bounced: 'Bounced',
    complained: 'Spam',
    revenue: 'Revenue',
  },
  exportedRows: { one: '{n} row', other: '{n} rows' },
}
