import type { Words } from '../words.ts'

export const basket: Words['basket'] = {
  title: 'In the shop',
  inBasket: 'In the basket',
  viewed: 'Looked at last',
  times: { one: '{n}×', other: '{n}×' },
  more: { one: 'and {n} more', other: 'and {n} more' },
}
