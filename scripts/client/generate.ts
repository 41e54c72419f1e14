import { type EcomailEndpoint, keyOf } from '../../contract/ecomail/endpoint.ts'
import type { Resource } from '../../contract/ecomail/index.ts'
import { groupOf } from '../../contract/ecomail/names.ts'
import { comment, type Schema, typeOf } from './schema-type.ts'

const HEAD = '// Made from contract/ecomail by `npm run schema`; not to be changed by hand.\n'

/** The client's table of routes and its types, by file name. */
export function clientFiles(resources: Resource[]): Record<string, string> {
  const files = Object.fromEntries(resources.map(resource => [`${resource.name}.ts`, resourceFile(resource)]))
  const groups = resources.map(({ name }) => ({ file: `./${name}.ts`, group: groupOf(name) }))
  const sorted = [...groups].sort((a, b) => (a.file < b.file ? -1 : 1))
  const index = [
    HEAD,
    ...sorted.map(({ file, group }) => `import { type ${apiName(group)}, ${group} } from '${file}'`),
    '',
    ...sorted.map(({ file }) => `export type * from '${file}'`),
    '',
    `export interface PostolkaApi {\n${groups.map(({ group }) => `readonly ${group}: ${apiName(group)}`).join('\n')}\n}`,
    '',
    `export const routes = { ${groups.map(({ group }) => group).join(', ')} }`,
  ]
  return { ...files, 'index.ts': index.join('\n') }
}

function resourceFile({ name, endpoints }: Resource): string {
  const group = groupOf(name)
  const named = endpoints.map(endpoint => ({ endpoint, type: capital(group) + capital(keyOf(endpoint)) }))
  return [
    HEAD,
    "import type { Route } from '../calls.ts'",
    "import type { CallOptions } from '../transport.ts'",
    '',
    ...named.flatMap(({ endpoint, type }) => shapes(endpoint, type)),
    `export interface ${apiName(group)} {\n${named.map(({ endpoint, type }) => member(endpoint, type)).join('\n\n')}\n}`,
    '',
    `export const ${group}: Record<keyof ${apiName(group)}, Route> = {\n${named.map(({ endpoint }) => route(endpoint)).join('\n')}\n}`,
  ].join('\n')
}

function shapes({ body, query, reply }: EcomailEndpoint, type: string): string[] {
  const parts = [
    body && [`${type}Body`, body],
    !body && query && [`${type}Query`, query],
    [`${type}Reply`, reply],
  ].filter(Boolean) as [string, Schema][]
  return parts.map(([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`)
}

function member(endpoint: EcomailEndpoint, type: string): string {
  const { params, body, query, summary, description } = endpoint
  const given = [
    ...Object.entries((params?.properties ?? {}) as Record<string, Schema>).map(
      ([name, schema]) => `${argument(name)}: ${typeOf(schema)}`,
    ),
    ...(body
      ? [`body${(body as Schema).required?.length ? '' : '?'}: ${type}Body`]
      : query
        ? [`query?: ${type}Query`]
        : []),
    'options?: CallOptions',
  ].join(', ')
  const about = comment([summary, description].filter(Boolean).join('. ').replace(/\.\. /g, '. '))
  const call = `(${given}): Promise<${type}Reply>`
  const item = itemOf(endpoint, `${type}Reply`)
  if (!item) return `${about}${keyOf(endpoint)}${call}`
  return `${about}${keyOf(endpoint)}: {\n${call}\n/** All items of all pages. */\neach(${given}): AsyncGenerator<${item}, void, undefined>\n}`
}

function route(endpoint: EcomailEndpoint): string {
  const { method, path, body, query } = endpoint
  const takes = body ? "takes: 'body'," : query ? "takes: 'query'," : ''
  const isPaged = itemOf(endpoint, '') ? 'isPaged: true,' : ''
  return `${keyOf(endpoint)}: { method: '${method}', path: '${path}', ${takes} ${isPaged} },`
}

/** The type of what a page holds; undefined where nothing pages. */
function itemOf({ query, body, reply }: EcomailEndpoint, type: string): string | undefined {
  if (body || !query?.properties.page) return undefined
  const { items, properties = {} } = reply as Schema
  if (items) return `${type}[number]`
  const list = Object.entries(properties).find(([, property]) => property.items)
  if (list) return `${type}['${list[0]}'][number]`
  return properties.subscribers ? `[email: string, ${type}['subscribers'][string]]` : undefined
}

function apiName(group: string): string {
  return `${capital(group)}Api`
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}

/** An id is best called what it is the id of; here it is enough that it is no reserved word. */
function argument(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
