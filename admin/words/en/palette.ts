import type { Words } from '../words.ts'
import { firstPalette } from './first-palette.ts'

export const palette: Words['palette'] = {
  ...firstPalette,
  label: 'Search and go to',
  placeholder: 'Find or begin anything…',
  nothing: 'There is no such thing here.',
  short: 'Type a name or the beginning of an address.',
  pages: 'Pages',
  actions: 'Actions',
  newCampaign: 'New campaign',
  newList: 'New list',
  newContact: 'Add a contact',
  newTemplate: 'New template',
  newImport: 'Import contacts',
  invite: 'Invite somebody',
  keys: 'Up and down choose, Enter opens, Esc closes',
}
