import type { Words } from '../words.ts'

export const prestashop: Words['prestashop'] = {
  title: 'PrestaShop shops',
  lead: 'Shops whose PrestaShop module has connected with the API key of this account. They say so by themselves.',
  none: 'None has connected yet.',
  noName: 'A shop without an address',
  connected: 'connected since {moment}',
  gone: 'disconnected {moment}',
  toList: 'customers go to the list {list}',
  remove: 'Remove',
  removeTitle: 'Remove the shop {store}?',
  removeLead:
    'The key that it gave is forgotten, too. A module that still has the API key connects again when its settings are opened.',
  removedTell: 'The shop is removed.',
}
