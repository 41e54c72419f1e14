import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import type { Failure } from '../../../contract/ecomail/failure.ts'
import { type Field, fieldsOf, type Schema, type Speech } from './fields.ts'
import { type Html, html } from './html.ts'
import { samplesOf } from './samples/index.ts'
import { tryForm } from './try-form.ts'
import type { Words } from './words.ts'

export interface ArticlePage extends Speech {
  baseUrl: string
}

/** One endpoint: what it does and takes on one side, how it is called and what it answers on the other. */
export function article(endpoint: EcomailEndpoint, resource: string, page: ArticlePage): Html {
  const { words, say } = page
  const { method, path, summary, description, aliases = [], example } = endpoint
  const fields = (schema: unknown) => fieldsOf(schema as Schema | undefined, page)
  return html`<article id="${anchor(endpoint)}">
<h3>${say(summary)} <a class="anchor" href="#${anchor(endpoint)}" aria-label="${words.link}">#</a></h3>
<p class="route"><span class="method ${method}">${method}</span> <code>${path.replace(/:(\w+)/g, '{$1}')}</code></p>
${description && html`<p>${ticked(say(description))}</p>`}
${aliases.length > 0 && html`<p class="also">${words.also} ${aliases.map((way, i) => html`${i > 0 && ', '}<code>${way.method} ${way.path.replace(/:(\w+)/g, '{$1}')}</code>`)}</p>`}
<div class="two">
<div>
${fieldTable(words.parameters, fields(endpoint.params), words, false)}
${fieldTable(words.headers, fields(endpoint.headers), words)}
${fieldTable(words.query, fields(endpoint.query), words)}
${fieldTable(words.body, fields(endpoint.body), words)}
${endpoint.failures && html`<details><summary>${words.refusals}</summary>${failureTable(endpoint.failures, page)}</details>`}
<details><summary>${words.replyFields}</summary>${fieldTable('', fields(endpoint.reply), words, false)}</details>
</div>
<div>
${samples(endpoint, resource, page)}
<h4>${words.example}${endpoint.status && html` <span class="status">${endpoint.status}</span>`}</h4>
${code(JSON.stringify(example.reply, null, 2), words)}
${tryForm(endpoint, page)}
</div>
</div>
</article>`
}

/** All of them stand below each other; a script makes tabs of them. */
function samples(endpoint: EcomailEndpoint, resource: string, { baseUrl, words }: ArticlePage): Html {
  return html`<div class="samples">${samplesOf(endpoint, resource, baseUrl).map(
    ({ id, name, text }) => html`<section data-sample="${id}"><h4>${name}</h4>${code(text, words)}</section>`,
  )}</div>`
}

function fieldTable(title: string, fields: Field[], words: Words, markRequired = true): Html | false {
  if (fields.length === 0) return false
  return html`${title !== '' && html`<h4>${title}</h4>`}<div class="scroll"><table>
<tr><th>${words.field}</th><th>${words.type}</th><th>${words.about}</th></tr>
${fields.map(
  field =>
    html`<tr><td class="in${field.depth}"><code>${field.name}</code>${markRequired && field.required && html` <span class="must">${words.required}</span>`}</td><td>${field.type}</td><td>${ticked(field.about)}</td></tr>`,
)}
</table></div>`
}

export function failureTable(list: readonly Failure[], { words, say }: Speech): Html {
  return html`<div class="scroll"><table class="answers">
<tr><th>${words.status}</th><th>${words.meaning}</th><th>${words.answer}</th></tr>
${list.map(
  ({ status, about, example }) =>
    html`<tr><td><strong>${status}</strong></td><td>${ticked(say(about))}</td><td><code>${JSON.stringify(example)}</code></td></tr>`,
)}
</table></div>`
}

/** Reachable by the keyboard, since it may scroll. */
export function code(text: string, words: Words): Html {
  return html`<div class="code"><button type="button" class="copy" data-done="${words.copied}">${words.copy}</button><pre tabindex="0"><code>${text}</code></pre></div>`
}

/** What stands between back-ticks is code. */
export function ticked(text: string): Html[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

export function anchor({ method, path }: EcomailEndpoint): string {
  return `${method}${path}`.toLowerCase().replace(/\W+/g, '-')
}
