import type { FastifyInstance } from 'fastify'
import type { House } from '../../house.ts'
import { accountById } from '../../rooms/accounts/index.ts'
import { answerNotice, readNoticeAddress } from '../../rooms/contacts/index.ts'
import { formOf } from './form.ts'
import { html } from './html.ts'
import { languageOf, type Page, seeOther, sendNotice, sendPage, sentence } from './page.ts'
import { type Words, wordsOf } from './words.ts'

interface Path {
  Params: { token: string }
}

/** Where the owner of an address says whether to be told of new and left contacts; the same link ends it. */
export function noticeRoutes(app: FastifyInstance, { ground }: House): void {
  const read = async (token: string) => {
    const address = await readNoticeAddress(ground, token)
    const account = address && (await accountById(ground.db, address.accountId))
    return address && account ? { address, account } : null
  }

  app.get<Path>('/n/:token', async (request, reply) => {
    const found = await read(request.params.token)
    if (!found) return sendNotice(request, reply, { status: 404, words: 'unknown' })
    const { address, account } = found
    const language = languageOf(request, account.language)
    const shown = { sender: account.name, address: address.email }
    return sendPage(request, reply, language, PAGES[address.state](shown, wordsOf(language).notices, language))
  })

  app.post<Path>('/n/:token', async (request, reply) => {
    const found = await read(request.params.token)
    if (!found) return sendNotice(request, reply, { status: 404, words: 'unknown' })
    const answer = formOf(request).get('do')
    if (answer !== 'yes' && answer !== 'no') return sendNotice(request, reply, { status: 400, words: 'wrong' })
    await answerNotice(ground, found.address, answer === 'yes' ? 'confirmed' : 'declined', request.ip)
    return seeOther(reply, `?lang=${languageOf(request, found.account.language)}`)
  })
}

type Shown = { sender: string; address: string }
type PageOf = (shown: Shown, words: Words['notices'], language: string) => Page

const PAGES: Record<'asked' | 'confirmed' | 'declined', PageOf> = {
  asked: (shown, words, language) => ({
    sender: shown.sender,
    mark: 'letter',
    title: words.ask,
    body: html`${sentence(words.askLead, shown)}
<form method="post" action="?lang=${language}"><button name="do" value="yes">${words.yes}</button></form>
<form method="post" action="?lang=${language}"><button class="quiet" name="do" value="no">${words.no}</button></form>`,
  }),
  confirmed: (shown, words, language) => ({
    sender: shown.sender,
    mark: 'done',
    title: words.on,
    body: html`${sentence(words.onLead, shown)}
<form method="post" action="?lang=${language}"><button class="quiet" name="do" value="no">${words.stop}</button></form>`,
  }),
  declined: (shown, words, language) => ({
    sender: shown.sender,
    mark: 'done',
    title: words.off,
    body: html`${sentence(words.offLead, shown)}
<form method="post" action="?lang=${language}"><button class="quiet" name="do" value="yes">${words.again}</button></form>`,
  }),
}
