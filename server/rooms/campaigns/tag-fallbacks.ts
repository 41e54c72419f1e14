import { type Addressee, type CompiledEmail, type MergeValues, mergeValues, noLinks } from '../emails/index.ts'
import type { TagSource } from './queries-audience.ts'

const COLUMNS: { [column in keyof Addressee]: column | null } = {
  email: 'email',
  name: 'name',
  surname: 'surname',
  vocative: 'vocative',
  vocative_surname: 'vocative_surname',
  gender: 'gender',
  pretitle: 'pretitle',
  surtitle: 'surtitle',
  company: 'company',
  street: 'street',
  city: 'city',
  zip: 'zip',
  country: 'country',
  phone: 'phone',
  birthday: 'birthday',
  nameday: 'nameday',
  fields: null,
  connection_id: null,
}

/** A contact whose every value is the name of its column: merging it says which tag is filled from which column. */
const COLUMN_OF_TAG = mergeValues(COLUMNS as unknown as Addressee, '')

/** Where these tags are filled from; tags of the system and unknown ones are left out. Every contact has an address. */
export function tagSources(tags: string[], fieldKeys: string[]): TagSource[] {
  return tags.flatMap((tag): TagSource[] => {
    const column = COLUMN_OF_TAG[tag]
    if (typeof column === 'string' && column !== '') return column === 'email' ? [] : [{ tag, column }]
    const field = fieldKeys.find(key => key.toUpperCase() === tag)
    return field === undefined ? [] : [{ tag, field }]
  })
}

/**
 * Tags that are printed even where their value is empty, so that no condition catches them. Found by filling: '0' is as
 * empty as '' to every condition, but it is printed.
 */
export function tagsLeftEmpty(compiled: CompiledEmail): string[] {
  return compiled.tags.filter(tag =>
    others(compiled.tags).some(
      values => filled(compiled, { ...values, [tag]: '' }) !== filled(compiled, { ...values, [tag]: '0' }),
    ),
  )
}

/** The other tags may stand in conditions around it: tried with all of them filled, in both genders, and all empty. */
function others(tags: string[]): MergeValues[] {
  const full = Object.fromEntries(tags.map(tag => [tag, 'x']))
  return [{ ...full, GENDER: 'male' }, { ...full, GENDER: 'female' }, {}]
}

const SOME_TIME = { date: new Date(0), timeZone: 'UTC' }

function filled(compiled: CompiledEmail, values: MergeValues): string {
  const { subject, html, text } = compiled.fill(values, noLinks, SOME_TIME)
  return [subject, html, text].join('\n')
}
