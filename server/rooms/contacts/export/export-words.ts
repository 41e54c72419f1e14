import type { ExportColumn } from '../../../../contract/contact-export.ts'
import type { SubscriptionStatus } from '../../../../contract/list.ts'
import type { Language } from '../../../../contract/shapes.ts'
import type { SuppressionReason } from '../suppress.ts'

interface ExportWords {
  file: string
  columns: Record<ExportColumn, string>
  genders: Record<string, string>
  statuses: Record<SubscriptionStatus, string>
  suppressed: Record<SuppressionReason, string>
}

/** What stands in the file; an import of it guesses its columns by these. */
export const exportWords: Record<Language, ExportWords> = {
  cs: {
    file: 'kontakty',
    columns: {
      email: 'E-mail',
      name: 'Jméno',
      surname: 'Příjmení',
      vocative: 'Oslovení',
      vocativeSurname: 'Oslovení příjmením',
      gender: 'Pohlaví',
      nameday: 'Svátek',
      birthday: 'Narozeniny',
      company: 'Firma',
      street: 'Ulice',
      city: 'Město',
      zip: 'PSČ',
      country: 'Země',
      phone: 'Telefon',
      pretitle: 'Titul před',
      surtitle: 'Titul za',
      notes: 'Poznámka',
      source: 'Zdroj',
      tags: 'Štítky',
      status: 'Stav',
      subscribed: 'Přihlášen',
      unsubscribed: 'Odhlášen',
      lists: 'Seznamy',
      suppressed: 'Vyloučen',
      added: 'Přidán',
      active: 'Poslední otevření',
      clicked: 'Poslední proklik',
    },
    genders: { male: 'muž', female: 'žena' },
    statuses: {
      subscribed: 'přihlášený',
      unsubscribed: 'odhlášený',
      soft_bounced: 'dočasně nedoručeno',
      hard_bounced: 'trvale nedoručeno',
      complained: 'označeno jako spam',
      unconfirmed: 'nepotvrzený',
    },
    suppressed: {
      hard_bounce: 'adresa neexistuje',
      complaint: 'stížnost na spam',
      manual: 'ručně',
      erased: 'vymazán',
    },
  },
  en: {
    file: 'contacts',
    columns: {
      email: 'E-mail',
      name: 'Name',
      surname: 'Surname',
      vocative: 'Vocative',
      vocativeSurname: 'Vocative of surname',
      gender: 'Gender',
      nameday: 'Name day',
      birthday: 'Birthday',
      company: 'Company',
      street: 'Street',
      city: 'City',
      zip: 'Postcode',
      country: 'Country',
      phone: 'Phone',
      pretitle: 'Title before',
      surtitle: 'Title after',
      notes: 'Note',
      source: 'Source',
      tags: 'Tags',
      status: 'Status',
      subscribed: 'Subscribed',
      unsubscribed: 'Unsubscribed',
      lists: 'Lists',
      suppressed: 'Suppressed',
      added: 'Added',
      active: 'Last open',
      clicked: 'Last click',
    },
    genders: { male: 'male', female: 'female' },
    statuses: {
      subscribed: 'subscribed',
      unsubscribed: 'unsubscribed',
      soft_bounced: 'soft bounce',
      hard_bounced: 'hard bounce',
      complained: 'complaint',
      unconfirmed: 'unconfirmed',
    },
    suppressed: {
      hard_bounce: 'no such address',
      complaint: 'complained of spam',
      manual: 'by hand',
      erased: 'erased',
    },
  },
}
