import type { Words } from '../words.ts'

export const resend: Words['resend'] = {
  action: 'Resend to those who did not open',
  title: 'Resend to those who did not open',
  lead: 'This makes a new draft with the same e-mail. It goes only to people whose server accepted the first one, who did not open it and are still subscribed.',
  by: 'Who counts as not having opened',
  human: 'Who did not open it themselves',
  humanWhy: 'Automatic opens and link checks do not count. People with pictures turned off may get the e-mail twice.',
  any: 'Who has no open at all',
  anyWhy: 'More careful: leaves out those whose e-mail was opened by a machine only, too.',
  count: 'Would go to {people} now',
  nobody: 'There is nobody: everybody still subscribed has opened it.',
  subject: 'Subject, better another one for the second try',
  same: 'The same subject did not work the first time.',
  make: 'Make the draft',
  made: 'The draft is ready: check it and send it.',
  titleOf: '{title} – again',
  of: 'A resend of',
  ofWhy: {
    human: 'Goes only to those who did not open it themselves.',
    any: 'Goes only to those who have no open at all.',
  },
  sentAgain: 'Sent again',
}
