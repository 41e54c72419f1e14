import type { Words } from '../words.ts'

export const audience: Words['audience'] = {
  lists: 'To',
  listsPlaceholder: 'Choose lists',
  listsEmpty: 'Create a list first',
  excluded: 'Except people on',
  excludedPlaceholder: 'Choose lists to leave out',
  exclude: 'Leave out people on another list',
  excludedAll: 'The same list is chosen and left out, so nobody on it will get the e-mail.',
  now: 'Would go to {people}',
  nobody: 'Nobody yet: choose a list with somebody subscribed. The unconfirmed do not count.',
  nobodyLeft: 'Nobody is left after leaving those lists out.',
  counting: 'Counting…',
  failed: 'The number could not be found out.',
  leftOut: 'Who will not get it',
  unconfirmed: { one: '{n} unconfirmed subscription', other: '{n} unconfirmed subscriptions' },
  unsubscribed: { one: '{n} unsubscribed', other: '{n} unsubscribed' },
  bounced: { one: '{n} subscription of a bounced address', other: '{n} subscriptions of bounced addresses' },
  complained: { one: '{n} subscription marked as spam', other: '{n} subscriptions marked as spam' },
  suppressed: { one: '{n} suppressed address', other: '{n} suppressed addresses' },
  excludedPeople: { one: '{n} person on a list left out', other: '{n} people on lists left out' },
  opened: {
    one: '{n} person who opened the first e-mail or did not get it',
    other: '{n} people who opened the first e-mail or did not get it',
  },
  duplicates: {
    one: '{n} extra subscription of people on several lists, each gets the e-mail once',
    other: '{n} extra subscriptions of people on several lists, each gets the e-mail once',
  },
}
