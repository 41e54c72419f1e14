import type { ContactFilter, FilterField } from '../../../../contract/contact-filter.ts'
import type { List } from '../../../../contract/list.ts'
import type { Say } from '../../../words/say.ts'

export interface Chip {
  words: string
  /** The filter with that condition taken away. */
  without: ContactFilter
}

export const fieldName = (field: FilterField, { words }: Say) =>
  field === 'source' ? words.contactTable.sourceName : words.contacts.fields[field]

/** Each condition in words; search, list and states have their own places on the page. */
export function chipsOf(filter: ContactFilter, list: List | undefined, say: Say): Chip[] {
  return [
    ...tagChips(filter, say),
    ...profileChips(filter, say),
    ...fieldChips(filter, list, say),
    ...activityChips(filter, say),
    ...addedChips(filter, say),
  ]
}

function tagChips(filter: ContactFilter, { words }: Say): Chip[] {
  return (['anyTag', 'allTags', 'noTag'] as const).flatMap(key => {
    const tags = filter[key]
    if (!tags) return []
    const { [key]: _, ...without } = filter
    return [{ words: `${words.contactTable.tagModes[key]}: ${tags.join(', ')}`, without }]
  })
}

function profileChips(filter: ContactFilter, say: Say): Chip[] {
  const { operators } = say.words.contactTable
  return Object.entries(filter.profile ?? {}).map(([name, condition]) => {
    const field = name as FilterField
    const { [field]: _, ...profile } = filter.profile ?? {}
    const value = 'value' in condition ? ` ${valueWords(field, condition.value, say)}` : ''
    return {
      words: `${fieldName(field, say)} ${operators[condition.is]}${value}`,
      without: { ...filter, profile: Object.keys(profile).length > 0 ? profile : undefined },
    }
  })
}

function valueWords(field: FilterField, value: string, { words }: Say): string {
  const isGender = field === 'gender' && (value === 'male' || value === 'female')
  return isGender ? words.contacts.genders[value] : value
}

function fieldChips(filter: ContactFilter, list: List | undefined, { words, number }: Say): Chip[] {
  return (filter.fields ?? []).map(({ key, condition }, index) => {
    const name = list?.fields.find(field => field.key === key)?.name ?? key
    const given = 'value' in condition ? condition.value : ''
    const value = typeof given === 'number' ? number(given) : given
    const fields = filter.fields!.filter((_, i) => i !== index)
    return {
      words: `${name} ${words.contactTable.operators[condition.is]} ${value}`.trim(),
      without: { ...filter, fields: fields.length > 0 ? fields : undefined },
    }
  })
}

function activityChips(filter: ContactFilter, { words, number, fill }: Say): Chip[] {
  const { openedChip, clickedChip } = words.contactTable
  return (['opened', 'clicked'] as const).flatMap(key => {
    const condition = filter[key]
    if (!condition) return []
    const { [key]: _, ...without } = filter
    const template = (key === 'opened' ? openedChip : clickedChip)[condition.is]
    return [{ words: fill(template, { days: 'days' in condition ? number(condition.days) : '' }), without }]
  })
}

function addedChips(filter: ContactFilter, { words, date, fill }: Say): Chip[] {
  const chips: Chip[] = []
  const { added, suppressed } = filter
  const { addedBetween, addedFrom, addedTo, suppressedYes, suppressedNo } = words.contactTable
  if (added) {
    const template = added.from && added.to ? addedBetween : added.from ? addedFrom : addedTo
    const said = { from: added.from ? date(added.from) : '', to: added.to ? date(added.to) : '' }
    const { added: _, ...without } = filter
    chips.push({ words: fill(template, said), without })
  }
  if (suppressed !== undefined) {
    const { suppressed: _, ...without } = filter
    chips.push({ words: suppressed ? suppressedYes : suppressedNo, without })
  }
  return chips
}
