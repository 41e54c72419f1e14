/** A JSON schema, as far as our contract uses it. */
export interface Schema {
  type?: string
  description?: string
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  maxItems?: number
  maxLength?: number
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
}

export interface Field {
  name: string
  /** How many objects it lies in. */
  depth: number
  type: string
  required: boolean
  about: string
}

const DEEPEST = 5

/** All fields of an object, those inside it right behind it. */
export function fieldsOf(schema: Schema | undefined, depth = 0): Field[] {
  if (!schema || depth > DEEPEST) return []
  if (schema.items) return fieldsOf(schema.items, depth)
  const some = schema.anyOf?.find(option => option.properties || option.patternProperties || option.items)
  if (some) return fieldsOf(some, depth)
  const [, value] = Object.entries(schema.patternProperties ?? {})[0] ?? []
  if (value) return fieldsOf(value, depth)
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name) ?? false
    const field = { name, depth, type: typeOf(property), required, about: aboutOf(property) }
    return [field, ...fieldsOf(property, depth + 1)]
  })
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `array of ${schema.items ? plural(typeOf(schema.items)) : 'anything'}`
  if (schema.patternProperties) return 'map'
  return schema.type ?? 'anything'
}

function plural(type: string): string {
  return /^\w+$/.test(type) && type !== 'anything' ? `${type}s` : type
}

function aboutOf(schema: Schema): string {
  const inner = schema.anyOf?.find(option => option.description)
  const parts = [schema.description ?? inner?.description]
  if (schema.default !== undefined) parts.push(`default ${String(schema.default)}`)
  if (schema.maximum !== undefined && !schema.description) parts.push(`at most ${schema.maximum}`)
  if (schema.maxItems !== undefined) parts.push(`at most ${schema.maxItems} rows`)
  return parts.filter(Boolean).join('; ')
}
