import type { Language } from '../../../contract/shapes.ts'
import { fillText } from './compile.ts'
import type { MergeValues } from './merge-types.ts'
import { orderSample } from './starters/order-sample.ts'
import { type Addressee, mergeValues } from './values.ts'

const nobody: Omit<Addressee, 'email' | 'name' | 'surname'> = {
  vocative: null,
  vocative_surname: null,
  gender: 'female',
  pretitle: null,
  surtitle: null,
  company: null,
  street: null,
  city: null,
  zip: null,
  country: null,
  phone: null,
  birthday: null,
  nameday: null,
  fields: null,
  connection_id: null,
}

const people: Record<Language, Addressee> = {
  cs: {
    ...nobody,
    email: 'jana.novakova@example.cz',
    name: 'Jana',
    surname: 'Nováková',
    vocative: 'Jano',
    vocative_surname: 'Nováková',
    street: 'Dlouhá 12',
    city: 'Brno',
    zip: '602 00',
    country: 'CZ',
  },
  en: {
    ...nobody,
    email: 'emily.carter@example.com',
    name: 'Emily',
    surname: 'Carter',
    vocative: 'Emily',
    street: '12 Long Lane',
    city: 'Bristol',
    zip: 'BS1 4DJ',
    country: 'GB',
  },
}

/** An invented person, for pictures of templates and for previews before there is any contact. */
export function sampleValues(language: Language): MergeValues {
  return mergeValues(people[language], '')
}

/** A subject as that person would see it; as it was written where nothing of it would be left. */
export function seenSubject(subject: string, language: Language): string {
  if (!subject.includes('*|')) return subject
  return (
    fillText(subject, { ...orderSample[language], ...sampleValues(language) }, 'text')
      .replace(/\s+/g, ' ')
      .trim() || subject
  )
}
