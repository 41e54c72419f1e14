/** What a contact has in the basket and has looked at. */
export const basket = {
  title: 'V e-shopu',
  inBasket: 'V košíku',
  viewed: 'Naposledy prohlíženo',
  times: { one: '{n}×', few: '{n}×', many: '{n}×', other: '{n}×' },
  more: { one: 'a {n} další', few: 'a {n} další', many: 'a {n} dalšího', other: 'a {n} dalších' },
}
