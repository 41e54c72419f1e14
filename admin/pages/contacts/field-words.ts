import type { Say } from '../../words/say.ts'

/** A field of the profile as people call it. */
export function fieldName(field: string, { words }: Say): string {
  if (field === 'email') return words.contact.email
  if (field === 'source') return words.contact.sourceField
  return (words.contacts.fields as Record<string, string>)[field] ?? field
}

/** A value as people read it; nothing is said, too. */
export function fieldText(field: string, value: unknown, say: Say): string {
  const { words } = say
  if (isNothing(value)) return words.contact.empty
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  if (field === 'gender') return words.contacts.genders[value as 'male' | 'female'] ?? String(value)
  if (field === 'birthday') return say.date(String(value))
  if (field === 'nameday') return say.monthDay(String(value))
  // Of a list's own field, whose type is not known here: a day that exists is one.
  if (/^\d{4}-\d\d-\d\d$/.test(String(value)) && !Number.isNaN(Date.parse(String(value))))
    return say.date(String(value))
  return String(value)
}

export const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
