import type { Words } from '../words.ts'
import { firstGrowth } from './first-growth.ts'

export const growth: Words['growth'] = {
  ...firstGrowth,
  ofList: 'Growth in 30 days',
  longer: 'A longer period',
  in30Days: 'In 30 days',
  list: 'List',
  allLists: 'All lists',
  confirmed: 'Confirmed',
  bounced: 'Bounced',
  complained: 'Complained',
  newContacts: 'New contacts',
  confirmedOf: '{n} of them confirmed by e-mail',
  deletedOf: '{n} deleted',
  change: '{n} in the period',
  byList: 'By list',
  ofAllWhy: 'Subscriptions are counted: who is in two lists counts twice. The change includes deleted contacts.',
  netWhy: 'The change includes deleted contacts.',
}
