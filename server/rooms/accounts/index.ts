export { accountOfKey, renewApiKey, type ShownKey, showApiKey } from './api-key.ts'
export { addUser, ensureFirstAccount, type FirstAccount, setLanguage } from './first-account.ts'
export { accountsJobs } from './jobs.ts'
export {
  type AccountRow,
  type Actor,
  accountById,
  firstAccount,
  insertAudit,
  NOBODY,
  renameAccount,
  type SignedInRow,
} from './queries.ts'
export { accountSettings, changeSettings } from './settings.ts'
export { signIn, signOut, type Visitor, whoHolds } from './sign-in.ts'
