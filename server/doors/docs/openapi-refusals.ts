import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import { commonFailures, type Failure } from '../../../contract/ecomail/failure.ts'
import { resources } from '../../../contract/ecomail/index.ts'

const texts = { type: 'array', items: { type: 'string' } }

/** The shapes in which the API refuses; which of them, the failure's own example tells. */
const shapes = {
  Message: {
    description: 'One sentence about the whole call.',
    type: 'object',
    properties: { message: { type: 'string' }, request_id: { type: 'string', description: 'to be found in the log' } },
    required: ['message'],
  },
  FieldErrors: {
    description: 'What is wrong, by the dotted path of the field; of a bulk call also the row it stands in.',
    type: 'object',
    properties: { errors: { type: 'object', additionalProperties: texts }, data: { type: 'object' } },
    required: ['errors'],
  },
  Errors: {
    description: 'Sentences about the whole call.',
    type: 'object',
    properties: { errors: texts },
    required: ['errors'],
  },
  ErrorText: {
    description: 'One sentence, as a text and not in a list.',
    type: 'object',
    properties: { errors: { type: 'string' } },
    required: ['errors'],
  },
}
type Shape = keyof typeof shapes

export function shapeOf({ example }: Failure): Shape {
  const { errors } = (example ?? {}) as { errors?: unknown }
  if (errors === undefined) return 'Message'
  if (typeof errors === 'string') return 'ErrorText'
  return Array.isArray(errors) ? 'Errors' : 'FieldErrors'
}

const common = Object.fromEntries(commonFailures.map(failure => [failure.status, failure]))
const NAMES: Record<number, string> = { 401: 'WrongKey', 429: 'TooMany', 500: 'Broken', 503: 'Unavailable' }

/** What every endpoint may answer stands once; a shape that no endpoint uses is left out of the document. */
export function refusalComponents(): object {
  const all = [
    ...resources.flatMap(({ endpoints }) => endpoints.flatMap(({ failures = [] }) => failures)),
    ...commonFailures,
  ]
  const used = new Set(all.map(shapeOf))
  const responses = Object.entries(common).map(([status, failure]) => [NAMES[Number(status)], response([failure])])
  return {
    schemas: Object.fromEntries(Object.entries(shapes).filter(([name]) => used.has(name as Shape))),
    responses: Object.fromEntries(responses),
    headers: {
      'Retry-After': { description: 'Whole seconds until the next try.', schema: { type: 'integer', minimum: 1 } },
    },
  }
}

/** One status may stand for several refusals. */
export function refusalsOf(endpoint: EcomailEndpoint): Record<string, object> {
  const own = endpoint.failures ?? []
  const statuses = [...new Set([...own, ...commonFailures].map(failure => failure.status))].sort()
  return Object.fromEntries(
    statuses.map(status => {
      const meant = own.filter(failure => failure.status === status)
      if (meant.length === 0) return [status, { $ref: `#/components/responses/${NAMES[status]}` }]
      return [status, response([...meant, ...(common[status] ? [common[status]] : [])])]
    }),
  )
}

function response(meant: readonly Failure[]): object {
  const refs = [...new Set(meant.map(shapeOf))].map(name => ({ $ref: `#/components/schemas/${name}` }))
  const waits = meant.some(({ status }) => status === 429 || status === 503)
  return {
    description: meant.map(failure => failure.about).join('; or: '),
    headers: waits ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : undefined,
    content: {
      'application/json': {
        schema: refs.length === 1 ? refs[0] : { anyOf: refs },
        examples: Object.fromEntries(
          meant.map(({ about, example }, i) => [`case${i + 1}`, { summary: about, value: example }]),
        ),
      },
    },
  }
}
