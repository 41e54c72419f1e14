import { type Static, Type } from 'typebox'
import { nullable } from './shapes.ts'

/** What a sign-up form can ask of a contact besides the address and the list's own fields. */
export const profileInputs = [
  'name',
  'surname',
  'gender',
  'birthday',
  'phone',
  'company',
  'street',
  'city',
  'zip',
  'country',
  'pretitle',
  'surtitle',
] as const
export type ProfileInput = (typeof profileInputs)[number]

/** `of` says whether `key` is of the profile or a field of the list; the address is always asked. */
export const FormField = Type.Object({
  of: Type.Enum(['email', 'profile', 'list']),
  key: Type.String({ minLength: 1, maxLength: 100 }),
  /** Null: our own word, or the field's name. */
  label: nullable(Type.String({ maxLength: 200 })),
  required: Type.Boolean(),
})
export type FormField = Static<typeof FormField>

const text = (maxLength: number) => nullable(Type.String({ maxLength }))

/** The sign-up page of a list. Null texts are our own, in the list's language. */
export const ListForm = Type.Object({
  title: text(200),
  lead: text(1000),
  button: text(60),
  fields: Type.Array(FormField, { maxItems: 40 }),
  /** Ids of the groups that it shows. */
  groups: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  /** What a person agrees to; kept with the consent. */
  wording: text(2000),
  /** The person has to tick it; else it stands by the button. */
  tick: Type.Boolean(),
})
export type ListForm = Static<typeof ListForm>
