import type { Language } from '../../../contract/shapes.ts'

/** Why people leave, as it is stored. */
export const reasons = ['too_many', 'not_interesting', 'never_signed_up', 'other'] as const
export type Reason = (typeof reasons)[number]

/** `{sender}`, `{list}` and `{address}` are put in by `sentence`. */
const cs = {
  language: 'Jazyk stránky',
  leave: {
    title: 'Odhlásit odběr?',
    list: 'Po odhlášení už na adresu {address} z odběru {list} nic nepošleme.',
    everywhere: 'Od odesílatele {sender} už na adresu {address} nepřijde žádný další newsletter.',
    also: 'Odhlásit všechny e-maily odesílatele {sender}',
    reason: 'Proč odcházíte? (nepovinné)',
    reasons: {
      too_many: 'E-mailů chodí příliš mnoho',
      not_interesting: 'Obsah mě nezajímá',
      never_signed_up: 'O e-maily jsem nežádal(a)',
      other: 'Jiný důvod',
    } as Record<Reason, string>,
    noReason: 'Raději neuvádět',
    button: 'Odhlásit',
    choose: 'Raději si vybrat, co mi budete posílat',
  },
  left: {
    title: 'Odběr je odhlášený',
    list: 'Z odběru {list} už na adresu {address} nic nepošleme.',
    everywhere: 'Od odesílatele {sender} už na adresu {address} nepřijde žádný další newsletter.',
    back: 'Byl to omyl, přihlásit zpět',
    choose: 'Nastavit, co mi budete posílat',
  },
  back: {
    title: 'Jste zpátky',
    lead: 'Na adresu {address} budeme psát dál jako dosud.',
    confirm: 'Odběr pro adresu {address} zase čeká na potvrzení odkazem z e-mailu.',
    leave: 'Přece jen odhlásit',
  },
  preferences: {
    title: 'Co vám máme posílat?',
    lead: 'Odběry pro adresu {address}',
    unconfirmed: 'Čeká na potvrzení. Zapnutím odběr potvrdíte.',
    save: 'Uložit',
    saved: 'Uloženo',
    leave: 'Odhlásit všechno',
    none: 'Tato adresa teď není v žádném odběru.',
    suppressed: 'Na tuto adresu teď nic neposíláme: e-maily se z ní vracely, nebo byla vyřazena.',
    nothing: 'bez výběru',
  },
  confirm: {
    title: 'Potvrďte odběr',
    lead: 'Chcete dostávat e-maily z odběru {list} na adresu {address}?',
    button: 'Ano, chci odebírat',
    note: 'Pokud jste o odběr nežádali, stránku jen zavřete. Bez potvrzení nic nepošleme.',
  },
  confirmed: {
    title: 'Odběr je potvrzený',
    lead: 'Děkujeme. E-maily z odběru {list} budeme posílat na adresu {address}.',
  },
  notWaiting: {
    title: 'Není co potvrzovat',
    lead: 'Tento odběr mezitím skončil. Pokud o něj máte znovu zájem, přihlaste se prosím formulářem na webu.',
  },
  gone: {
    title: 'Tuto adresu už neznáme',
    lead: 'Adresa, na kterou e-mail přišel, byla z evidence odstraněna. Nic dalšího na ni neposíláme a vy nemusíte dělat nic.',
  },
  unknown: {
    title: 'Odkaz neplatí',
    lead: 'Možná se při kopírování ztratila jeho část. Zkuste ho otevřít přímo z e-mailu.',
  },
  expired: {
    title: 'Odkaz neplatí',
    lead: 'Buď se při kopírování ztratila jeho část, nebo je příliš starý. Zkuste ho otevřít přímo z e-mailu, nebo se přihlaste znovu.',
  },
  asked: {
    title: 'Ještě jeden krok v e-mailu',
    lead: 'Na adresu {address} jsme poslali e-mail s odkazem. Odhlášení platí, až ho jím potvrdíte. Když nedorazí do pár minut, podívejte se do spamu.',
  },
  confirmLeave: {
    title: 'Opravdu odhlásit?',
    list: 'Z odběru {list} už na adresu {address} nic nepošleme.',
    everywhere: 'Od odesílatele {sender} už na adresu {address} nepřijde žádný další newsletter.',
    button: 'Odhlásit',
    note: 'Pokud jste se odhlásit nechtěli, stránku jen zavřete. Odběr vám zůstane.',
  },
  notices: {
    ask: 'Upozornění na kontakty',
    askLead: 'Má vám účet {sender} psát na adresu {address}, kdo se přihlásil a kdo se odhlásil?',
    yes: 'Ano, chci upozornění',
    on: 'Upozornění jsou zapnutá',
    onLead: 'Účet {sender} vám bude na adresu {address} psát, kdo se přihlásil a kdo se odhlásil.',
    stop: 'Už je nechci',
    off: 'Upozornění jsou vypnutá',
    offLead: 'Na adresu {address} už upozornění na kontakty nepošleme.',
    again: 'Zase je zapnout',
    no: 'Ne, nechci',
  },
  noForm: {
    title: 'Tady žádný formulář není',
    lead: 'Odkaz na přihlášení je neúplný, nebo formulář už neplatí.',
  },
  archive: {
    title: 'Co jsme poslali',
    lead: 'Newslettery, které rozesílá {sender}, od nejnovějšího.',
    none: '{sender} tu zatím žádný newsletter neukazuje.',
    older: 'Starší',
    feed: 'Odběr do čtečky (Atom)',
  },
  manyForms: {
    title: 'Nevíme, čí formulář to je',
    lead: 'Stejnou adresu formuláře tu má víc odesílatelů, takže jsme vás nikam nepřihlásili. Napište prosím přímo tomu, na jehož stránkách jste byli.',
  },
  busy: {
    title: 'Zkuste to za chvíli',
    lead: 'Z vašeho připojení přišlo příliš mnoho přihlášení po sobě.',
  },
  tried: {
    title: 'Tenhle odkaz je jen na zkoušku',
    lead: 'Patří ke zkušebnímu e-mailu. Ve skutečném by vedl dál, tady se nic nestane.',
  },
  wrong: {
    title: 'Tomuhle nerozumíme',
    lead: 'Požadavek nepřišel celý. Otevřete prosím znovu odkaz z e-mailu.',
  },
  failed: {
    title: 'Něco se nepovedlo',
    lead: 'Chyba je na naší straně. Zkuste to prosím za chvíli znovu.',
  },
}

export type Words = typeof cs

const en: Words = {
  language: 'Page language',
  leave: {
    title: 'Unsubscribe?',
    list: 'Once unsubscribed, {address} gets nothing more from {list}.',
    everywhere: 'No more newsletters from {sender} will go to {address}.',
    also: 'Unsubscribe from all e-mails by {sender}',
    reason: 'Why are you leaving? (optional)',
    reasons: {
      too_many: 'Too many e-mails',
      not_interesting: 'They do not interest me',
      never_signed_up: 'I never asked for them',
      other: 'Another reason',
    },
    noReason: 'Rather not say',
    button: 'Unsubscribe',
    choose: 'Choose what to receive instead',
  },
  left: {
    title: 'You are unsubscribed',
    list: 'We will send nothing more from {list} to {address}.',
    everywhere: 'No more newsletters from {sender} will go to {address}.',
    back: 'That was a mistake, subscribe me again',
    choose: 'Choose what to receive',
  },
  back: {
    title: 'You are back',
    lead: 'We will keep writing to {address} as before.',
    confirm: 'The subscription of {address} waits again to be confirmed by the link in our e-mail.',
    leave: 'Unsubscribe after all',
  },
  preferences: {
    title: 'What may we send you?',
    lead: 'Subscriptions of {address}',
    unconfirmed: 'Not confirmed yet. Switching it on confirms it.',
    save: 'Save',
    saved: 'Saved',
    leave: 'Unsubscribe from everything',
    none: 'This address has no subscriptions now.',
    suppressed: 'We send nothing to this address now: e-mails to it came back, or it was taken out.',
    nothing: 'no choice',
  },
  confirm: {
    title: 'Confirm your subscription',
    lead: 'Would you like to receive {list} at {address}?',
    button: 'Yes, subscribe me',
    note: 'If you did not ask for this, just close the page. We send nothing without your confirmation.',
  },
  confirmed: {
    title: 'Your subscription is confirmed',
    lead: 'Thank you. We will send {list} to {address}.',
  },
  notWaiting: {
    title: 'There is nothing to confirm',
    lead: 'This subscription has ended in the meantime. If you would like it back, please sign up again on the website.',
  },
  gone: {
    title: 'We no longer know this address',
    lead: 'The address that the e-mail went to has been removed. We send nothing more to it, and there is nothing you need to do.',
  },
  unknown: {
    title: 'This link does not work',
    lead: 'A part of it may have been lost in copying. Please open it right from the e-mail.',
  },
  expired: {
    title: 'This link does not work',
    lead: 'A part of it was lost in copying, or it is too old. Please open it right from the e-mail, or sign up again.',
  },
  asked: {
    title: 'One more step in an e-mail',
    lead: 'We have sent an e-mail with a link to {address}. You are unsubscribed once you confirm it there. If it does not come within minutes, look into the spam folder.',
  },
  confirmLeave: {
    title: 'Unsubscribe?',
    list: 'We will send nothing more from {list} to {address}.',
    everywhere: 'No more newsletters from {sender} will go to {address}.',
    button: 'Unsubscribe',
    note: 'If you did not want to unsubscribe, just close the page. Your subscription stays.',
  },
  notices: {
    ask: 'Notices about contacts',
    askLead: 'Shall the account {sender} tell {address} who has joined and who has left?',
    yes: 'Yes, send me notices',
    on: 'Notices are on',
    onLead: 'The account {sender} will tell {address} who has joined and who has left.',
    stop: 'I want no more of them',
    off: 'Notices are off',
    offLead: 'We will send no more notices about contacts to {address}.',
    again: 'Switch them on again',
    no: 'No, thank you',
  },
  noForm: {
    title: 'There is no form here',
    lead: 'The link to the form is not complete, or the form is no more.',
  },
  archive: {
    title: 'What we have sent',
    lead: 'Newsletters of {sender}, the newest first.',
    none: '{sender} shows no newsletter here yet.',
    older: 'Older',
    feed: 'Feed for a reader (Atom)',
  },
  manyForms: {
    title: 'We cannot tell whose form this is',
    lead: 'Several senders here have a form with this address, so we have signed you up nowhere. Please write directly to the one whose pages you were on.',
  },
  busy: {
    title: 'Please try again in a while',
    lead: 'Too many sign-ups came from your connection one after the other.',
  },
  tried: {
    title: 'This link is only for trying',
    lead: 'It belongs to a test e-mail. In a real one it would lead on; here nothing happens.',
  },
  wrong: {
    title: 'We did not understand that',
    lead: 'The request was not complete. Please open the link in the e-mail again.',
  },
  failed: {
    title: 'Something went wrong',
    lead: 'The mistake is ours. Please try again in a moment.',
  },
}

const words: Record<Language, Words> = { cs, en }

export const wordsOf = (language: Language): Words => words[language]

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { cs: 'Čeština', en: 'English' }
