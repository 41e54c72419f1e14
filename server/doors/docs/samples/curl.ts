import type { Sample } from './sample.ts'

/** A call that can be pasted into a shell once the key is filled in. */
export const curl: Sample = ({ method, example }, url) => {
  // -g: brackets in the query are no pattern.
  const start = ['curl', url.includes('[') && '-g', method !== 'GET' && `-X ${method}`, quoted(url)]
  const lines = [start.filter(Boolean).join(' '), `-H 'key: YOUR_API_KEY'`]
  if (example.body !== undefined)
    lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(example.body, null, 2))}`)
  return lines.join(' \\\n  ')
}

function quoted(text: string): string {
  return /^[\w:/.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
