import { type ListForm, type ProfileInput, profileInputs } from '../../../contract/list-form.ts'
import { isDate } from '../../../contract/shapes.ts'
import { parseAddress } from '../../platform/address.ts'
import { RequestProblem } from '../../platform/errors.ts'
import { cleanText } from '../../platform/text.ts'
import { coerce } from './fields.ts'
import { chosenIn } from './groups.ts'
import type { FieldRow, GroupRow } from './queries-lists.ts'

/** Of `agree`, the consent: not ticked, or its wording is no more what the form showed. */
export type InputError = 'missing' | 'invalid' | 'tooLong' | 'notAgreed' | 'changed'

/** What a form sent, by the names that our own form gives them. */
export interface SignUpValues {
  email: string
  profile: Partial<Record<ProfileInput, string>>
  fields: Record<string, string>
  groups: Record<string, string[]>
  /** By the name of the input; none: it can be taken. */
  errors: Record<string, InputError>
}

const LONGEST = 1_000
const LONGEST_IN_ALL = 5_000

/** The name of a field's input: bare for the profile, as Ecomail's forms have it. */
export const inputName = ({ of, key }: { of: string; key: string }) => (of === 'list' ? `custom_fields[${key}]` : key)

/**
 * Reads what came of any form, ours or another site's: inputs that the list does not know are passed over. Of the list's own
 * fields `custom_fields[key]` and a bare `key` count, of the groups `groups[id]`, with or without `[]`.
 */
export function readSignUp(
  form: ListForm,
  known: { fields: FieldRow[]; groups: GroupRow[] },
  entries: Iterable<[string, string]>,
): SignUpValues {
  const given = gathered(entries)
  const values: SignUpValues = { email: '', profile: {}, fields: {}, groups: {}, errors: {} }
  const refuse = (name: string, error: InputError | null) => {
    if (error) values.errors[name] ??= error
  }
  values.email = given.get('email')?.at(-1) ?? ''
  refuse('email', values.email === '' ? 'missing' : parseAddress(values.email) ? null : 'invalid')
  for (const key of profileInputs) {
    const text = given.get(key)?.at(-1)
    if (!text) continue
    const value = key === 'birthday' ? asDate(text) : text
    values.profile[key] = value
    refuse(key, text.length > LONGEST ? 'tooLong' : isProfileValue(key, value) ? null : 'invalid')
  }
  for (const field of known.fields) {
    const name = inputName({ of: 'list', key: field.key })
    const text = (given.get(name) ?? given.get(field.key))?.at(-1)
    if (!text) continue
    const value = field.type === 'date' ? asDate(text) : text
    values.fields[field.key] = value
    refuse(name, text.length > LONGEST ? 'tooLong' : isFieldValue(field, value) ? null : 'invalid')
  }
  const length = Object.entries(values.fields).reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  if (length > LONGEST_IN_ALL) refuse(inputName({ of: 'list', key: Object.keys(values.fields)[0]! }), 'tooLong')
  for (const group of known.groups) {
    const chosen = [...(given.get(`groups[${group.id}]`) ?? []), ...(given.get(`groups[${group.id}][]`) ?? [])]
    const names = chosenIn(group, chosen)
    if (names.length > 0) values.groups[group.id] = names
  }
  for (const field of form.fields) {
    const value = {
      email: values.email,
      profile: values.profile[field.key as ProfileInput],
      list: values.fields[field.key],
    }
    if (field.required && !value[field.of]) refuse(inputName(field), 'missing')
  }
  return values
}

function gathered(entries: Iterable<[string, string]>): Map<string, string[]> {
  const given = new Map<string, string[]>()
  for (const [name, value] of entries) {
    const key = name.trim().toLowerCase()
    const text = cleanText(value).trim()
    if (text !== '') given.set(key, [...(given.get(key) ?? []), text])
  }
  return given
}

/** As people here write a day, 1. 5. 1990; anything else as it is. */
function asDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
}

function isProfileValue(key: ProfileInput, value: string): boolean {
  if (key === 'birthday') return isDate(value)
  return key !== 'gender' || value === 'male' || value === 'female'
}

function isFieldValue(field: FieldRow, value: string): boolean {
  try {
    coerce(field, value)
    return true
  } catch (error) {
    if (error instanceof RequestProblem) return false
    throw error
  }
}
