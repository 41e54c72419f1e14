import type { MergeValue, MergeValues } from './merge-types.ts'
import { isShopTag } from './shop-tags.ts'

/** What a contact is to a mail: its profile, and its membership in the list that the mail is sent for. */
export interface Addressee {
  email: string
  name: string | null
  surname: string | null
  vocative: string | null
  vocative_surname: string | null
  gender: string | null
  pretitle: string | null
  surtitle: string | null
  company: string | null
  street: string | null
  city: string | null
  zip: string | null
  country: string | null
  phone: string | null
  birthday: string | null
  nameday: string | null
  fields: Record<string, unknown> | null
  connection_id: number | null
}

const BASE: Record<string, keyof Addressee> = {
  EMAIL: 'email',
  NAME: 'name',
  SURNAME: 'surname',
  VOKATIV: 'vocative',
  VOKATIV_S: 'vocative_surname',
  GENDER: 'gender',
  PRETITLE: 'pretitle',
  SURTITLE: 'surtitle',
  COMPANY: 'company',
  STREET: 'street',
  CITY: 'city',
  ZIP: 'zip',
  COUNTRY: 'country',
  PHONE: 'phone',
  BIRTHDAY: 'birthday',
  NAMEDAY: 'nameday',
}

const SYSTEM = ['ECMID', 'CONNECTION_ID', 'UNSUB', 'SUBCONFIRM', 'PREFERENCES', 'WEBVERSION', 'DATE', 'LOOP_VAR']

/** The values behind the tags of ecomail-api §14.2: base fields win over a custom field of the same name. */
export function mergeValues(addressee: Addressee, ecmid: string): MergeValues {
  const values: MergeValues = {}
  for (const [key, value] of Object.entries(addressee.fields ?? {})) values[key.toUpperCase()] = value as MergeValue
  for (const [tag, column] of Object.entries(BASE)) values[tag] = addressee[column] as MergeValue
  values.ECMID = ecmid
  values.CONNECTION_ID = addressee.connection_id
  return values
}

/** Tags of an e-mail that no contact of these lists can have a value for. */
export function unknownTags(tags: readonly string[], fieldKeys: Iterable<string>): string[] {
  const known = new Set([...Object.keys(BASE), ...SYSTEM, ...[...fieldKeys].map(key => key.toUpperCase())])
  return tags.filter(tag => !known.has(tag) && !isShopTag(tag))
}
