import type { EcomailEndpoint } from './endpoint.ts'
import { commonFailures, type Failure } from './failure.ts'
import { resources } from './index.ts'

interface Described {
  description?: string
  anyOf?: Described[]
  items?: Described
  properties?: Record<string, Described>
  patternProperties?: Record<string, Described>
}

/** Every English sentence of the contract that the reference page shows, once each. */
export function prose(): string[] {
  const all = resources.flatMap(({ endpoints }) => endpoints.flatMap(ofEndpoint))
  return [...new Set([...all, ...commonFailures.map(({ about }: Failure) => about)])]
}

function ofEndpoint({
  summary,
  description,
  params,
  headers,
  query,
  body,
  reply,
  failures = [],
}: EcomailEndpoint): string[] {
  const schemas = [params, headers, query, body, reply] as (Described | undefined)[]
  return [
    summary,
    ...(description ? [description] : []),
    ...failures.map(({ about }) => about),
    ...schemas.flatMap(ofSchema),
  ]
}

function ofSchema(schema: Described | undefined): string[] {
  if (!schema) return []
  const { description, anyOf = [], items, properties = {}, patternProperties = {} } = schema
  const below = [...anyOf, items, ...Object.values(properties), ...Object.values(patternProperties)]
  return [...(description ? [description] : []), ...below.flatMap(ofSchema)]
}
