export { compileEmail, fillText } from './compile.ts'
export { CompiledEmails, compileRow, ensureEmail, freezeEmail, type KeptEmail } from './documents.ts'
export { type Finding, inspectHtml } from './inspect.ts'
export type { CompiledEmail, Filled, MergeProblem, MergeValues, SystemLinks } from './merge-types.ts'
export { type CompiledMjml, compileMjml, type MjmlProblem, withHtml } from './mjml.ts'
export { pageUrl } from './page-url.ts'
export {
  noLinks,
  previewTemplate,
  type SeenEmail,
  type SeenProblem,
  sampleOf,
  seeEmail,
  seenProblem,
  sizeAsSent,
} from './preview.ts'
export {
  deleteEmail,
  type EmailContent,
  type EmailRow,
  emailById,
  emptyEmails,
  forgetSubjects,
  insertEmail,
  type LinkRow,
  linksOf,
  lockEmails,
  updateEmail,
} from './queries.ts'
export { type AddresseeRow, addresseeById } from './queries-addressee.ts'
export {
  knownTemplates,
  type TemplateDbRow,
  type TemplateSummary,
  templateById,
  templatesWhole,
} from './queries-templates.ts'
export { seenSubject } from './sample.ts'
export { shopPreview } from './shop-sample.ts'
export { couponTag, couponValues, type ShopData, type ShopNeeds, shopNeeds } from './shop-tags.ts'
export { shopValues } from './shop-values.ts'
export { readStarter } from './starters/index.ts'
export {
  changeTemplate,
  copyTemplate,
  createTemplate,
  emailsJobs,
  readTemplate,
  removeTemplate,
  restoreTemplate,
  type TemplateDraft,
  templatePage,
} from './templates.ts'
export { type Addressee, mergeValues, unknownTags } from './values.ts'
