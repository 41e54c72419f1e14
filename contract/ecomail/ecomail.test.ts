import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { resources } from './index.ts'

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

  it('serves no path twice', () => {
    const ways = endpoints.flatMap(endpoint => [endpoint, ...(endpoint.aliases ?? [])])
    const paths = ways.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(new Set(paths).size).toBe(paths.length)
  })
})
