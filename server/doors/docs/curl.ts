import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'

/** A call that can be pasted into a shell once the key is filled in. */
export function curl({ method, path, example }: EcomailEndpoint, baseUrl: string): string {
  const url =
    baseUrl + path.replace(/:(\w+)/g, (_, name: string) => String(example.params?.[name])) + (example.query ?? '')
  // -g: brackets in the query are no pattern.
  const start = ['curl', url.includes('[') && '-g', method !== 'GET' && `-X ${method}`, quoted(url)]
    .filter(Boolean)
    .join(' ')
  const lines = [start, `-H 'key: YOUR_API_KEY'`]
  if (example.body !== undefined)
    lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(example.body, null, 2))}`)
  return lines.join(' \\\n  ')
}

function quoted(text: string): string {
  return /^[\w:/.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
