import { czech } from '../../../contract/ecomail/czech/index.ts'
import { commonFailures, type Failure, failures } from '../../../contract/ecomail/failure.ts'
import { resources } from '../../../contract/ecomail/index.ts'
import { anchor, article, code, failureTable, ticked } from './article.ts'
import { type Guide, guides } from './guides.ts'
import { type Html, html } from './html.ts'
import { type DocsLanguage, languages, type Words } from './words.ts'

export interface DocsPage {
  baseUrl: string
  callsPerMinute: number
  language: DocsLanguage
  /** Tells the files of one version from those of the next. */
  version: string
}

/** The whole reference in one page; it reads without its script, which adds search, copying and trying. */
export function docsPage({ baseUrl, callsPerMinute, language, version }: DocsPage): string {
  const words = languages[language]
  const other = language === 'cs' ? 'en' : 'cs'
  const say = (english: string) => (language === 'cs' ? (czech[english] ?? english) : english)
  const page = { baseUrl, words, say }
  const shown = guides(language, { baseUrl, callsPerMinute })
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · Poštolka</title>
<link rel="stylesheet" href="/docs/look.css?${version}">
<script src="/docs/script.js?${version}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<div class="page">
<nav aria-label="${words.contents}">
<p class="name"><span>Poštolka</span> API</p>
<label class="search"><span class="unseen">${words.search}</span><input type="search" placeholder="${words.search}" autocomplete="off"></label>
<details open><summary>${words.contents}</summary>
<div class="contents">${contents(words, language, shown, say)}</div>
<p class="nothing" hidden>${words.nothing}</p>
</details>
</nav>
<main id="content">
<div class="top"><a href="/openapi.json">${words.machine}</a><a href="?lang=${other}" lang="${other}" hreflang="${other}">${words.other}</a></div>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<p><code class="base">${baseUrl}</code></p>
${keyField(words)}
${shown.map(guide => guideSection(guide, page))}
${resources.map(
  resource => html`<h2 id="${resource.name}">${resource.title[language]}</h2>
${resource.endpoints.map(endpoint => article(endpoint, resource.name, page))}`,
)}
</main>
</div>
</body>
</html>
`.text
}

function contents(words: Words, language: DocsLanguage, shown: Guide[], say: (english: string) => string): Html {
  return html`<section><p>${words.guides}</p>
<ul>${shown.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></section>
${resources.map(
  resource => html`<section><p>${resource.title[language]}</p>
<ul>${resource.endpoints.map(
    endpoint =>
      html`<li data-words="${`${endpoint.method} ${endpoint.path} ${endpoint.summary}`.toLowerCase()}"><a href="#${anchor(endpoint)}"><span class="method ${endpoint.method}">${endpoint.method}</span>${say(endpoint.summary)}</a></li>`,
  )}</ul></section>`,
)}`
}

/** Shown by the script, which alone knows what to do with it. */
function keyField(words: Words): Html {
  const messages = {
    needsKey: words.needsKey,
    toKey: words.toKey,
    sending: words.sending,
    badBody: words.badBody,
    unreachable: words.unreachable,
    took: words.took,
  }
  return html`<div class="key" hidden data-words="${JSON.stringify(messages)}"><label for="key">${words.key}</label>
<input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby="key-about"><p id="key-about">${words.keyAbout}</p></div>`
}

function guideSection({ id, title, parts, failures: hasFailures }: Guide, page: Parameters<typeof article>[2]): Html {
  const always: readonly Failure[] = [failures.malformed, failures.tooLarge, ...commonFailures]
  return html`<h2 id="${id}">${title}</h2>
${parts.map(part => (typeof part === 'string' ? html`<p>${ticked(part)}</p>` : code(part.code, page.words)))}
${
  hasFailures &&
  failureTable(
    [...always].sort((a, b) => a.status - b.status),
    page,
  )
}`
}
