import type { ListMailKind } from '../../../contract/list-mails.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { type DigestRows, type ListRow, listById } from '../contacts/index.ts'
import { compileEmail, ensureEmail, type MergeValues, type SystemLinks, type TemplateDbRow } from '../emails/index.ts'
import { queueTransactional } from '../outbox/index.ts'
import type { MailContent, NotUsable } from './list-mail.ts'
import { alreadyContent } from './mails/already-subscribed.ts'
import { confirmationContent, templateOf } from './mails/confirmation.ts'
import { digestContent, digestValues } from './mails/digest.ts'
import { goodbyeContent } from './mails/goodbye.ts'
import { leaveContent } from './mails/leave-confirmation.ts'
import { noticeContent } from './mails/notice.ts'
import { thanksContent } from './mails/thanks.ts'
import { senderOf } from './sender.ts'

type ContentOf = (list: ListRow, template?: TemplateDbRow) => MailContent & { notUsable?: NotUsable | null }

const CONTENT: Record<ListMailKind, ContentOf> = {
  confirmation: confirmationContent,
  thanks: thanksContent,
  goodbye: goodbyeContent,
  leaveConfirmation: list => leaveContent(list, null),
  alreadySubscribed: alreadyContent,
  joinedNotice: list => noticeContent(list, 'joined'),
  leftNotice: list => noticeContent(list, 'left'),
  digest: list => digestContent(list, ['joined', 'left']),
}

/** The mails whose text a list can bring itself, and the settings that it stands in. */
const OWN: Partial<Record<ListMailKind, Partial<ListRow>>> = {
  confirmation: { conf_subject: null, conf_message: null },
  thanks: { thanks_subject: null, thanks_message: null },
  goodbye: { unsub_subject: null, unsub_message: null },
}

export interface PreviewedMail extends MailContent {
  ours: MailContent | null
  notUsable: NotUsable | null
}

/** A list's mail filled for a made-up person; its links lead to a page that says that it was only a try. */
export async function previewListMail(
  ground: Ground,
  db: Db,
  accountId: number,
  list: ListRow,
  kind: ListMailKind,
): Promise<PreviewedMail> {
  const template = kind === 'confirmation' ? await templateOf(db, accountId, list) : undefined
  const { notUsable = null, ...content } = CONTENT[kind](list, template)
  const links = nobodysLinks(ground)
  const moment = { date: ground.clock.now(), timeZone: 'UTC' }
  const { subject, html } = compileEmail(content).fill(madeUp(list.language, links.confirm, ground), links, moment)
  const own = OWN[kind]
  const ours = own ? CONTENT[kind]({ ...list, ...own }) : null
  return { subject, html, notUsable, ours: ours && { subject: ours.subject, html: ours.html } }
}

/**
 * Sends a list's mail to whoever is signed in, filled for a made-up person; the message's id. Throws thing.notFound,
 * list.senderMissing.
 */
export async function sendListMailTest(
  ground: Ground,
  accountId: number,
  listId: number,
  test: { kind: ListMailKind; to: string; by: Actor },
): Promise<number> {
  return await ground.db.transaction(async tx => {
    const list = await listById(tx, accountId, listId)
    if (!list) throw problem('thing.notFound')
    const sender = await senderOf(tx, accountId, list)
    if (!sender) throw problem('list.senderMissing')
    const { subject, html } = await previewListMail(ground, tx, accountId, list, test.kind)
    const content = { ...sender, subject: `[Test] ${subject}`, html, plain_text: null, language: list.language }
    const emailId = await ensureEmail(ground, tx, accountId, content)
    const data = { name: list.name, mail: test.kind }
    const at = ground.clock.now()
    await insertAudit(tx, accountId, { ...test.by, at, action: 'list.mailTested', subject: String(listId), data })
    const message = { emailId, contactId: null, listId: null, address: test.to, mergeVars: null }
    return await queueTransactional(ground, tx, accountId, message)
  })
}

function nobodysLinks({ publicUrl }: Ground): SystemLinks {
  const tried = `${publicUrl}/s/test`
  return {
    unsubscribe: tried,
    confirm: tried,
    preferences: tried,
    webVersion: tried,
    pixel: null,
    click: (_no, url) => url,
  }
}

function madeUp(language: Language, url: string, { publicUrl, clock }: Ground): MergeValues {
  const person = PEOPLE[language]
  const { NAME: name, SURNAME: surname, EMAIL: email } = person
  const line = { at: clock.now(), contact_id: 0, email, name, surname }
  const rows: DigestRows = {
    joined: 3,
    left: 1,
    lines: [
      { ...line, what: 'joined' },
      { ...line, what: 'left', email: `eva@${email.split('@')[1]}`, name: 'Eva', surname: null },
    ],
  }
  return {
    ...person,
    ...digestValues(language, rows, `${publicUrl}/s/test?`),
    CONTACT: email,
    CONTACT_NAME: `${name} ${surname}`,
    CONTACT_URL: url,
    STOP_URL: url,
    LEAVE_URL: url,
  }
}

const PEOPLE = {
  cs: {
    EMAIL: 'jana.novakova@example.com',
    NAME: 'Jana',
    SURNAME: 'Nováková',
    VOKATIV: 'Jano',
    VOKATIV_S: 'Nováková',
    GENDER: 'female',
    CITY: 'Brno',
    COUNTRY: 'CZ',
  },
  en: {
    EMAIL: 'jane.miller@example.com',
    NAME: 'Jane',
    SURNAME: 'Miller',
    VOKATIV: 'Jane',
    VOKATIV_S: 'Miller',
    GENDER: 'female',
    CITY: 'York',
    COUNTRY: 'GB',
  },
}
