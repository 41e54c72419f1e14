export { transactionalJobs } from './jobs.ts'
export { type PreviewedMail, previewListMail, sendListMailTest } from './list-mails.ts'
