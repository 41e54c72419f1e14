import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/shapes.ts'
import type { House } from '../../house.ts'
import { accountById } from '../../rooms/accounts/index.ts'
import { type Confirmation, confirm, readConfirmation, subscriptionsOf } from '../../rooms/contacts/index.ts'
import { landingPage } from '../../rooms/outbox/index.ts'
import { html } from './html.ts'
import { languageOf, masked, type Page, paragraphs, plain, seeOther, sendNotice, sendPage, sentence } from './page.ts'
import { wordsOf } from './words.ts'

interface Path {
  Params: { token: string }
}

export function confirmRoutes(app: FastifyInstance, { ground }: House): void {
  /** Who asks, and whether the person is in by now: a settled confirmation may also have been ended since. */
  const read = async (token: string) => {
    const confirmation = await readConfirmation(ground, token)
    if (!confirmation) return null
    const { accountId, contactId, list } = confirmation
    const [account, subscriptions] = await Promise.all([
      accountById(ground.db, accountId),
      subscriptionsOf(ground.db, accountId, contactId),
    ])
    const isIn = subscriptions.some(row => row.list_id === list.id && row.status === 'subscribed')
    const leadsTo = await landingPage(ground, accountId, contactId, list, 'confirmed')
    return { confirmation, sender: list.from_name?.trim() || account?.name || list.name, isIn, leadsTo }
  }

  app.get('/s/test', async (request, reply) => sendNotice(request, reply, { status: 200, words: 'tried' }))

  app.get<Path>('/s/:token', async (request, reply) => {
    const found = await read(request.params.token)
    if (!found) return sendNotice(request, reply, { status: 404, words: 'expired' })
    const { confirmation, sender, isIn, leadsTo } = found
    const language = languageOf(request, confirmation.list.language)
    if (!confirmation.done) return sendPage(request, reply, language, askPage(confirmation, sender, language, leadsTo))
    if (isIn) return sendPage(request, reply, language, confirmedPage(confirmation, sender, language))
    return sendNotice(request, reply, { status: 200, words: 'notWaiting', sender, own: confirmation.list.language })
  })

  app.post<Path>('/s/:token', async (request, reply) => {
    const found = await read(request.params.token)
    if (!found) return sendNotice(request, reply, { status: 404, words: 'expired' })
    const { confirmation } = found
    const language = languageOf(request, confirmation.list.language)
    const wording = proofOf(confirmation, language)
    await confirm(ground, confirmation, { ip: request.ip, userAgent: agentOf(request), wording })
    const location = (!confirmation.done || found.isIn ? found.leadsTo : null) ?? `?lang=${language}`
    return seeOther(reply, location)
  })
}

/** What the person read and pressed, kept with the consent. */
function proofOf({ list, email }: Confirmation, language: Language): string {
  const { lead, button } = wordsOf(language).confirm
  return `${plain(lead, { list: list.name, address: masked(email) })} ${button}`
}

const agentOf = (request: FastifyRequest) => request.headers['user-agent'] ?? null

type Asking = Pick<Confirmation, 'list' | 'email'>

export function askPage({ list, email }: Asking, sender: string, language: Language, leadsTo: string | null): Page {
  const words = wordsOf(language).confirm
  return {
    sender,
    mark: 'letter',
    title: words.title,
    leadsTo,
    body: html`${sentence(words.lead, { list: list.name, address: masked(email) })}
<form method="post" action="?lang=${language}"><button>${words.button}</button></form>
<p class="more">${words.note}</p>`,
  }
}

export function confirmedPage({ list, email }: Asking, sender: string, language: Language): Page {
  const words = wordsOf(language).confirmed
  const own = list.confirmed_text?.trim()
  return {
    sender,
    mark: 'done',
    title: words.title,
    body: own ? paragraphs(own) : sentence(words.lead, { list: list.name, address: masked(email) }),
  }
}
