import { contactById, listById } from '../../contacts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailWriter } from '../requested.ts'
import { senderOf } from '../sender.ts'

/** Tells the list's owner who has joined. It goes to nobody's profile: the contact has not been written to. */
export const joinedNotice: MailWriter = async ({ tx, accountId, contactId, data }) => {
  const list = await listById(tx, accountId, Number(data.listId))
  const contact = contactId === null ? undefined : await contactById(tx, accountId, contactId)
  if (!list || !contact) return 'gone'
  const sender = senderOf(list)
  if (!sender || !list.sub_notify) return 'no sender or recipient'
  const { language } = list
  const words = WORDS[language]
  const lines = [words.line.replace('{list}', () => asText(list.name))]
  const email = {
    ...sender,
    reply_to: null,
    subject: words.subject.replace('{list}', () => asPlain(list.name)),
    html: ownMail({ language, title: words.title, lines }),
    plain_text: null,
    language,
  }
  return { email, to: list.sub_notify, contactId: null, listId: list.id, mergeVars: { CONTACT: contact.email } }
}

const WORDS = {
  cs: {
    subject: 'Nový odběratel: {list}',
    title: 'Nový odběratel',
    line: 'Do seznamu {list} se přihlásil kontakt <strong>*|CONTACT|*</strong>.',
  },
  en: {
    subject: 'New subscriber: {list}',
    title: 'New subscriber',
    line: '<strong>*|CONTACT|*</strong> has joined the list {list}.',
  },
}
