import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { resources } from '../../../contract/ecomail/index.ts'
import { webhookEventNames } from '../../../contract/webhook-event.ts'
import { openApi } from './openapi.ts'

const endpoints = resources.flatMap(resource => resource.endpoints)
// biome-ignore lint/suspicious/noExplicitAny: the test looks into JSON
const document: any = JSON.parse(JSON.stringify(openApi('https://mail.shop.example')))
const operationOf = ({ method, path }: { method: string; path: string }) =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()]

/** What a linter says, without its colours. */
async function complaints(source: object): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // The contract is Ecomail's: /campaigns/log beside /campaigns/{id} is its own, and our router knows which comes first.
      'no-ambiguous-paths': 'off',
      'no-invalid-media-type-examples': 'error',
      'no-invalid-schema-examples': 'error',
      'no-invalid-parameter-examples': 'error',
    },
  })
  const problems = await lintFromString({ source: JSON.stringify(source), absoluteRef: '/openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
}

describe('openapi.json', () => {
  it('passes the recommended rules of a linter, its examples included', async () => {
    expect(await complaints(document)).toEqual([])
  })

  it('would not pass with an example of another shape', async () => {
    const [first] = endpoints
    const broken = structuredClone(document)
    broken.paths[first!.path].get.responses[200].content['application/json'].example = 'nothing of the kind'
    expect(await complaints(broken)).toEqual([expect.stringContaining('no-invalid-media-type-examples')])
  })

  it('describes every endpoint and alias, the key and the refusals', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.components.securitySchemes.key).toMatchObject({ type: 'apiKey', in: 'header', name: 'key' })
    expect(document.servers).toMatchObject([{ url: 'https://mail.shop.example' }])
    const ids: string[] = []
    for (const endpoint of endpoints) {
      for (const way of [endpoint, ...(endpoint.aliases ?? [])]) {
        const operation = operationOf(way)
        const success = String(endpoint.status ?? 200)
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining([success, '401', '429', '500', '503']))
        for (const { status } of endpoint.failures ?? []) expect(operation.responses).toHaveProperty(String(status))
        const inPath = operation.parameters.filter((p: { in: string }) => p.in === 'path')
        expect(inPath).toHaveLength((way.path.match(/:/g) ?? []).length)
        ids.push(operation.operationId)
      }
    }
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('describes what webhooks tell', () => {
    expect(Object.keys(document.webhooks)).toEqual(webhookEventNames)
    const { schema, example } = document.webhooks['order.created'].post.requestBody.content['application/json']
    expect(schema.properties.data.properties.order.properties.amount).toEqual({ type: 'number' })
    expect(example).toMatchObject({ type: 'order.created', data: { order: { items: [{ quantity: 2 }] } } })
  })

  it('says when to come back after too many calls', () => {
    expect(document.components.responses.TooMany.headers).toHaveProperty('Retry-After')
    expect(document.components.responses.Unavailable.headers).toHaveProperty('Retry-After')
    expect(document.components.responses.WrongKey.headers).toBeUndefined()
  })
})
