import { isDate } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import { deriveNames } from './names/derive.ts'

export const PROFILE_COLUMNS = [
  'name',
  'surname',
  'vocative',
  'vocative_surname',
  'gender',
  'nameday',
  'birthday',
  'company',
  'street',
  'city',
  'zip',
  'country',
  'phone',
  'pretitle',
  'surtitle',
  'notes',
  'source',
] as const
export type ProfileColumn = (typeof PROFILE_COLUMNS)[number]

export type Profile = Record<ProfileColumn, string | null> & { tags: string[]; derived: string[] }

/** What a caller wants to write: absent stays, null or '' clears. */
export type ProfilePatch = Partial<Record<ProfileColumn, string | null>> & { tags?: string[] }

const LONGEST: Partial<Record<ProfileColumn, number>> = { notes: 20_000 }
const DERIVED = ['vocative', 'vocative_surname', 'gender', 'nameday'] as const

export function emptyProfile(): Profile {
  const columns = Object.fromEntries(PROFILE_COLUMNS.map(column => [column, null])) as Record<ProfileColumn, null>
  return { ...columns, tags: [], derived: [] }
}

/**
 * The profile after the patch, and which columns changed. Vocatives, gender and name day are worked out from the name
 * unless they were given, now or earlier; `rework`: those that the patch clears, too. Throws contact.fieldInvalid { field,
 * expected }.
 */
export function applyProfile(
  current: Profile,
  patch: ProfilePatch,
  rework = false,
): { profile: Profile; changed: string[] } {
  const profile: Profile = { ...current, tags: current.tags, derived: [...current.derived] }
  for (const column of PROFILE_COLUMNS) {
    const given = patch[column]
    if (given === undefined) continue
    profile[column] = profileValue(column, given)
    if ((DERIVED as readonly string[]).includes(column))
      profile.derived = profile.derived.filter(name => name !== column)
  }
  if (patch.tags) profile.tags = checkedTags(patch.tags)
  const nameChanged = (['name', 'surname', 'country', 'gender'] as const).some(
    column => profile[column] !== current[column],
  )
  const isCleared = rework && DERIVED.some(column => patch[column] !== undefined && profile[column] === null)
  if (nameChanged || isCleared) derive(profile)
  const changed: string[] = PROFILE_COLUMNS.filter(column => profile[column] !== current[column])
  if (patch.tags && profile.tags.join('\n') !== current.tags.join('\n')) changed.push('tags')
  return { profile, changed }
}

function derive(profile: Profile): void {
  const isOurs = (column: (typeof DERIVED)[number]) => profile[column] === null || profile.derived.includes(column)
  const givenGender = isOurs('gender') ? null : (profile.gender as 'male' | 'female' | null)
  const names = deriveNames({
    name: profile.name,
    surname: profile.surname,
    country: profile.country,
    gender: givenGender,
  })
  const values = {
    vocative: names.vocative,
    vocative_surname: names.vocativeSurname,
    gender: names.gender,
    nameday: names.nameday,
  }
  for (const column of DERIVED) {
    if (!isOurs(column)) continue
    profile[column] = values[column]
    const others = profile.derived.filter(name => name !== column)
    profile.derived = values[column] === null ? others : [...others, column]
  }
}

/** As it is kept; null clears. Throws contact.fieldInvalid { field, expected }. */
export function profileValue(column: ProfileColumn, given: string | null): string | null {
  const text = given?.trim() ?? ''
  if (text === '') return null
  const refuse = (expected: string) => problem('contact.fieldInvalid', { field: column, expected })
  const longest = LONGEST[column] ?? 1_000
  if (text.length > longest) throw refuse(`at most ${longest} characters`)
  if (column === 'gender' && text !== 'male' && text !== 'female') throw refuse('male or female')
  if (column === 'birthday') {
    if (text.startsWith('0000-00-00')) return null
    if (!isDate(text.slice(0, 10))) throw refuse('a date, YYYY-MM-DD')
    return text.slice(0, 10)
  }
  if (column === 'nameday') {
    if (text === '00-00') return null
    // 2020 was a leap year, so that 29 February passes.
    if (!isDate(`2020-${text}`)) throw refuse('a day, MM-DD')
  }
  return text
}

function checkedTags(tags: string[]): string[] {
  const clean = [...new Set(tags.map(tag => tag.trim()).filter(tag => tag !== ''))]
  if (clean.some(tag => tag.length > 50))
    throw problem('contact.fieldInvalid', { field: 'tags', expected: 'tags of at most 50 characters' })
  if (clean.reduce((sum, tag) => sum + tag.length, 0) > 2_000) {
    throw problem('contact.fieldInvalid', { field: 'tags', expected: 'tags of at most 2000 characters in total' })
  }
  return clean
}
