import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import { commonFailures, type Failure, failures } from '../../../contract/ecomail/failure.ts'
import { resources } from '../../../contract/ecomail/index.ts'
import { curl } from './curl.ts'
import { type Field, fieldsOf, type Schema } from './fields.ts'
import { Html, html } from './html.ts'
import { look } from './look.ts'
import { type DocsLanguage, languages, type Words } from './words.ts'

export interface DocsPage {
  baseUrl: string
  callsPerMinute: number
  language: DocsLanguage
}

/** The whole reference in one page: no script, nothing loaded from elsewhere. */
export function docsPage({ baseUrl, callsPerMinute, language }: DocsPage): string {
  const words = languages[language]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · Poštolka</title>
<style>${new Html(look)}</style>
</head>
<body>
<div class="page">
<nav aria-label="${words.contents}">
<p class="name"><span>Poštolka</span> API</p>
<div class="wide">${contents(words, language)}</div>
<details class="narrow"><summary>${words.contents}</summary>${contents(words, language)}</details>
</nav>
<main>
<div class="top"><a href="/openapi.json">${words.machine}</a><a href="?lang=${language === 'cs' ? 'en' : 'cs'}" hreflang="${language === 'cs' ? 'en' : 'cs'}">${words.other}</a></div>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<p><code class="base">${baseUrl}</code></p>
${introduction(words, baseUrl, callsPerMinute)}
${resources.map(
  resource => html`<h2 id="${resource.name}">${resource.title[language]}</h2>
${resource.endpoints.map(endpoint => article(endpoint, words, baseUrl))}`,
)}
</main>
</div>
</body>
</html>
`.text
}

/** Twice in the page, for wide and for narrow screens: folding it by width would take a script. */
function contents(words: Words, language: DocsLanguage): Html {
  return html`<ul><li><a href="#start">${words.start}</a></li><li><a href="#rules">${words.rules}</a></li><li><a href="#errors">${words.errors}</a></li></ul>
${resources.map(
  resource => html`<p>${resource.title[language]}</p>
<ul lang="en">${resource.endpoints.map(e => html`<li><a href="#${anchor(e)}">${e.summary}</a></li>`)}</ul>`,
)}`
}

function introduction(words: Words, baseUrl: string, callsPerMinute: number): Html {
  const always: readonly Failure[] = [
    failures.malformed,
    ...commonFailures.slice(0, 1),
    failures.tooLarge,
    ...commonFailures.slice(1),
  ]
  return html`<h2 id="start">${words.start}</h2>
<p>${ticked(words.key)}</p>
${code(`curl ${baseUrl}/account -H 'key: YOUR_API_KEY'`)}
<h2 id="rules">${words.rules}</h2>
<p>${words.json}</p>
<p>${words.dates}</p>
<p>${callsPerMinute > 0 ? html`${words.limit} <strong>${callsPerMinute}</strong>.` : words.unlimited}</p>
<h2 id="errors">${words.errors}</h2>
${failureTable(always, words)}`
}

function article(endpoint: EcomailEndpoint, words: Words, baseUrl: string): Html {
  const { method, path, summary, description, aliases = [], example } = endpoint
  return html`<article id="${anchor(endpoint)}" lang="en">
<h3>${summary}</h3>
<p class="route"><span class="method ${method}">${method}</span> <code>${path.replace(/:(\w+)/g, '{$1}')}</code></p>
${description && html`<p>${ticked(description)}</p>`}
${aliases.length > 0 && html`<p class="also">${words.also} ${aliases.map((way, i) => html`${i > 0 && ', '}<code>${way.method} ${way.path.replace(/:(\w+)/g, '{$1}')}</code>`)}</p>`}
<div class="two">
<div>
${fieldTable(words.parameters, fieldsOf(endpoint.params as Schema | undefined), words, false)}
${fieldTable(words.query, fieldsOf(endpoint.query as Schema | undefined), words)}
${fieldTable(words.body, fieldsOf(endpoint.body as Schema | undefined), words)}
${endpoint.failures && html`<details><summary>${words.refusals}</summary>${failureTable(endpoint.failures, words)}</details>`}
<details><summary>${words.replyFields}</summary>${fieldTable('', fieldsOf(endpoint.reply as Schema), words, false)}</details>
</div>
<div>
<h4>${words.call}</h4>
${code(curl(endpoint, baseUrl))}
<h4>${words.example}</h4>
${code(JSON.stringify(example.reply, null, 2))}
</div>
</div>
</article>`
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

function failureTable(list: readonly Failure[], words: Words): Html {
  return html`<div class="scroll"><table class="answers">
<tr><th>${words.status}</th><th>${words.meaning}</th><th>${words.answer}</th></tr>
${list.map(
  ({ status, about, example }) =>
    html`<tr><td><strong>${status}</strong></td><td lang="en">${ticked(about)}</td><td><code>${JSON.stringify(example)}</code></td></tr>`,
)}
</table></div>`
}

/** Reachable by the keyboard, since it may scroll. */
function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`
}

/** What stands between back-ticks is code. */
function ticked(text: string): Html[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

function anchor({ method, path }: EcomailEndpoint): string {
  return `${method}${path}`.toLowerCase().replace(/\W+/g, '-')
}
