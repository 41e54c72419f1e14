import { decodeEntities } from './entities.ts'

/** Where a tag stands; `none` is a place where no value is safe (script, style sheet, on*, between attributes). */
export type MergeContext = 'text' | 'attribute' | 'style' | 'url' | 'none' | 'header' | 'plain' | 'plainFromHtml'

// With the u flag \p{Cs} matches only surrogates without their half, which UTF-8 and encodeURIComponent refuse.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same set, in one look with the five of HTML
const notPlainHtml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f&<>"']|\p{Cs}/u
const markup = /[&<>"']/g
const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text without control characters (tab and line ends stay) and without lone surrogates. */
export function cleanText(text: string): string {
  return text.replace(unprintable, '')
}

/** Safe in HTML text and in quoted attributes. */
export function escapeHtml(text: string): string {
  if (!notPlainHtml.test(text)) return text
  return cleanText(text).replace(markup, character => references[character]!)
}

/** One line for a header field: line ends and tabs become a space. RFC 2047 encoding is the composer's. */
export function headerText(text: string): string {
  return cleanText(text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '))
}

/** A value inside a style attribute: harmless characters only, else nothing. */
export function styleText(text: string): string {
  return /^[\w #%.,()-]*$/.test(text) && !/expression|url|behavior|binding/i.test(text) ? text : ''
}

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** A value that is part of a URL: encodeURIComponent, and the characters it leaves though they can end something. */
export function urlPart(text: string, keepsAt: boolean): string {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '')).replace(/[!'()*]/g, percent)
  return keepsAt ? encoded.replaceAll('%40', '@') : encoded
}

/** A value that begins a URL: its own structure stays, only characters no URL may hold are encoded. */
export function urlStart(text: string): string {
  return cleanText(text.trim().replace(/[\t\r\n]+/g, '')).replace(/[ "'<>\\^`{|}]/g, percent)
}

const allowed = { href: /^(?:https?:\/\/|mailto:|tel:)/i, src: /^(?:https?:\/\/|cid:)/i }
export type UrlRole = keyof typeof allowed

/** A URL that a contact's value began may only have a harmless scheme. */
export function isAllowedUrl(url: string, role: UrlRole): boolean {
  return allowed[role].test(url)
}

/**
 * True where the author's own text already fixes the scheme, so that no value can change it.
 * Script schemes never pass: browsers percent-decode them before they run them.
 */
export function fixesScheme(start: string): boolean {
  const head = start.replace(/[\t\r\n]/g, '').trimStart()
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(head)
  return scheme ? !/^(?:javascript|vbscript|data)$/i.test(scheme[1]!) : /^[#?/]/.test(head)
}

/** Raw HTML (HTML: and braces) that lands in the derived plain text. */
export function htmlToPlain(html: string): string {
  const lines = html.replace(/<br\b[^<>]*>|<\/(?:p|div|tr|li|h[1-6])\s*>/gi, '\n')
  return cleanText(decodeEntities(lines.replace(/<[^<>]*>/g, '')))
}

const nothing = () => ''

/** How a value is written in each context; `url` depends on what stands before it and is not here. */
export const escapeFor: Record<Exclude<MergeContext, 'url'>, (text: string) => string> = {
  text: escapeHtml,
  attribute: escapeHtml,
  style: styleText,
  none: nothing,
  header: headerText,
  plain: cleanText,
  plainFromHtml: cleanText,
}

/** How a value asked for raw is written: raw in HTML text alone. */
export const escapeRawFor = { ...escapeFor, text: cleanText, plainFromHtml: htmlToPlain }
