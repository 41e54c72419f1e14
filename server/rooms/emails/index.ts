export { compileEmail, fillText } from './compile.ts'
export { CompiledEmails, compileRow, ensureEmail, freezeEmail } from './documents.ts'
export type { CompiledEmail, Filled, MergeProblem, MergeValues, SystemLinks } from './merge-types.ts'
export { type CompiledMjml, compileMjml, type MjmlProblem, withHtml } from './mjml.ts'
export {
  deleteEmail,
  type EmailContent,
  type EmailRow,
  emailById,
  insertEmail,
  type LinkRow,
  linksOf,
  updateEmail,
} from './queries.ts'
export { type Addressee, mergeValues, unknownTags } from './values.ts'
