import type { Words } from '../words.ts'

export const testMail: Words['testMail'] = {
  title: 'Test mail',
  to: 'To',
  toHint: 'Five addresses at most, each confirmed by Enter.',
  missing: 'Enter at least one address.',
  as: 'Whose data fills it',
  why: 'Its subject begins with [Test]. Links work, but nothing is counted and nobody is unsubscribed.',
  send: 'Send test',
  outcome: 'What happened',
  states: {
    waiting: 'on its way',
    accepted: 'accepted by the server',
    deferred: 'put off by the server, tried again later',
    refused: 'refused by the server',
    skipped: 'not sent',
  },
  mailbox: 'You will find it in the mailbox.',
  done: 'Done',
}
