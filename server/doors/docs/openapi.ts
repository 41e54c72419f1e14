import type { EcomailEndpoint, Method } from '../../../contract/ecomail/endpoint.ts'
import { resources } from '../../../contract/ecomail/index.ts'
import type { Schema } from './fields.ts'
import { refusalComponents, refusalsOf } from './openapi-refusals.ts'
import { webhookOperations } from './openapi-webhooks.ts'

type Way = { method: Method; path: string }

/** OpenAPI 3.1 of the Ecomail API, from the same data that routes it. */
export function openApi(baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const resource of resources) {
    for (const endpoint of resource.endpoints) {
      for (const way of [endpoint, ...(endpoint.aliases ?? [])]) {
        const path = pathOf(way)
        paths[path] ??= {}
        paths[path][way.method.toLowerCase()] = operation(resource.name, endpoint, way)
      }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Poštolka: Ecomail API v2',
      version: '2.0.0',
      description:
        'Bare JSON in and out, `Content-Type: application/json`, 200 for every success but one. Input is read leniently: ' +
        'numbers may come as texts, booleans as 0 and 1, and unknown fields are passed over. ' +
        `Reference for people: ${baseUrl}/docs`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl, description: 'This server' }],
    security: [{ key: [] }],
    tags: resources.map(({ name, title, endpoints }) => ({
      name,
      description: `${title.en}: ${endpoints.map(endpoint => endpoint.summary.toLowerCase()).join('; ')}.`,
      'x-displayName': title.en,
    })),
    paths,
    webhooks: webhookOperations(),
    components: {
      securitySchemes: {
        key: {
          type: 'apiKey',
          in: 'header',
          name: 'key',
          description: 'The API key of an account, from Developers in its admin. One key opens one account.',
        },
      },
      ...refusalComponents(),
    },
  }
}

function operation(tag: string, endpoint: EcomailEndpoint, way: Way): object {
  const isAlias = way.path !== endpoint.path || way.method !== endpoint.method
  return {
    operationId: operationId(way),
    tags: [tag],
    summary: endpoint.summary,
    description: isAlias ? `The same as \`${endpoint.method} ${pathOf(endpoint)}\`.` : endpoint.description,
    deprecated: isAlias || undefined,
    security: endpoint.keyIn === 'body' ? [] : undefined,
    parameters: [
      ...parameters(endpoint.params, 'path', endpoint.example.params ?? {}),
      ...parameters(endpoint.headers, 'header', {}),
      ...parameters(endpoint.query, 'query', Object.fromEntries(new URLSearchParams(endpoint.example.query))),
    ],
    requestBody: endpoint.body && {
      required: true,
      content: { 'application/json': { schema: endpoint.body, example: endpoint.example.body } },
    },
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: endpoint.reply, example: endpoint.example.reply } },
      },
      ...refusalsOf(endpoint),
    },
  }
}

function parameters(
  schema: Schema | undefined,
  where: 'path' | 'query' | 'header',
  examples: Record<string, unknown>,
): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: where,
    required: where === 'path' || schema?.required?.includes(name) || undefined,
    description,
    schema: property,
    // A query comes as text; as an example it has the type that it stands for.
    example: property.type === 'integer' && name in examples ? Number(examples[name]) : examples[name],
  }))
}

function pathOf({ path }: Way): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

function operationId({ method, path }: Way): string {
  const words = path.match(/\w+/g)!.map(word => word[0]!.toUpperCase() + word.slice(1))
  return method.toLowerCase() + words.join('')
}
