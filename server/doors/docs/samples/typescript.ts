import { type EcomailEndpoint, keyOf } from '../../../../contract/ecomail/endpoint.ts'
import { groupOf } from '../../../../contract/ecomail/names.ts'
import type { Sample } from './sample.ts'

/** By @postolka/client. */
export const typescript: Sample = (endpoint, url, resource) => {
  const { origin } = new URL(url)
  const { example } = endpoint
  const args = [
    ...Object.values(example.params ?? {}).map(value => written(value)),
    ...(endpoint.body ? [written(example.body)] : []),
    ...(endpoint.query && example.query ? [written(queryOf(endpoint))] : []),
  ]
  return [
    "import { Postolka } from '@postolka/client'",
    '',
    `const postolka = new Postolka({ baseUrl: '${origin}', key: process.env.POSTOLKA_KEY! })`,
    `const answer = await postolka.${groupOf(resource)}.${keyOf(endpoint)}(${args.join(', ')})`,
  ].join('\n')
}

function queryOf({ query, example }: EcomailEndpoint): Record<string, unknown> {
  const given = [...new URLSearchParams(example.query)]
  return Object.fromEntries(
    given.map(([name, value]) => {
      const { type } = (query?.properties[name] ?? {}) as { type?: string }
      return [name, type === 'integer' ? Number(value) : value]
    }),
  )
}

/** As JavaScript would have it: single quotes, bare keys. */
export function written(value: unknown, indent = ''): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map(item => written(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key)}: ${written(item, inner)}`,
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const gap = Array.isArray(value) ? '' : ' '
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`
  return line.length < 60 && !line.includes('\n')
    ? line
    : `${open}\n${parts.map(part => `${inner}${part},\n`).join('')}${indent}${close}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}
