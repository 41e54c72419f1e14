import type { MessageState, skipReasons } from '../../../contract/message.ts'
import type { Language } from '../../../contract/shapes.ts'

type SkipReason = (typeof skipReasons)[number]

interface ExportWords {
  recipients: string
  campaigns: string
  recipientColumns: string[]
  campaignColumns: string[]
  states: Record<MessageState, string>
  skipReasons: Record<SkipReason, string>
}

/** What stands in the files; the screens have words of their own. Columns in the order of export.ts. */
export const exportWords: Record<Language, ExportWords> = {
  cs: {
    recipients: 'příjemci',
    campaigns: 'kampaně',
    recipientColumns: [
      ...['E-mail', 'Stav', 'Důvod', 'Odpověď serveru', 'Pokusů', 'Přijato', 'První otevření', 'Otevření lidí'],
      ...['Otevření celkem', 'První proklik', 'Prokliky lidí', 'Prokliky celkem', 'Odhlášení'],
    ],
    campaignColumns: [
      ...['Kampaň', 'Předmět', 'Začátek', 'Příjemců', 'Přijato', 'Nedoručeno', 'Otevřelo lidí', 'Otevřelo celkem'],
      ...['Prokliklo lidí', 'Prokliklo celkem', 'Odhlásilo se', 'Označilo jako spam', 'Míra otevření', 'Míra prokliku'],
      ...['Objednávky', 'Tržby v měně účtu'],
    ],
    states: {
      queued: 'čeká',
      claimed: 'odesílá se',
      handed_over: 'odesílá se',
      accepted: 'přijato',
      deferred: 'odloženo',
      refused: 'nedoručeno',
      uncertain: 'nejisté, pošle se znovu',
      skipped: 'vynecháno',
      cancelled: 'zrušeno',
    },
    skipReasons: {
      suppressed: 'vyloučená adresa',
      duplicate_address: 'stejná adresa podruhé',
      unsubscribed_meanwhile: 'mezitím odhlášeno',
      erased: 'kontakt byl vymazán',
      render_failed: 'e-mail nešel sestavit',
      no_coupon: 'nezbyl kupón',
    },
  },
  en: {
    recipients: 'recipients',
    campaigns: 'campaigns',
    recipientColumns: [
      ...['E-mail', 'State', 'Reason', 'Reply of the server', 'Attempts', 'Accepted', 'First open', 'Human opens'],
      ...['All opens', 'First click', 'Human clicks', 'All clicks', 'Unsubscribed'],
    ],
    campaignColumns: [
      ...['Campaign', 'Subject', 'Started', 'Recipients', 'Accepted', 'Bounced', 'Opened by people', 'Opened by all'],
      ...['Clicked by people', 'Clicked by all', 'Unsubscribed', 'Complained', 'Open rate', 'Click rate'],
      ...['Orders', 'Revenue in the currency of the account'],
    ],
    states: {
      queued: 'waiting',
      claimed: 'being sent',
      handed_over: 'being sent',
      accepted: 'accepted',
      deferred: 'deferred',
      refused: 'bounced',
      uncertain: 'uncertain, will be sent again',
      skipped: 'skipped',
      cancelled: 'cancelled',
    },
    skipReasons: {
      suppressed: 'suppressed address',
      duplicate_address: 'the same address again',
      unsubscribed_meanwhile: 'unsubscribed meanwhile',
      erased: 'the contact was erased',
      render_failed: 'the e-mail could not be made',
      no_coupon: 'no coupon was left',
    },
  },
}
