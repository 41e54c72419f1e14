import { receipt } from './receipt.ts'

export const password = receipt(
  { cs: 'Nové heslo', en: 'A new password' },
  {
    cs: {
      preview: 'Odkaz, kterým si nastavíte nové heslo.',
      title: 'Nastavte si nové heslo',
      lead: ['někdo, nejspíš vy, požádal o nové heslo k účtu *|EMAIL|*. Nastavíte si ho tlačítkem.'],
      button: 'Nastavit nové heslo',
      note: '*|IF:VALID_HOURS|*Odkaz platí *|VALID_HOURS|* h a jen jednou. *|END:IF|*Pokud jste o heslo nežádali, nedělejte nic: staré platí dál.',
      why: 'Tento e-mail přišel, protože někdo v našem obchodě zadal adresu *|EMAIL|*.',
    },
    en: {
      preview: 'The link by which you set a new password.',
      title: 'Set a new password',
      lead: ['somebody, probably you, asked for a new password to the account *|EMAIL|*. Set it by the button.'],
      button: 'Set a new password',
      note: '*|IF:VALID_HOURS|*The link works once and for *|VALID_HOURS|* h. *|END:IF|*If it was not you, do nothing: the old password stays.',
      why: 'This e-mail came because somebody gave the address *|EMAIL|* in our shop.',
    },
  },
  '*|RESET_URL|*',
)
