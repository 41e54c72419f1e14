import type { EcomailEndpoint, Method } from '../../../contract/ecomail/endpoint.ts'
import { commonFailures, type Failure } from '../../../contract/ecomail/failure.ts'
import { resources } from '../../../contract/ecomail/index.ts'
import type { Schema } from './fields.ts'

/** OpenAPI 3.1 of the Ecomail API, from the same data that routes it. */
export function openApi(baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const resource of resources) {
    for (const endpoint of resource.endpoints) {
      const ways = [endpoint, ...(endpoint.aliases ?? [])]
      for (const way of ways) {
        const path = way.path.replace(/:(\w+)/g, '{$1}')
        paths[path] ??= {}
        paths[path][way.method.toLowerCase()] = operation(resource.title.en, endpoint, way)
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Poštolka: Ecomail API v2',
      version: '2.0.0',
      description: `Bare JSON in and out, \`Content-Type: application/json\`. Reference for people: ${baseUrl}/docs`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    security: [{ key: [] }],
    tags: resources.map(resource => ({ name: resource.title.en })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'key', description: 'One key is one account.' },
      },
    },
  }
}

function operation(tag: string, endpoint: EcomailEndpoint, way: { method: Method; path: string }): object {
  const isAlias = way.path !== endpoint.path || way.method !== endpoint.method
  const words = way.path.match(/\w+/g)!.map(word => word[0]!.toUpperCase() + word.slice(1))
  return {
    operationId: way.method.toLowerCase() + words.join(''),
    tags: [tag],
    summary: endpoint.summary,
    description: isAlias ? `The same as ${endpoint.method} ${endpoint.path}.` : endpoint.description,
    deprecated: isAlias || undefined,
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    requestBody: endpoint.body && {
      required: true,
      content: { 'application/json': { schema: endpoint.body, example: endpoint.example.body } },
    },
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: endpoint.reply, example: endpoint.example.reply } },
      },
      ...failures([...(endpoint.failures ?? []), ...commonFailures]),
    },
  }
}

function parameters(schema: Schema | undefined, where: 'path' | 'query'): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || undefined,
    description: property.description,
    schema: property,
  }))
}

/** One status may stand for several refusals. */
function failures(list: readonly Failure[]): Record<string, object> {
  const statuses = [...new Set(list.map(failure => failure.status))].sort()
  return Object.fromEntries(
    statuses.map(status => {
      const meant = list.filter(failure => failure.status === status)
      const examples = Object.fromEntries(
        meant.map(({ about, example }, i) => [`case${i + 1}`, { summary: about, value: example }]),
      )
      const headers = { 'Retry-After': { description: 'whole seconds', schema: { type: 'integer' } } }
      return [
        String(status),
        {
          description: meant.map(failure => failure.about).join('; or: '),
          headers: status === 429 || status === 503 ? headers : undefined,
          content: { 'application/json': { schema: { type: 'object' }, examples } },
        },
      ]
    }),
  )
}
