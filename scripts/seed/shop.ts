import {
  autumn,
  christmas,
  confirmation,
  domain,
  home,
  monthly,
  name,
  newsletter,
  sale,
  sender,
} from './shop-letters.ts'
import { invitation } from './shop-templates.ts'

export interface SeedCampaign {
  title: string
  subject: string
  html: string
  /** null: a draft, never sent */
  daysAgo: number | null
}

export interface SeedList {
  name: string
  fromName: string
  fromEmail: string
  replyTo: string
  doubleOptIn: boolean
  /** Of the shop's contacts, 0 to 1. */
  share: number
}

const from = { fromName: name, fromEmail: `novinky@${domain}`, replyTo: `ahoj@${domain}` }

/** The demo's e-shop. Everything about it is invented; .example can never be a real domain (RFC 2606). */
export const shop = {
  name,
  domain,
  account: {
    sender: { name: from.fromName, email: from.fromEmail, replyTo: from.replyTo },
    footer: sender.replace('<br>', '\n'),
  },
  lists: [
    { name: 'Novinky z pražírny', ...from, doubleOptIn: true, share: 0.86 },
    { name: 'Zákazníci e-shopu', ...from, doubleOptIn: false, share: 0.52 },
    { name: 'Klub U Poštolky', ...from, doubleOptIn: true, share: 0.14 },
  ] satisfies SeedList[],
  campaigns: [
    {
      title: 'Podzimní čajovník',
      subject: 'Newsletter U Poštolky: podzim v šálku',
      html: autumn,
      daysAgo: 52,
    },
    {
      title: 'Newsletter: letošní Etiopie',
      subject: 'Newsletter U Poštolky: dorazila letošní Etiopie',
      html: newsletter,
      daysAgo: 24,
    },
    {
      title: 'Sleva 20 % před novou sklizní',
      subject: '*|IF:VOKATIV|**|VOKATIV|*, tři dny*|ELSE:|*Tři dny*|END:IF|* se slevou 20 % na kávu i čaj',
      html: sale,
      daysAgo: 6,
    },
    {
      title: 'Vánoce: dárky, které voní',
      subject: 'Newsletter U Poštolky: dárky, které voní už přes papír',
      html: christmas,
      daysAgo: null,
    },
  ] satisfies SeedCampaign[],
  templates: [
    { name: 'Měsíční novinky', subject: 'Newsletter U Poštolky: ', html: monthly, mjml: undefined },
    {
      name: 'Pozvánka na ochutnávku',
      subject: '*|IF:VOKATIV|**|VOKATIV|*, přijďte*|ELSE:|*Přijďte*|END:IF|* na ochutnávku',
      html: undefined,
      mjml: invitation(name, home, sender),
    },
  ],
  confirmation: { subject: 'Potvrďte prosím odběr novinek z Kavárny U Poštolky', html: confirmation },
  tags: ['zákazník', 'espresso', 'filtr', 'čaj', 'VIP', 'veletrh kávy', 'předplatné', 'velkoobchod'],
  customFields: [
    { name: 'OBLIBENA_PRIPRAVA', label: 'Oblíbená příprava', type: 'string' },
    { name: 'VERNOSTNI_BODY', label: 'Věrnostní body', type: 'int' },
    { name: 'PREDPLATNE_DO', label: 'Předplatné do', type: 'date' },
    { name: 'ODKAZ_NA_PROFIL', label: 'Odkaz na profil', type: 'url' },
  ],
}
