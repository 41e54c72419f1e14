import { accountById, accountSettings, personToTell } from '../../accounts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailWriter } from '../requested.ts'
import { momentOf } from './moment.ts'

/** Tells whoever scheduled a campaign that it did not start and waits for them. */
export const campaignMissed: MailWriter = async ({ ground, tx, accountId, data }) => {
  const person = await personToTell(tx, accountId, typeof data.userId === 'number' ? data.userId : null)
  const account = await accountById(tx, accountId)
  if (!person || !account) return 'gone'
  const { sender } = await accountSettings(tx, accountId)
  const fromEmail = sender.email ?? data.fromEmail
  if (typeof fromEmail !== 'string' || fromEmail === '') return 'no sender or recipient'
  const { language } = person
  const words = WORDS[language]
  const title = String(data.title)
  const why = words.why[String(data.why) as keyof typeof words.why] ?? words.why.late
  const at = momentOf(new Date(String(data.scheduledAt)), language, account.time_zone)
  const email = {
    from_name: sender.name ?? account.name,
    from_email: fromEmail,
    reply_to: null,
    subject: words.subject.replace('{title}', () => asPlain(title)),
    html: ownMail({
      language,
      title: words.title,
      heading: words.title,
      lines: [words.lead.replace('{title}', () => asText(title)).replace('{at}', () => at), why],
      button: { label: words.button, href: `${ground.publicUrl}/app/campaigns/${Number(data.campaignId)}` },
    }),
    plain_text: null,
    mjml: null,
    language,
  }
  return { email, to: person.email, contactId: null, listId: null, mergeVars: null }
}

const WORDS = {
  cs: {
    subject: 'Kampaň se nespustila: {title}',
    title: 'Kampaň čeká na vás',
    lead: 'Kampaň <strong>{title}</strong> měla odejít {at}, ale nespustila se. Nikomu z ní nic neodešlo.',
    why: {
      late: 'Server v tu dobu neběžel. Poslat ji se zpožděním by mohlo být nevhodné, proto čeká, co rozhodnete.',
      incomplete: 'Něco v ní chybí: předmět, odesílatel, obsah nebo seznam.',
      broken: 'V jejím e-mailu je chyba ve značkách.',
      noRecipients: 'Nikdo z vybraných seznamů by ji nedostal.',
    },
    button: 'Otevřít kampaň',
  },
  en: {
    subject: 'The campaign did not start: {title}',
    title: 'A campaign is waiting for you',
    lead: 'The campaign <strong>{title}</strong> was to go out on {at}, but it did not start. Nobody has been sent anything.',
    why: {
      late: 'The server was not running at that time. Sending it late could be unwelcome, so it waits for your decision.',
      incomplete: 'Something is missing in it: the subject, the sender, the content or a list.',
      broken: 'Its e-mail has a mistake in its tags.',
      noRecipients: 'Nobody on the chosen lists would receive it.',
    },
    button: 'Open the campaign',
  },
}
