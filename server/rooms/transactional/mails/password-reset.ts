import { openReset, resetToken, userById } from '../../accounts/index.ts'
import type { MailWriter } from '../requested.ts'
import { toOurPeople } from './to-our-people.ts'

/** The link to a new password, to a user who has asked for it. */
export const passwordReset: MailWriter = async asked => {
  const { ground, tx, data } = asked
  const resetId = Number(data.resetId)
  const reset = await openReset(tx, resetId, ground.clock.now())
  const user = reset && (await userById(tx, reset.user_id))
  if (!user) return 'gone'
  const words = WORDS[user.language]
  return await toOurPeople(asked, {
    to: user.email,
    language: user.language,
    subject: words.subject,
    content: {
      heading: words.subject,
      lines: [words.lead],
      button: { label: words.button, href: '*|LINK|*' },
      note: words.note,
    },
    secretLink: `${ground.publicUrl}/app/reset/${resetToken(ground.secrets, resetId)}`,
  })
}

const WORDS = {
  cs: {
    subject: 'Nové heslo do Poštolky',
    lead: 'Někdo, nejspíš vy, chce nastavit nové heslo k vašemu přihlášení. Uděláte to tlačítkem.',
    button: 'Nastavit nové heslo',
    note: 'Odkaz platí hodinu a jen jednou. Pokud jste to nebyli vy, nedělejte nic: heslo zůstane, jaké je.',
  },
  en: {
    subject: 'A new password for Poštolka',
    lead: 'Somebody, probably you, wants to set a new password for your sign-in. Do it by the button.',
    button: 'Set a new password',
    note: 'The link is valid for an hour, and once. If it was not you, do nothing: the password stays as it is.',
  },
}
