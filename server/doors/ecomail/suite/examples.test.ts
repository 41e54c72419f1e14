import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import type { EcomailEndpoint } from '../../../../contract/ecomail/endpoint.ts'
import { resources } from '../../../../contract/ecomail/index.ts'
import { aHouse } from '../../../../tests/kit/house.ts'
import { commonWorld, worldOf, worlds } from '../../../../tests/kit/worlds.ts'
import { type Answer, anEcomailApp, sendTo } from '../test-app.ts'
import { shapeDifferences } from './shape.ts'

type Way = Pick<EcomailEndpoint, 'method' | 'path'>

const calls = resources.flatMap(resource =>
  resource.endpoints.flatMap(endpoint =>
    [endpoint, ...(endpoint.aliases ?? [])].map(
      way => [`${way.method} ${way.path}`, { resource: resource.name, endpoint, way }] as const,
    ),
  ),
)

/** The call as the reference shows it, in an account that has what the example talks about. */
async function sendExample(resource: string, { example, keyIn }: EcomailEndpoint, way: Way): Promise<Answer> {
  const house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const world = worldOf(house, send)
  await commonWorld(world)
  await worlds[resource]?.(world)
  const path = way.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(example.params?.[name])))
  const body = keyIn === 'body' ? { ...(example.body as object), key: house.account.apiKey } : example.body
  return await send({ method: way.method, path: path + (example.query ?? ''), body })
}

describe('the example of', () => {
  it.each(calls)('%s', async (name, { resource, endpoint, way }) => {
    const answer = await sendExample(resource, endpoint, way)
    const hint = `${name} must run as its example shows. What it needs is made in tests/kit/worlds.ts under '${resource}'.\n`
    expect(answer.status, hint + answer.text).toBe(endpoint.status ?? 200)
    const wrong = [...Value.Errors(endpoint.reply, answer.body)].map(error => `${error.instancePath} ${error.message}`)
    expect(wrong, hint + answer.text).toEqual([])
    expect(shapeDifferences(endpoint.reply, endpoint.example.reply, answer.body), hint + answer.text).toEqual([])
  })
})

describe('the comparison of shapes', () => {
  const schema = { properties: { a: {}, list: { items: { properties: { b: {} } } } } }
  const example = { a: 1, list: [{ b: 'text' }] }

  it('takes nulls and other values, and tells other fields, types and an empty list', () => {
    expect(shapeDifferences(schema, example, { a: null, list: [{ b: 'x' }] })).toEqual([])
    expect(shapeDifferences(schema, example, { list: [{ b: 1 }] })).toEqual([
      '/a is only in the example',
      '/list/0/b is a number, not a string',
    ])
    expect(shapeDifferences(schema, example, { a: 1, list: [] })).toEqual(['/list is empty'])
    expect(shapeDifferences(schema, example, [])).toEqual(['the answer is a list, not an object'])
  })
})
