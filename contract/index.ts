/** The admin's own API, `/app/api/*`. */
export { developers, session } from './account.ts'
export { account } from './account-settings.ts'
export { campaigns } from './campaign.ts'
export { contacts } from './contact.ts'
export { oneContact } from './contact-detail.ts'
export { lists } from './list.ts'
export { mailbox } from './mailbox.ts'
export { reports } from './report.ts'
