export { countWork, ping, recoverMessages } from './across-accounts.ts'
export { type AsSent, readAsSent, readMessageAsSent } from './as-sent.ts'
export { type AudienceCount, countAudience } from './audience.ts'
export { type Carrier, type Carriers, mailboxCarriers, smtpCarriers } from './carrier.ts'
export {
  composeMessage,
  linksOfMessage,
  reservedValues,
  sealVars,
  type Tracked,
  upperCased,
  valuesOfMessage,
} from './compose.ts'
export {
  confirmLeave,
  type LeaveToConfirm,
  readLeave,
} from './confirm-leave.ts'
export { type Counting, dayOf, subjectOfDay } from './counted.ts'
export {
  cancelDispatch,
  createDispatch,
  freezeAudience,
  paceDispatch,
  pauseDispatch,
  queueTransactional,
  readDispatchCounts,
  resumeDispatch,
  WAKE_CHANNEL,
} from './dispatch.ts'
export { type Erasure, eraseContact, readErasure } from './erase-contact.ts'
export { countHeld, sendHeld } from './held.ts'
export { outboxJobs } from './jobs.ts'
export { landingPage } from './landing.ts'
export { leaveToken } from './leave-token.ts'
export { emptyMailbox } from './mailbox.ts'
export { mergeContacts } from './merge-contacts.ts'
export { type ListChoice, savePreferences } from './preferences.ts'
export { countInFlight, type DispatchRow } from './queries.ts'
export { type AudienceChoice, notLeftOut } from './queries-audience.ts'
export type { Claimed } from './queries-claim.ts'
export { countMailbox, type MailboxRow, mailboxMail, mailboxPage } from './queries-mailbox.ts'
export { transmissionById } from './queries-transmission.ts'
export { repeatMessage } from './repeat.ts'
export { Sender } from './sender.ts'
export { recordClick, recordOpen, type Visit } from './track.ts'
export { readTransmission } from './transmissions.ts'
export { type MainTransmittee, type Transmitted, type Transmittee, transmit } from './transmit.ts'
export {
  readUnsubscribe,
  resubscribeByMessage,
  type Unsubscribe,
  type UnsubscribeCall,
  unsubscribeByMessage,
} from './unsubscribe.ts'
export type { ListOfContact } from './unsubscribe-link.ts'
export { renderForNobody, webVersion } from './web-version.ts'
