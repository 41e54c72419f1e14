import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { czech } from './czech/index.ts'
import { keyOf } from './endpoint.ts'
import { resources } from './index.ts'
import { prose } from './prose.ts'

const endpoints = resources.flatMap(resource => resource.endpoints)
const named = endpoints.map(endpoint => [`${endpoint.method} ${endpoint.path}`, endpoint] as const)

describe('the Ecomail contract', () => {
  it.each(named)('%s has an example of its own shape', (_, { example, reply, body, path, params }) => {
    expect([...Value.Errors(reply, example.reply)]).toEqual([])
    if (body) expect([...Value.Errors(body, example.body)]).toEqual([])
    const names = [...path.matchAll(/:(\w+)/g)].map(match => match[1])
    expect(Object.keys(params?.properties ?? {})).toEqual(names)
    expect(Object.keys(example.params ?? {})).toEqual(names)
  })

  it('is told in Czech as in English', () => {
    const missing = prose().filter(sentence => !czech[sentence])
    expect(missing, 'add these to a file in contract/ecomail/czech/').toEqual([])
  })

  it('names every call of a resource once, for the client', () => {
    for (const { name, endpoints } of resources) {
      const keys = endpoints.map(keyOf)
      expect(new Set(keys).size, `${name}: ${keys}`).toBe(keys.length)
    }
  })

  it('serves no path twice', () => {
    const ways = endpoints.flatMap(endpoint => [endpoint, ...(endpoint.aliases ?? [])])
    const paths = ways.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(paths).size).toBe(paths.length)
  })
})
