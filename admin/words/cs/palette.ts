import { firstPalette } from './first-palette.ts'

export const palette = {
  ...firstPalette,
  label: 'Hledat a přejít na',
  placeholder: 'Najít nebo udělat cokoli…',
  nothing: 'Nic takového tu není.',
  short: 'Pište jméno nebo začátek adresy.',
  pages: 'Stránky',
  actions: 'Akce',
  newCampaign: 'Nová kampaň',
  newList: 'Nový seznam',
  newContact: 'Přidat kontakt',
  newTemplate: 'Nová šablona',
  newImport: 'Importovat kontakty',
  invite: 'Pozvat uživatele',
  keys: 'Nahoru a dolů vybírá, Enter otevře, Esc zavře',
}
