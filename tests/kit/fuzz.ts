import fc, { type Arbitrary } from 'fast-check'
import type { EcomailEndpoint } from '../../contract/ecomail/endpoint.ts'

/** A JSON schema, as far as our contract uses it. */
interface Schema {
  type?: string
  const?: unknown
  minimum?: number
  maximum?: number
  maxItems?: number
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
}

/** What clients and attackers have sent somewhere. */
const nastyText = fc.constantFrom(
  '', ' ', '0', '-1', 'null', 'true', '\u0000', '\ud800', '\u202e', 'é'.repeat(300), 'x'.repeat(70_000), '%', '%00', "'", '"',
  "'; drop table contact; --", '<script>alert(1)</script>', '{{7*7}}', '*|IF:X|*', '*|END:IF|*', '__proto__', 'constructor',
  '../../etc/passwd', 'a\r\nBcc: x@y.z', '2026-02-31', '2026-13-01', '0000-00-00', '9999-12-31', '+275760-09-13', '13:99',
  'foo@', '@bar', 'a@b', `${'a'.repeat(300)}@example.com`, 'jan@novak.cz', 'JAN@NOVAK.CZ', 'jan+x@novak.cz', '1e400', '29', '٢٩',
) // biome-ignore format: a table of texts
const text = fc.oneof(nastyText, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }))
const number = fc.oneof(
  fc.constantFrom(
    0,
    1,
    -1,
    2,
    29,
    713,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 53 - 1,
    2 ** 53,
    1e21,
    1e308,
    -1e308,
    0.5,
    1.005,
    1e-7,
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const anything: Arbitrary<unknown> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constantFrom<unknown>(null, [], {}, [[]], [null], { a: { b: [1] } }, '[]', '{"a":1}'),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A value of the schema, or one that it might be mistaken for. */
function likely(schema: Schema): Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: rightOf(schema) }, { weight: 1, arbitrary: anything })
}

function rightOf(schema: Schema): Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(rightOf))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.type === 'array') return fc.array(likely(schema.items ?? {}), { maxLength: 4 })
  if (schema.properties) return objectOf(schema)
  if (schema.patternProperties) {
    const [value = {}] = Object.values(schema.patternProperties)
    return fc.dictionary(fc.oneof(fc.constantFrom('size', 'Size', 'grp_60ddec46df422', '1'), text), likely(value), {
      maxKeys: 3,
    })
  }
  if (schema.type === 'integer' || schema.type === 'number') return fc.oneof(number, number.map(String))
  if (schema.type === 'boolean') return fc.constantFrom<unknown>(true, false, 0, 1, '0', '1', 'true')
  if (schema.type === 'null') return fc.constant(null)
  return schema.type === 'string' ? text : anything
}

function objectOf({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, likely(property)]))
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(parts, { requiredKeys: required }) },
    { weight: 1, arbitrary: fc.record(parts, { requiredKeys: [] }) },
  )
}

export interface FuzzedCall {
  method: string
  path: string
  body?: unknown
}

/** Calls of an endpoint: its own example with parts exchanged, or all of it made up. */
export function callsOf(endpoint: EcomailEndpoint): Arbitrary<FuzzedCall> {
  const { method, path, params, query, body, example } = endpoint
  const filled = Object.entries(example.params ?? {}).map(([name, known]) => [name, known, params] as const)
  const values = Object.fromEntries(
    filled.map(([name, known]) => [
      name,
      fc.oneof({ weight: 4, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: fc.oneof(text, number) }),
    ]),
  )
  return fc
    .record({
      params: fc.record(values),
      query: query ? fc.oneof(fc.constant(null), objectOf(query as Schema)) : fc.constant(null),
      body: body ? bodiesOf(body as Schema, example.body) : fc.constant(undefined),
    })
    .map(given => ({
      method,
      path:
        path.replace(/:(\w+)/g, (_, name: string) => encoded((given.params as Record<string, unknown>)[name])) +
        queryText(given.query),
      body: given.body,
    }))
}

/** The example with one field made up reaches deeper than what is made up wholly. */
function bodiesOf(schema: Schema, example: unknown): Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: changed(schema, example) }, { weight: 2, arbitrary: likely(schema) })
}

function changed(schema: Schema, example: unknown): Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {})
  if (names.length === 0 || typeof example !== 'object' || example === null) return likely(schema)
  return fc.constantFrom(...names).chain(name => {
    const property = schema.properties![name]!
    const inner = (example as Record<string, unknown>)[name]
    const item =
      Array.isArray(inner) && property.items ? changed(property.items, inner[0]).map(one => [...inner, one]) : undefined
    const value =
      item ?? (inner && property.properties ? fc.oneof(changed(property, inner), likely(property)) : likely(property))
    return value.map(made => ({ ...example, [name]: made }))
  })
}

function encoded(value: unknown): string {
  // An empty part would be another path; a lone surrogate cannot be encoded.
  return encodeURIComponent(String(value).toWellFormed()).slice(0, 8_000) || '%20'
}

function queryText(query: unknown): string {
  if (!query) return ''
  const args = new URLSearchParams()
  for (const [name, value] of Object.entries(query as object))
    if (value !== undefined)
      args.set(name, (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 2_000))
  return `?${args}`
}
