import type { TimelineType } from '../../../contract/event.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { MessageState, Signal } from '../../../contract/message.ts'
import type { OrderStatus } from '../../../contract/order.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { WebKind } from '../../../contract/tracking.ts'
import type { ExportSection } from '../../rooms/reports/index.ts'
import { copyColumns } from './copy-columns.ts'

type Texts = Record<string, string>

interface CopyWords {
  title: string
  lead: string
  empty: string
  /** Names of the files behind the address. */
  files: { data: string; consents: string }
  sections: Record<ExportSection, string>
  columns: Texts
  statuses: Record<SubscriptionStatus, string>
  genders: Texts
  suppressed: Texts
  actions: Texts
  channels: Texts
  bases: Texts
  states: Record<MessageState, string>
  hits: { open: string; click: string }
  orders: Record<OrderStatus, string>
  signals: Record<Signal, string>
  visits: Record<WebKind, string>
  events: Partial<Record<TimelineType, string>>
  mails: Texts
  opened: string
  clicked: string
  yes: string
  no: string
  nothing: string
  gone: string
}

/** What the person reads to whom a copy of the data is given. */
export const copyWords: Record<Language, CopyWords> = {
  cs: {
    title: 'Údaje, které o vás vedeme',
    lead: 'Výpis vydává {account}, stav k {at}. Časy jsou v pásmu {zone}.',
    empty: 'Nic tu není.',
    files: { data: 'udaje', consents: 'souhlasy' },
    sections: {
      profile: 'Profil',
      lists: 'Seznamy',
      consents: 'Souhlasy',
      changes: 'Změny údajů',
      messages: 'E-maily, které vám odešly',
      hits: 'Otevření a prokliky',
      orders: 'Objednávky',
      basket: 'Košík v e-shopu',
      views: 'Prohlédnuté produkty',
      visits: 'Návštěvy e-shopu',
      events: 'Co se dělo',
    },
    columns: copyColumns.cs,
    statuses: {
      subscribed: 'přihlášený odběr',
      unsubscribed: 'odhlášený odběr',
      soft_bounced: 'e-maily dočasně nešlo doručit',
      hard_bounced: 'e-maily nejde doručit',
      complained: 'e-mail označen jako spam',
      unconfirmed: 'čeká na potvrzení',
    },
    genders: { male: 'muž', female: 'žena' },
    suppressed: {
      hard_bounce: 'ano, adresa trvale odmítá poštu',
      complaint: 'ano, e-mail byl označen jako spam',
      manual: 'ano, ručně',
      erased: 'ano',
    },
    actions: {
      given: 'Souhlas udělen',
      requested: 'Vyžádáno potvrzení',
      confirmed: 'Odběr potvrzen',
      withdrawn: 'Souhlas odvolán',
      imported: 'Souhlas převzat importem',
    },
    channels: {
      api: 'přes e-shop nebo jiný systém',
      form: 'formulářem',
      import: 'importem ze souboru',
      admin: 'zápisem v administraci',
      link: 'odkazem v e-mailu',
      'one-click': 'tlačítkem poštovního programu',
      merge: 'sloučením dvou záznamů',
    },
    bases: { consent: 'souhlas', customer: 'zákazník: nabídka podobného zboží', other: 'jiný důvod' },
    states: {
      queued: 'čeká na odeslání',
      claimed: 'právě se odesílá',
      handed_over: 'právě se odesílá',
      accepted: 'poštovní server ho přijal',
      deferred: 'server ho zatím odložil',
      refused: 'server ho odmítl',
      uncertain: 'pošle se znovu',
      skipped: 'neodeslal se',
      cancelled: 'odeslání bylo zrušeno',
    },
    hits: { open: 'Otevření e-mailu', click: 'Proklik v e-mailu' },
    orders: { processing: 'zpracovává se', canceled: 'zrušená', pending: 'čeká na platbu', completed: 'dokončená' },
    visits: {
      page: 'Stránka',
      view: 'Produkt',
      basket: 'Košík',
      order: 'Objednávka',
      item: 'Položka objednávky',
      custom: 'Událost',
    },
    signals: { human: 'člověk', proxy: 'člověk přes poštovní službu', machine: 'automat', unknown: 'nejisté' },
    events: {
      subscribed: 'Přihlášení do seznamu',
      unsubscribed: 'Odhlášení ze seznamu',
      unconfirmed: 'Čeká se na potvrzení odběru',
      confirmed: 'Odběr potvrzen',
      complained: 'Zaznamenána stížnost na spam',
      'contact.created': 'Založen záznam o vás',
      'contact.changed': 'Změna údajů',
      'contact.suppressed': 'Vyloučení z rozesílání',
      'contact.unsuppressed': 'Vyloučení zrušeno',
      'subscription.takenBack': 'Hromadné přihlášení vzato zpět',
      'contact.merged': 'Sloučení dvou záznamů o vás',
      'tag.added': 'Přidán štítek',
      'tag.removed': 'Odebrán štítek',
      'mail.requested': 'Připravuje se e-mail',
      'mail.complained': 'E-mail označen jako spam',
      'custom.event': 'Událost z e-shopu',
      'shop.visited': 'Návštěva e-shopu',
      'product.viewed': 'Prohlédnutí produktu',
      'basket.changed': 'Změna košíku',
      'basket.emptied': 'Vyprázdnění košíku',
    },
    mails: {
      confirmation: 'potvrzení odběru',
      thanks: 'poděkování za přihlášení',
      goodbye: 'rozloučení',
      alreadySubscribed: 'připomenutí, že odběr už trvá',
      leaveConfirmation: 'potvrzení odhlášení',
    },
    opened: 'otevřeno {n}×',
    clicked: 'prokliků {n}',
    yes: 'ano',
    no: 'ne',
    nothing: 'nevyplněno',
    gone: 'seznam, který už není',
  },
  en: {
    title: 'The data that we keep about you',
    lead: 'Issued by {account}, as of {at}. Times are those of {zone}.',
    empty: 'There is nothing here.',
    files: { data: 'data', consents: 'consents' },
    sections: {
      profile: 'Profile',
      lists: 'Lists',
      consents: 'Consents',
      changes: 'Changes of your data',
      messages: 'E-mails that were sent to you',
      hits: 'Opens and clicks',
      orders: 'Orders',
      basket: 'Basket in the shop',
      views: 'Products looked at',
      visits: 'Visits to the shop',
      events: 'What happened',
    },
    columns: copyColumns.en,
    statuses: {
      subscribed: 'subscribed',
      unsubscribed: 'unsubscribed',
      soft_bounced: 'e-mails could not be delivered for now',
      hard_bounced: 'e-mails cannot be delivered',
      complained: 'an e-mail was marked as spam',
      unconfirmed: 'waits for confirmation',
    },
    genders: { male: 'male', female: 'female' },
    suppressed: {
      hard_bounce: 'yes, the address refuses mail for good',
      complaint: 'yes, an e-mail was marked as spam',
      manual: 'yes, by hand',
      erased: 'yes',
    },
    actions: {
      given: 'Consent given',
      requested: 'Confirmation requested',
      confirmed: 'Subscription confirmed',
      withdrawn: 'Consent withdrawn',
      imported: 'Consent taken over by an import',
    },
    channels: {
      api: 'through the shop or another system',
      form: 'by a form',
      import: 'by an import of a file',
      admin: 'by hand in the administration',
      link: 'by a link in an e-mail',
      'one-click': 'by the button of a mail program',
      merge: 'by merging two records',
    },
    bases: { consent: 'consent', customer: 'customer: offers of similar goods', other: 'another reason' },
    states: {
      queued: 'waits to be sent',
      claimed: 'is being sent',
      handed_over: 'is being sent',
      accepted: 'accepted by the mail server',
      deferred: 'put off by the server for now',
      refused: 'refused by the server',
      uncertain: 'will be sent again',
      skipped: 'was not sent',
      cancelled: 'its sending was cancelled',
    },
    hits: { open: 'E-mail opened', click: 'Link clicked' },
    orders: { processing: 'processing', canceled: 'cancelled', pending: 'pending', completed: 'completed' },
    visits: {
      page: 'Page',
      view: 'Product',
      basket: 'Basket',
      order: 'Order',
      item: 'Item of an order',
      custom: 'Event',
    },
    signals: {
      human: 'a person',
      proxy: 'a person through a mail service',
      machine: 'a machine',
      unknown: 'uncertain',
    },
    events: {
      subscribed: 'Subscribed to a list',
      unsubscribed: 'Unsubscribed from a list',
      unconfirmed: 'Waiting for confirmation',
      confirmed: 'Subscription confirmed',
      complained: 'A complaint of spam was noted',
      'contact.created': 'Record about you created',
      'contact.changed': 'Data changed',
      'contact.suppressed': 'Left out of all sending',
      'contact.unsuppressed': 'No longer left out',
      'subscription.takenBack': 'Subscribing in bulk taken back',
      'contact.merged': 'Two records about you merged',
      'tag.added': 'Tag added',
      'tag.removed': 'Tag removed',
      'mail.requested': 'E-mail being prepared',
      'mail.complained': 'E-mail marked as spam',
      'custom.event': 'Event of the shop',
      'shop.visited': 'Visit to the shop',
      'product.viewed': 'Product viewed',
      'basket.changed': 'Basket changed',
      'basket.emptied': 'Basket emptied',
    },
    mails: {
      confirmation: 'confirmation of the subscription',
      thanks: 'thanks for subscribing',
      goodbye: 'goodbye',
      alreadySubscribed: 'reminder that you are subscribed',
      leaveConfirmation: 'confirmation of leaving',
    },
    opened: 'opened {n}×',
    clicked: 'clicks: {n}',
    yes: 'yes',
    no: 'no',
    nothing: 'empty',
    gone: 'a list that is gone',
  },
}
