import { userById } from '../../accounts/index.ts'
import type { MailWriter } from '../requested.ts'
import { toOurPeople } from './to-our-people.ts'

/** What a user has to hear of when somebody else did it. */
function notice(what: keyof typeof WORDS.cs.notices): MailWriter {
  return async asked => {
    const { ground, tx, data } = asked
    const user = await userById(tx, Number(data.userId))
    if (!user) return 'gone'
    const { notices, ifNotYou, button } = WORDS[user.language]
    const { subject, line } = notices[what]
    return await toOurPeople(asked, {
      to: user.email,
      language: user.language,
      subject,
      content: {
        heading: subject,
        lines: [line, ifNotYou],
        button: { label: button, href: `${ground.publicUrl}/app/forgotten` },
      },
    })
  }
}

const WORDS = {
  cs: {
    notices: {
      passwordChanged: {
        subject: 'Vaše heslo se změnilo',
        line: 'Heslo k vašemu přihlášení do Poštolky se právě změnilo a ostatní přihlášení skončila.',
      },
      twoFactorOn: {
        subject: 'Dvoufázové ověření je zapnuté',
        line: 'Při přihlášení do Poštolky se vás odteď zeptáme i na kód z ověřovací aplikace.',
      },
      twoFactorOff: {
        subject: 'Dvoufázové ověření je vypnuté',
        line: 'K přihlášení do Poštolky od teď stačí vaše heslo.',
      },
      twoFactorReset: {
        subject: 'Administrátor vypnul vaše dvoufázové ověření',
        line: 'Administrátor účtu *|ACCOUNT|* vám vypnul dvoufázové ověření, například kvůli ztracenému telefonu. K přihlášení teď stačí heslo.',
      },
    },
    ifNotYou: 'Pokud o tom nevíte, nastavte si hned nové heslo a napište administrátorovi účtu.',
    button: 'Nastavit nové heslo',
  },
  en: {
    notices: {
      passwordChanged: {
        subject: 'Your password has changed',
        line: 'The password of your sign-in to Poštolka has just changed, and your other sessions have ended.',
      },
      twoFactorOn: {
        subject: 'Two-factor is on',
        line: 'From now on, signing in to Poštolka also asks for a code of your authenticator app.',
      },
      twoFactorOff: {
        subject: 'Two-factor is off',
        line: 'From now on, your password is enough to sign in to Poštolka.',
      },
      twoFactorReset: {
        subject: 'An administrator has turned your two-factor off',
        line: 'An administrator of *|ACCOUNT|* has turned your two-factor off, for a lost phone perhaps. Your password is enough to sign in now.',
      },
    },
    ifNotYou: 'If you know nothing of it, set a new password at once and write to the administrator of the account.',
    button: 'Set a new password',
  },
}

export const passwordChanged = notice('passwordChanged')
export const twoFactorOn = notice('twoFactorOn')
export const twoFactorOff = notice('twoFactorOff')
export const twoFactorReset = notice('twoFactorReset')
