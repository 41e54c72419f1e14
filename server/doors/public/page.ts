import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/shapes.ts'
import { Html, html } from './html.ts'
import { STYLE, STYLE_HASH } from './look.ts'
import { languageNames, wordsOf } from './words.ts'

export interface Page {
  status?: number
  /** What the e-mail says, who writes; null where it is not known. */
  sender: string | null
  mark: Mark
  title: string
  body: Html
  /** Where the answer to a form here may redirect to, besides ourselves. */
  leadsTo?: string | null
}

export type Mark = keyof typeof MARKS

const MARKS = {
  letter: html`<path d="M3.5 6.5h17v11h-17z"/><path d="m4 7 8 6.5L20 7"/>`,
  done: html`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  choose: html`<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.5"/><circle cx="8" cy="17" r="2.5"/>`,
  lost: html`<path d="M9.5 14.5l5-5M11 7l1.5-1.5a4 4 0 0 1 6 6L17 13M13 17l-1.5 1.5a4 4 0 0 1-6-6L7 11"/>`,
  sorry: html`<path d="M12 7v6.5M12 17.2v.1"/><circle cx="12" cy="12" r="9"/>`,
}

/** What the visitor asked for, else the list's own language, else the browser's. */
export function languageOf(request: FastifyRequest, own?: Language): Language {
  const { lang } = request.query as { lang?: unknown }
  if (lang === 'cs' || lang === 'en') return lang
  if (own) return own
  return /^\s*(?!cs|sk)[a-z]/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'cs'
}

/** A link gets forwarded: only its owner should recognise the address. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email][0]}•••${email.slice(at)}`
}

/** What the texts speak of, as people see it. */
export interface Named {
  sender: string
  list: string
  /** Masked. */
  address: string
}

/** A text of words.ts with its names put in, told apart by their weight. */
export function sentence(text: string, named: Partial<Named> = {}): Html {
  const parts = text.split(/\{(\w+)\}/)
  return html`<p class="lead">${parts.map((part, i) => (i % 2 ? html`<b>${named[part as keyof Named] ?? ''}</b>` : part))}</p>`
}

/** A text that a shop wrote, in paragraphs; what is in it is text. */
export function paragraphs(text: string, name = 'lead'): Html {
  const parts = text.trim().split(/\n\s*\n/)
  return html`${parts.map(part => html`<p class="${name}">${part.split('\n').map((line, i) => html`${i > 0 ? html`<br>` : null}${line}`)}</p>`)}`
}

/** A sentence as plain text: on a label, or in the proof of a consent. */
export function plain(text: string, named: Partial<Named>): string {
  return text.replace(/\{(\w+)\}/g, (_tag, name: keyof Named) => named[name] ?? '')
}

export function sendPage(request: FastifyRequest, reply: FastifyReply, language: Language, page: Page): FastifyReply {
  return (
    reply
      .code(page.status ?? 200)
      .headers({ ...pageHeaders(page.leadsTo ?? null), 'content-language': language })
      .type('text/html; charset=utf-8')
      // A page that answers a POST has no address of its own to be asked for in another language.
      .send(document(language, page, request.method !== 'POST').text)
  )
}

export function document(language: Language, { sender, mark, title, body }: Page, isAskable: boolean): Html {
  const link = (to: Language) =>
    html`<a href="?lang=${to}" lang="${to}"${to === language ? html` aria-current="true"` : ''}>${languageNames[to]}</a>`
  const footer = isAskable
    ? html`<footer><nav aria-label="${wordsOf(language).language}">${link('cs')}${link('en')}</nav></footer>`
    : null
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}${sender ? ` · ${sender}` : ''}</title>
<style>${new Html(STYLE)}</style></head>
<body><main>
${sender ? html`<p class="sender">${sender}</p>` : null}
<div class="mark"><svg viewBox="0 0 24 24" aria-hidden="true">${MARKS[mark]}</svg></div>
<h1>${title}</h1>
${body}
</main>${footer}</body></html>`
}

/**
 * In Chromium form-action also governs where the answer to a form redirects to, and every hop after it (a shop's http → https
 * → www), so a page whose form may end on a shop's own page allows that scheme, not one host.
 */
function pageHeaders(leadsTo: string | null): Record<string, string> {
  const elsewhere = leadsTo === null ? '' : leadsTo.startsWith('https:') ? ' https:' : ' http: https:'
  return {
    'content-security-policy': `default-src 'none'; style-src ${STYLE_HASH}; form-action 'self'${elsewhere}; base-uri 'none'; frame-ancestors 'none'`,
    ...plainHeaders,
  }
}

/** The address holds a token: nobody keeps it, indexes it or hears of it. */
const plainHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
}

/**
 * Sends HTML that a user of ours wrote: it may look as it likes and open links, but runs nothing and is nobody's origin.
 * `isIndexed`: search engines may keep it.
 */
export function sendUserHtml(reply: FastifyReply, text: string, { isIndexed = false } = {}): FastifyReply {
  const policy = [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    'img-src http: https: data:',
    'media-src http: https:',
    'font-src http: https: data:',
    "style-src 'unsafe-inline' http: https:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ]
  return reply
    .headers({
      'content-security-policy': policy.join('; '),
      ...plainHeaders,
      ...(isIndexed && { 'x-robots-tag': 'all' }),
    })
    .type('text/html; charset=utf-8')
    .send(text)
}

/** Relative addresses are enough (RFC 9110 section 10.2.2), and right behind any host and prefix. */
export const seeOther = (reply: FastifyReply, to: string): FastifyReply =>
  reply.code(303).headers({ location: to, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).send()

/** A page with a title and a sentence. */
export function sendNotice(
  request: FastifyRequest,
  reply: FastifyReply,
  notice: {
    status: number
    words:
      | 'unknown'
      | 'expired'
      | 'gone'
      | 'wrong'
      | 'failed'
      | 'notWaiting'
      | 'noForm'
      | 'manyForms'
      | 'busy'
      | 'tried'
    sender?: string
    own?: Language
  },
): FastifyReply {
  const language = languageOf(request, notice.own)
  const { title, lead } = wordsOf(language)[notice.words]
  const mark = ['failed', 'wrong', 'busy', 'tried'].includes(notice.words) ? 'sorry' : 'lost'
  return sendPage(request, reply, language, {
    status: notice.status,
    sender: notice.sender ?? null,
    mark,
    title,
    body: sentence(lead),
  })
}
