import type { Words } from './words.ts'

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

/** The words of the page, and its own language for a sentence of the contract. */
export interface Speech {
  words: Words
  say: (english: string) => string
}

const DEEPEST = 5

/** All fields of an object, those inside it right behind it. */
export function fieldsOf(schema: Schema | undefined, speech: Speech, depth = 0): Field[] {
  if (!schema || depth > DEEPEST) return []
  if (schema.items) return fieldsOf(schema.items, speech, depth)
  const some = schema.anyOf?.find(option => option.properties || option.patternProperties || option.items)
  if (some) return fieldsOf(some, speech, depth)
  const [, value] = Object.entries(schema.patternProperties ?? {})[0] ?? []
  if (value) return fieldsOf(value, speech, depth)
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name) ?? false
    const field = { name, depth, type: typeOf(property, speech.words), required, about: aboutOf(property, speech) }
    return [field, ...fieldsOf(property, speech, depth + 1)]
  })
}

function typeOf(schema: Schema, words: Words): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(option => typeOf(option, words)))].join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') return `${words.arrayOf} ${schema.items ? typeOf(schema.items, words) : words.anything}`
  if (schema.patternProperties) return words.map
  return schema.type ?? words.anything
}

function aboutOf(schema: Schema, { words, say }: Speech): string {
  const told = schema.description ?? schema.anyOf?.find(option => option.description)?.description
  const parts = [told && say(told)]
  if (schema.default !== undefined) parts.push(`${words.defaultIs} \`${String(schema.default)}\``)
  if (schema.maximum !== undefined && !schema.description) parts.push(`${words.atMost} ${schema.maximum}`)
  if (schema.maxItems !== undefined) parts.push(`${words.atMost} ${schema.maxItems} ${words.rows}`)
  return parts.filter(Boolean).join('; ')
}
