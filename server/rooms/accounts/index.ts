export { type Acceptance, acceptInvitation, type OpenInvitation, readInvitation } from './accept-invitation.ts'
export { countAccounts, foundAccount, type NewAccount, searchAccounts, switchAccount } from './accounts-of-user.ts'
export { accountOfKey, renewApiKey, type ShownKey, showApiKey } from './api-key.ts'
export { type ChangedValues, changedValues } from './changed.ts'
export { addUser, ensureFirstAccount, type FirstAccount } from './first-account.ts'
export { readHistory } from './history.ts'
export type { Person, Visitor } from './identity.ts'
export { invite, inviteAgain, withdrawInvitation } from './invite.ts'
export { accountsJobs } from './jobs.ts'
export { invitationToken, resetToken } from './links.ts'
export { changeRole, membersAndInvitations, removeMember, resetTwoFactor } from './members.ts'
export { askForReset, readReset, resetPassword } from './password-reset.ts'
export { changeName, changePassword, setLanguage } from './profile.ts'
export {
  type AccountRow,
  type Actor,
  accountById,
  accountOfAppId,
  blankAudit,
  firstAccount,
  type HistoryRow,
  insertAudit,
  NOBODY,
} from './queries.ts'
export type { DomainRow } from './queries-domains.ts'
export { firstAdministrator, type InvitationRow, invitationById, type MemberRow } from './queries-members.ts'
export { administrators, nameOfUser, personToTell } from './queries-people.ts'
export type { SessionRow, SignedInRow } from './queries-sessions.ts'
export { archiveOwner, lockAccount } from './queries-settings.ts'
export { openReset, type UserRow, userById, userByKey } from './queries-users.ts'
export { type SenderDomain, senderDomain } from './sender-domain.ts'
export {
  addSenderDomain,
  checkSenderDomain,
  isVerifiedSender,
  readSenderDomain,
  readSenderDomains,
  recheckDomains,
  removeSenderDomain,
} from './sender-domains.ts'
export { endOtherSessions, endSession, openSessions } from './sessions.ts'
export { accountSettings, changeSettings } from './settings.ts'
export { signIn, signOut, whoHolds } from './sign-in.ts'
export {
  beginTwoFactor,
  readTwoFactor,
  renewRecoveryCodes,
  turnOffTwoFactor,
  turnOnTwoFactor,
} from './two-factor.ts'
