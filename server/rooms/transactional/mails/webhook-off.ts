import { accountById, administrators } from '../../accounts/index.ts'
import { asText } from '../frame.ts'
import type { MailWriter } from '../requested.ts'
import { momentOf } from './moment.ts'
import { toOurPeople } from './to-our-people.ts'

/** Tells every administrator that a webhook was switched off, since it failed for days or said that it is gone. */
export const webhookOff: MailWriter = async asked => {
  const { ground, tx, accountId, data } = asked
  const account = await accountById(tx, accountId)
  if (!account) return 'gone'
  const mails = []
  for (const { email, language } of await administrators(tx, accountId)) {
    const words = WORDS[language]
    const since = momentOf(new Date(String(data.since)), language, account.time_zone)
    const why = data.why === 'gone' ? words.gone : words.failing.replace('{since}', () => since)
    const mail = await toOurPeople(asked, {
      to: email,
      language,
      subject: words.subject,
      content: {
        heading: words.subject,
        lines: [words.lead.replace('{url}', () => asText(String(data.url))), why, words.later],
        button: { label: words.button, href: `${ground.publicUrl}/app/account/webhooks` },
      },
    })
    if (typeof mail === 'string') return mail
    mails.push(mail)
  }
  return mails.length > 0 ? mails : 'gone'
}

const WORDS = {
  cs: {
    subject: 'Webhook jsme vypnuli',
    lead: 'Webhook na adresu <strong>{url}</strong> v účtu *|ACCOUNT|* je vypnutý a nic mu neposíláme.',
    failing: 'Od {since} se mu nepodařilo doručit vůbec nic.',
    gone: 'Jeho server odpověděl, že adresa už neexistuje (410).',
    later:
      'Až bude zase v pořádku, zapněte ho. Co se mezitím nepodařilo doručit, můžete poslat znovu, uchováváme to 30 dní.',
    button: 'Otevřít webhooky',
  },
  en: {
    subject: 'We have switched a webhook off',
    lead: 'The webhook to <strong>{url}</strong> in *|ACCOUNT|* is switched off, and we send it nothing.',
    failing: 'Nothing at all could be delivered to it since {since}.',
    gone: 'Its server answered that the address is gone (410).',
    later:
      'Once it is all right again, switch it on. What could not be delivered meanwhile can be sent again; we keep it for 30 days.',
    button: 'Open webhooks',
  },
}
