import { type FormField, type ListForm, profileInputs } from '../../../contract/list-form.ts'
import type { FieldRow, GroupRow, ListRow } from './queries-lists.ts'

const ADDRESS: FormField = { of: 'email', key: 'email', label: null, required: true }
/** Until somebody chooses: short forms are filled in. */
const USUAL: FormField[] = [ADDRESS, { of: 'profile', key: 'name', label: null, required: false }]

/**
 * A list's sign-up form as it is now: fields and groups that are gone are left out, the address is always asked, and no field
 * twice.
 */
export function formOf(
  list: Pick<ListRow, 'form'>,
  fields: Pick<FieldRow, 'key'>[],
  groups: Pick<GroupRow, 'id'>[],
): ListForm {
  const { title = null, lead = null, button = null, wording = null, tick = false } = list.form
  const given = list.form.fields ?? USUAL
  const known = given.filter((field, at) => {
    if (given.findIndex(other => other.of === field.of && other.key === field.key) !== at) return false
    if (field.of === 'email') return true
    if (field.of === 'profile') return (profileInputs as readonly string[]).includes(field.key)
    return fields.some(other => other.key === field.key)
  })
  const asked = known.some(field => field.of === 'email') ? known : [ADDRESS, ...known]
  const shown = list.form.groups ?? groups.map(group => group.id)
  return {
    title,
    lead,
    button,
    wording,
    tick,
    fields: asked.map(field => (field.of === 'email' ? { ...field, key: 'email', required: true } : field)),
    groups: [...new Set(shown)].filter(id => groups.some(group => group.id === id)),
  }
}

/** `number/hash` of the address that a form made for Ecomail posts to; null when there is none in the text. */
export function legacyPathIn(text: string): string | null {
  const found = /(?:^|\/public\/subscribe\/)(\d{1,10}\/[\w-]{1,100})(?:[/?#].*)?$/.exec(text.trim())
  return found?.[1] ?? null
}
