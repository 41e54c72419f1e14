/** A JSON schema, as far as our contract uses it. */
export interface Schema {
  type?: string
  description?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  required?: string[]
}

const SIMPLE: Record<string, string> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** A schema as a TypeScript type; descriptions become comments. */
export function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(option => typeOf(option)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum)
    return schema.enum.map(value => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))).join(' | ')
  if (schema.type === 'array') return schema.items ? `Array<${typeOf(schema.items)}>` : 'unknown[]'
  if (schema.properties) return objectOf(schema)
  const [value] = Object.values(schema.patternProperties ?? {})
  if (value) return `Record<string, ${typeOf(value)}>`
  if (schema.type === 'object') return 'Record<string, unknown>'
  return SIMPLE[schema.type ?? ''] ?? 'unknown'
}

function objectOf({ properties = {}, required = [] }: Schema): string {
  const lines = Object.entries(properties).map(([name, property]) => {
    const about = property.description ?? property.anyOf?.find(option => option.description)?.description
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`
    return `${comment(about)}${key}${required.includes(name) ? '' : '?'}: ${typeOf(property)}`
  })
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n}`
}

export function comment(text: string | undefined): string {
  return text ? `/** ${text.replaceAll('*/', '*\\/')} */\n` : ''
}
