import type { Words } from '../words.ts'

export const orders: Words['orders'] = {
  statuses: { processing: 'processing', canceled: 'cancelled', pending: 'pending', completed: 'completed' },
  items: { one: '{n} item', other: '{n} items' },
  empty: 'This contact has ordered nothing yet.',
  bought: 'Bought',
  count: 'Orders',
  average: 'Average order',
  first: 'First',
  last: 'Last',
  noAmount: 'no amount',
  nameless: 'no name',
}
