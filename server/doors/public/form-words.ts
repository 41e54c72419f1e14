import type { ProfileInput } from '../../../contract/list-form.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { InputError } from '../../rooms/contacts/index.ts'

/** `{sender}`, `{list}` and `{address}` are put in by `sentence` and `plain`. */
const cs = {
  title: 'Přihlášení k odběru',
  lead: 'Nechte si posílat {list}.',
  email: 'E-mail',
  profile: {
    name: 'Jméno',
    surname: 'Příjmení',
    gender: 'Oslovení',
    birthday: 'Datum narození',
    phone: 'Telefon',
    company: 'Firma',
    street: 'Ulice a číslo',
    city: 'Město',
    zip: 'PSČ',
    country: 'Země',
    pretitle: 'Titul před jménem',
    surtitle: 'Titul za jménem',
  } as Record<ProfileInput, string>,
  genders: { female: 'paní', male: 'pan' },
  nothing: 'bez výběru',
  required: 'povinné',
  button: 'Přihlásit se',
  wording:
    'Souhlasím, že mi odesílatel {sender} bude posílat obchodní sdělení e-mailem. Souhlas mohu kdykoli odvolat odkazem v každém e-mailu.',
  byButton: 'Odesláním formuláře dávám tento souhlas:',
  trap: 'Nevyplňujte',
  errors: {
    missing: 'Tohle je potřeba vyplnit.',
    invalid: 'Tohle nemá správný tvar.',
    tooLong: 'Tohle je příliš dlouhé.',
    email: 'Zadejte prosím celou e-mailovou adresu, třeba jana@example.cz.',
    notAgreed: 'Bez souhlasu vám psát nemůžeme.',
    changed: 'Text souhlasu se mezitím změnil. Přečtěte si ho prosím a odešlete formulář znovu.',
  } satisfies Record<InputError | 'email', string>,
  summary: 'Formulář ještě není v pořádku',
  check: {
    title: 'Podívejte se do e-mailu',
    lead: 'Poslali jsme vám zprávu na adresu, kterou jste zadali. Odběr začne, až ho odkazem v ní potvrdíte. Když nedorazí do pár minut, podívejte se do spamu.',
  },
  in: {
    title: 'Děkujeme za přihlášení',
    lead: 'E-maily z odběru {list} budeme posílat na adresu, kterou jste zadali.',
  },
}

export type FormWords = typeof cs

const en: FormWords = {
  title: 'Subscribe',
  lead: 'Get {list} by e-mail.',
  email: 'E-mail',
  profile: {
    name: 'First name',
    surname: 'Last name',
    gender: 'Salutation',
    birthday: 'Date of birth',
    phone: 'Phone',
    company: 'Company',
    street: 'Street and number',
    city: 'Town',
    zip: 'Postcode',
    country: 'Country',
    pretitle: 'Title before the name',
    surtitle: 'Title after the name',
  },
  genders: { female: 'Ms', male: 'Mr' },
  nothing: 'no choice',
  required: 'required',
  button: 'Subscribe',
  wording:
    'I agree that {sender} sends me commercial e-mails. I can withdraw this at any time by the link in each e-mail.',
  byButton: 'By sending this form I give this consent:',
  trap: 'Leave this empty',
  errors: {
    missing: 'Please fill this in.',
    invalid: 'This does not have the right form.',
    tooLong: 'This is too long.',
    email: 'Please give a whole e-mail address, such as jane@example.com.',
    notAgreed: 'Without your consent we cannot write to you.',
    changed: 'The wording of the consent has changed in the meantime. Please read it and send the form again.',
  },
  summary: 'The form is not complete yet',
  check: {
    title: 'Look into your e-mail',
    lead: 'We have sent a message to the address that you gave. The subscription starts once you confirm it by the link in there. If it does not come within minutes, look into the spam folder.',
  },
  in: {
    title: 'Thank you for subscribing',
    lead: 'We will send {list} to the address that you gave.',
  },
}

const words: Record<Language, FormWords> = { cs, en }

export const formWordsOf = (language: Language): FormWords => words[language]
