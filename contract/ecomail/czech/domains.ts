export const domains: Record<string, string> = {
  'the domain': 'doména',
  'of the domain': 'domény',
  '1 when its DNS had an SPF record and a DMARC policy at the last check, else 0':
    '1, když její DNS při poslední kontrole měla záznam SPF a zásadu DMARC, jinak 0',
  'Domains that the account sends from': 'Domény, ze kterých účet posílá',
  'A bare array of all of them; an account has a hundred at most.': 'Pole všech; účet jich má nejvýš sto.',
  'One domain': 'Jedna doména',
  'Add a domain': 'Přidání domény',
  'It is checked at once, and daily from then on. One that is there already is checked again.':
    'Zkontroluje se hned a pak každý den. Ta, která už je přidaná, se zkontroluje znovu.',
  'Remove a domain': 'Odebrání domény',
  'GET on the same path reads it and removes nothing.': 'GET na téže cestě ji přečte a nic neodebere.',
  'The name is missing or is none of a domain': 'Název chybí nebo to není název domény',
}
