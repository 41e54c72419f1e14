import type { FastifyInstance } from 'fastify'
import type { Language } from '../../../contract/shapes.ts'
import type { House } from '../../house.ts'
import { type ArchivePage, archivePage } from '../../rooms/campaigns/index.ts'
import { Html, html } from './html.ts'
import { languageOf, type Page, sendNotice, sendPage, sentence } from './page.ts'
import { wordsOf } from './words.ts'

interface Path {
  Params: { account: string }
  Querystring: { lang?: string; after?: string }
}

const isAppId = (text: string) => /^[\w-]{1,100}$/.test(text)

/** What an account shows of its campaigns, as a page and as a feed (Atom, RFC 4287); where it shows none there is nothing. */
export function archiveIndexRoutes(app: FastifyInstance, { ground }: House): void {
  app.get<Path>('/archive/:account', async (request, reply) => {
    const { account } = request.params
    const { after } = request.query
    const page = isAppId(account)
      ? await archivePage(ground, account, typeof after === 'string' ? after : undefined)
      : null
    if (!page) return sendNotice(request, reply, { status: 404, words: 'unknown' })
    const language = languageOf(request, page.language)
    return sendPage(request, reply, language, indexPage(page, language, account))
  })
  app.get<Path>('/archive/:account/feed', async (request, reply) => {
    const { account } = request.params
    const page = isAppId(account) ? await archivePage(ground, account) : null
    if (!page) return sendNotice(request, reply, { status: 404, words: 'unknown' })
    const address = `${ground.publicUrl}/archive/${account}`
    return reply
      .headers({ 'cache-control': 'public, max-age=600', 'x-content-type-options': 'nosniff' })
      .type('application/atom+xml; charset=utf-8')
      .send(feed(page, address).text)
  })
}

function indexPage({ sender, entries, next, timeZone }: ArchivePage, language: Language, account: string): Page {
  const words = wordsOf(language).archive
  const day = new Intl.DateTimeFormat(language === 'cs' ? 'cs-CZ' : 'en-GB', { dateStyle: 'long', timeZone })
  const items = entries.map(
    ({ subject, sentAt, url }) =>
      html`<li><a href="${url}">${subject}</a><time datetime="${sentAt.toISOString()}">${day.format(sentAt)}</time></li>`,
  )
  return {
    sender,
    mark: 'letter',
    title: words.title,
    body: html`${sentence(entries.length > 0 ? words.lead : words.none, { sender })}
${entries.length > 0 ? html`<ul class="archive">${items}</ul>` : null}
<p class="more">${next ? html`<a href="?after=${next}&amp;lang=${language}">${words.older}</a> · ` : null}<a href="${account}/feed">${words.feed}</a></p>`,
  }
}

function feed({ sender, entries, language }: ArchivePage, address: string): Html {
  const updated = entries[0]?.sentAt ?? new Date(0)
  const items = entries.map(
    ({ subject, sentAt, url }) =>
      html`<entry><id>${url}</id><title>${subject}</title><updated>${sentAt.toISOString()}</updated><link href="${url}"/></entry>\n`,
  )
  return html`${new Html('<?xml version="1.0" encoding="utf-8"?>\n')}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${address}</id><title>${sender}</title><updated>${updated.toISOString()}</updated><author><name>${sender}</name></author>
<link href="${address}"/><link rel="self" href="${address}/feed"/>
${items}</feed>
`
}
