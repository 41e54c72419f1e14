import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import type { Speech } from './fields.ts'
import { type Html, html } from './html.ts'

/** A form that makes the call for real; without a script it does not show. */
export function tryForm(endpoint: EcomailEndpoint, { words }: Speech): Html {
  const { method, path, example } = endpoint
  const query = new URLSearchParams(example.query)
  return html`<details class="try"><summary>${words.try}</summary>
<form data-method="${method}" data-path="${path}"${isLasting(endpoint) && html` data-ask="${words.ask}"`}>
${Object.entries(example.params ?? {}).map(([name, value]) => field('path', name, String(value), true))}
${Object.keys(endpoint.query?.properties ?? {}).map(name => field('query', name, query.get(name) ?? '', false))}
${endpoint.body && html`<label><span>${words.body}</span><textarea name="body" rows="${rowsOf(example.body)}" spellcheck="false">${JSON.stringify(example.body, null, 2)}</textarea></label>`}
<button type="submit" class="send">${words.send}</button>
<div class="result" aria-live="polite"></div>
</form></details>`
}

function field(where: string, name: string, value: string, required: boolean): Html {
  return html`<label><span><code>${name}</code></span><input name="${where}:${name}" value="${value}" autocomplete="off"${required && html` required`}></label>`
}

function rowsOf(body: unknown): number {
  return Math.min(JSON.stringify(body, null, 2).split('\n').length + 1, 16)
}

/** What deletes, or sends mail to people, is asked about first. */
function isLasting({ method, path }: EcomailEndpoint): boolean {
  return method === 'DELETE' || /\/(send|send-message|send-template|trigger)$/.test(path)
}
