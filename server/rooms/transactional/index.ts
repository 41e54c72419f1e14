export { transactionalJobs } from './send-requested.ts'
