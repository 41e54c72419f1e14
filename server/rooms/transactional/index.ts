export { transactionalJobs } from './jobs.ts'
export { type PreviewedMail, previewListMail, sendListMailTest } from './list-mails.ts'
export type { AskedAddress, AskedRecipient, Attachment, MailToSend } from './mail-to-send.ts'
export { type SendCall, sendMail } from './send-mail.ts'
