import type { ProblemCode } from '../../../contract/problem.ts'
import { isConnectionLost } from '../../platform/db.ts'
import { RequestProblem } from '../../platform/errors.ts'
import type { MergeProblem } from '../../rooms/emails/index.ts'
import { PROFILE_FIELDS } from './profile-fields.ts'

/** An answer that is not a success, in the shape that Ecomail's clients look for. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body:
      | { message: string }
      | { errors: Record<string, string[]> | string[] | string; data?: object; message?: string },
    readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body))
  }
}

export const wrongKey = () => new Refusal(401, { message: 'Wrong api key' })
/** The PrestaShop module sees `errors` only. */
export const wrongBodyKey = () => new Refusal(401, { errors: ['Wrong api key'] })
export const notFound = () => new Refusal(404, { message: 'Not Found!' })
export const malformed = () => new Refusal(400, { message: 'The body is not valid JSON.' })
export const tooLarge = () => new Refusal(413, { message: 'The body is larger than this endpoint takes.' })

export function tooMany(retryAfterS: number): Refusal {
  return new Refusal(429, { message: 'Too Many Attempts.' }, { 'retry-after': String(retryAfterS) })
}

export function invalid(errors: Record<string, string[]>, data?: object): Refusal {
  return new Refusal(422, data ? { errors, data } : { errors })
}

/** Contact fields are refused with short codes such as email_invalid; a sentence may follow for people. */
export function invalidField(field: string, expected?: string): Refusal {
  return invalid({
    [field]: expected ? [`${field}_invalid`, `The ${field} must be ${expected}.`] : [`${field}_invalid`],
  })
}

export function required(field: string): string {
  return `The ${field.replaceAll('_', ' ')} field is required.`
}

export function notInList(email: string): Refusal {
  return new Refusal(404, { errors: [`Subscriber with email ${email} was not found in the list`] })
}

export function noPhone(phone: string): Refusal {
  return new Refusal(404, { errors: [`Subscriber with phone ${phone} was not found in the list`] })
}

export function noContact(email: string): Refusal {
  return new Refusal(404, { errors: [`Subscriber with email ${email} was not found`] })
}

/** The refusal behind whatever was thrown; null for a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof RequestProblem) return ofProblem(error)
  if (isConnectionLost(error)) return new Refusal(503, { message: 'Service Unavailable' }, { 'retry-after': '5' })
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (statusCode === 413) return tooLarge()
  if (code?.startsWith('FST_') && statusCode && statusCode < 500) {
    return new Refusal(statusCode, { message: 'The request cannot be read.' })
  }
  return null
}

type Mapping = Partial<Record<ProblemCode, (details: Details, message: string) => Refusal>>

interface Details {
  field?: string
  expected?: string
  missing?: string[]
  problems?: MergeProblem[]
}

const mappings: Mapping = {
  'thing.notFound': notFound,
  'list.nameMissing': () => invalid({ name: [required('name')] }),
  'list.fieldClash': ({ field }) => invalid({ custom_fields: ['custom_fields_invalid', `Two keys are ${field}.`] }),
  'contact.emailInvalid': ({ field }) =>
    field && field !== 'email' ? invalidAddress(field) : invalid({ email: ['email_invalid'] }),
  'contact.emailTaken': () => invalid({ email: ['email_taken'] }),
  'contact.fieldInvalid': ({ field = 'field', expected }) => invalidOf(field, expected),
  'campaign.incomplete': ({ missing = [] }) =>
    invalid(Object.fromEntries(missing.map(apiName).map(name => [name, [required(name)]]))),
  'campaign.noRecipients': (_, message) => invalid({ recepient_lists: [message] }),
  'campaign.domainNotVerified': (_, message) => invalid({ from_email: [message] }),
  'domain.invalid': (_, message) => invalid({ name: [message] }),
  'domain.freemail': (_, message) => invalid({ name: [message] }),
  'domain.tooMany': (_, message) => invalid({ name: [message] }),
  'automation.notActive': (_, message) => invalid({ pipeline: [message] }),
  'template.nameMissing': () => invalid({ name: [required('name')] }),
  'webhook.urlInvalid': () => invalid({ url: ['The url format is invalid.'] }),
  'webhook.urlInside': (_, message) => invalid({ url: [message] }),
  'coupon.noFolder': () => invalid({ folderId: ['The selected folder id is invalid.'] }),
  'feed.refreshedLately': () => new Refusal(422, { errors: 'Feed can be refreshed just once per hour' }),
  'email.broken': ({ problems }) => invalid(brokenTags(problems ?? [])),
}

/** Each mistake under the field where it stands, with the tag and its place. */
function brokenTags(problems: MergeProblem[]): Record<string, string[]> {
  const fields = { subject: 'subject', html: 'html_text', text: 'plain_text', preheader: 'html_text', amp: 'amp_html' }
  const errors: Record<string, string[]> = {}
  for (const { where, code, tag, line, column } of problems) {
    const told = `The tag ${tag} is wrong (${code}) at line ${line}, column ${column}.`
    errors[fields[where]] = [...(errors[fields[where]] ?? []), told]
  }
  return errors
}

function ofProblem(problem: RequestProblem): Refusal {
  const mapping = mappings[problem.code]
  if (mapping) return mapping((problem.details ?? {}) as Details, problem.message)
  // Ecomail has no 409; what stands in the way of a change is a validation error there.
  return problem.status === 409 || problem.status === 422
    ? invalid({ [problem.code.split('.')[0]!]: [problem.message] })
    : new Refusal(problem.status, { message: problem.message })
}

const CONTACT_FIELDS = new Set([...Object.keys(PROFILE_FIELDS), 'tags', 'custom_fields', 'groups'])

/** A profile field by its name, a custom field below custom_fields. */
function invalidOf(field: string, expected?: string): Refusal {
  const name = apiName(field)
  if (CONTACT_FIELDS.has(name)) return invalidField(name, expected)
  return invalid({ [`custom_fields.${field}`]: ['custom_field_invalid', `The ${field} must be ${expected}.`] })
}

function invalidAddress(field: string): Refusal {
  const name = apiName(field)
  return invalid({ [name]: [`The ${name.replaceAll('_', ' ')} must be a valid email address.`] })
}

const NAMES: Record<string, string> = {
  vocative: 'vokativ',
  vocative_surname: 'vokativ_s',
  html: 'html_text',
  listIds: 'recepient_lists',
}

/** Our word for a field in Ecomail's spelling. */
function apiName(field: string): string {
  return NAMES[field] ?? field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
