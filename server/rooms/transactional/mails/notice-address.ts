import { accountById } from '../../accounts/index.ts'
import { listById, noticeAddressById, noticeToken } from '../../contacts/index.ts'
import { asText, ownMail } from '../frame.ts'
import type { MailWriter } from '../requested.ts'
import { senderOf } from '../sender.ts'

/** Asks an address whether it wants to be told of new and left contacts: nobody can make us mail a stranger more than this. */
export const noticeAddress: MailWriter = async ({ ground, tx, accountId, data }) => {
  const list = await listById(tx, accountId, Number(data.listId))
  const address = await noticeAddressById(tx, accountId, Number(data.addressId))
  const account = await accountById(tx, accountId)
  if (!list || !account || address?.state !== 'asked') return 'gone'
  const sender = await senderOf(tx, accountId, list)
  if (!sender) return 'no sender or recipient'
  const { language } = list
  const words = WORDS[language]
  const lead = words.lead
    .replace('{account}', () => `<strong>${asText(account.name)}</strong>`)
    .replace('{list}', () => `<strong>${asText(list.name)}</strong>`)
  const html = ownMail({
    language,
    title: words.title,
    heading: words.title,
    lines: [lead],
    button: { label: words.button, href: '*|NOTICE_URL|*' },
    note: words.note,
  })
  return {
    email: { ...sender, reply_to: null, subject: words.subject, html, plain_text: null, language },
    to: address.email,
    contactId: null,
    listId: list.id,
    mergeVars: { NOTICE_URL: `${ground.publicUrl}/n/${noticeToken(ground, accountId, address.id)}` },
  }
}

const WORDS = {
  cs: {
    subject: 'Chcete dostávat upozornění na kontakty?',
    title: 'Upozornění na kontakty',
    lead: 'Účet {account} vám chce psát, kdo se přihlásil do seznamu {list} a kdo se z něj odhlásil. Přejete si to?',
    button: 'Ano, chci upozornění',
    note: 'Pokud o ně nestojíte, nedělejte nic: další takový e-mail nepřijde.',
  },
  en: {
    subject: 'Would you like notices about contacts?',
    title: 'Notices about contacts',
    lead: 'The account {account} would like to tell you who joins the list {list} and who leaves it. Do you want that?',
    button: 'Yes, send me notices',
    note: 'If you do not want them, do nothing: no other such e-mail will come.',
  },
}
