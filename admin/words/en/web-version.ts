import type { Words } from '../words.ts'

export const webVersion: Words['webVersion'] = {
  action: 'Web version',
  title: 'Web version of the campaign',
  lead: 'The e-mail without anything personal, at an address that cannot be guessed.',
  shown: 'Whoever has the link sees it',
  indexed: 'Search engines may find it',
  indexedWhy: 'Off means that we ask them by noindex not to keep it.',
  link: 'Link',
  open: 'Open',
  draft: 'The link begins to work when the campaign is started.',
  hidden: 'The link shows nothing to anybody now.',
}
