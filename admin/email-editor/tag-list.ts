import type { List } from '../../contract/list.ts'
import type { Language } from '../../contract/shapes.ts'
import type { Words } from '../words/words.ts'
import { shopLists, shopTags } from './shop-tag-list.ts'

/** The tags that every contact has, the most used first. */
export const contactTags = [
  'VOKATIV',
  'VOKATIV_S',
  'NAME',
  'SURNAME',
  'EMAIL',
  'PRETITLE',
  'SURTITLE',
  'COMPANY',
  'STREET',
  'CITY',
  'ZIP',
  'COUNTRY',
  'PHONE',
  'BIRTHDAY',
  'NAMEDAY',
] as const

export const linkTags = ['UNSUB', 'PREFERENCES', 'WEBVERSION'] as const

type Greeting = keyof Words['emailEditor']['greetings']

export const greetings: Record<Language, { word: Greeting; text: string }[]> = {
  cs: [
    { word: 'byName', text: 'Dobrý den*|IF:VOKATIV|*, *|VOKATIV|**|END:IF|*,' },
    {
      word: 'bySurname',
      text: '*|IF:VOKATIV_S|**|IF:GENDER = female|*Vážená paní *|ELSE:|*Vážený pane *|END:IF|**|VOKATIV_S|**|ELSE:|*Dobrý den*|END:IF|*,',
    },
  ],
  en: [
    { word: 'byName', text: 'Hello*|IF:NAME|* *|NAME|**|END:IF|*,' },
    { word: 'bySurname', text: 'Dear *|IF:SURNAME|**|NAME|* *|SURNAME|**|ELSE:|*customer*|END:IF|*,' },
  ],
}

/** Around what is selected. */
export const branches: { word: keyof Words['emailEditor']['branches']; before: string; after: string }[] = [
  { word: 'ifFilled', before: '*|IF:CITY|*', after: '*|END:IF|*' },
  { word: 'ifElse', before: '*|IF:CITY|*', after: '*|ELSE:|**|END:IF|*' },
  { word: 'ifWoman', before: '*|IF:GENDER = female|*', after: '*|ELSE:|**|END:IF|*' },
  { word: 'ifNot', before: '*|IFNOT:CITY|*', after: '*|END:IF|*' },
]

/** Custom fields of these lists; of several that are called alike, the first. */
export function fieldTags(lists: List[]): { tag: string; name: string }[] {
  const byTag = new Map<string, string>()
  for (const field of lists.flatMap(list => list.fields))
    if (!byTag.has(field.key.toUpperCase())) byTag.set(field.key.toUpperCase(), field.name)
  return [...byTag].map(([tag, name]) => ({ tag, name }))
}

/** What is offered while `*|` is typed. */
export function completionsOf(lists: List[], words: Words) {
  const { emailEditor } = words
  return [
    ...contactTags.map(tag => ({ label: tag as string, detail: emailEditor.contactTags[tag], boost: 2 })),
    ...fieldTags(lists).map(({ tag, name }) => ({ label: tag, detail: name, boost: 1 })),
    ...linkTags.map(tag => ({ label: tag as string, detail: emailEditor.linkTags[tag] })),
    ...shopTags.map(({ word, text }) => ({ label: text.slice(2, -2), detail: words.shopTags.tags[word] })),
    ...shopLists.map(({ word, tag }) => ({ label: tag, detail: words.shopTags.lists[word] })),
    ...['IF:', 'IFNOT:', 'ELSEIF:', 'ELSE:', 'END:IF', 'DATE:j. n. Y'].map(label => ({ label })),
  ]
}
