import type { Language } from '../../../contract/shapes.ts'
import type { ExportSection } from '../../rooms/reports/index.ts'

interface ExportWords {
  title: string
  lead: string
  empty: string
  sections: Record<ExportSection, string>
  columns: Record<string, string>
}

/** What the person reads to whom a copy of the data is given; codes and times stay as they are kept. */
export const exportWords: Record<Language, ExportWords> = {
  cs: {
    title: 'Údaje, které o vás vedeme',
    lead: 'Výpis k {at} (čas UTC). Vydává {account}.',
    empty: 'Nic tu není.',
    sections: {
      profile: 'Profil',
      lists: 'Seznamy',
      consents: 'Souhlasy',
      changes: 'Změny údajů',
      messages: 'E-maily',
      hits: 'Otevření a prokliky',
      events: 'Události',
    },
    columns: {
      at: 'Kdy',
      email: 'E-mail',
      name: 'Jméno',
      surname: 'Příjmení',
      vocative: 'Oslovení',
      vocative_surname: 'Oslovení příjmením',
      gender: 'Pohlaví',
      nameday: 'Svátek',
      birthday: 'Narozeniny',
      company: 'Firma',
      street: 'Ulice',
      city: 'Město',
      zip: 'PSČ',
      country: 'Země',
      phone: 'Telefon',
      notes: 'Poznámka',
      tags: 'Štítky',
      source: 'Zdroj',
      list_name: 'Seznam',
      status: 'Stav',
      subscribed_at: 'Přihlášení',
      unsubscribed_at: 'Odhlášení',
      confirmed_at: 'Potvrzení',
      fields: 'Vlastní pole',
      groups: 'Skupiny',
      action: 'Úkon',
      channel: 'Cesta',
      basis: 'Základ',
      wording: 'Znění',
      ip: 'IP adresa',
      user_agent: 'Zařízení',
      person: 'Zapsal(a)',
      field: 'Pole',
      before: 'Předtím',
      after: 'Potom',
      subject: 'Předmět',
      address: 'Adresa',
      state: 'Výsledek',
      sent_at: 'Odesláno',
      opens: 'Otevření',
      clicks: 'Prokliky',
      kind: 'Druh',
      signal: 'Kdo',
      url: 'Odkaz',
      type: 'Druh',
      data: 'Podrobnosti',
    },
  },
  en: {
    title: 'The data that we keep about you',
    lead: 'As of {at} (UTC). Issued by {account}.',
    empty: 'There is nothing here.',
    sections: {
      profile: 'Profile',
      lists: 'Lists',
      consents: 'Consents',
      changes: 'Changes',
      messages: 'E-mails',
      hits: 'Opens and clicks',
      events: 'Events',
    },
    columns: {},
  },
}
