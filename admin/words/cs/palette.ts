export const palette = {
  open: 'Hledat',
  label: 'Hledat a přejít na',
  placeholder: 'Kontakt, kampaň, seznam, stránka…',
  nothing: 'Nic takového tu není.',
  short: 'Pište jméno nebo začátek adresy.',
  pages: 'Stránky',
  actions: 'Akce',
  newCampaign: 'Nová kampaň',
  newList: 'Nový seznam',
  newContact: 'Přidat kontakt',
  keys: 'Nahoru a dolů vybírá, Enter otevře, Esc zavře',
}
