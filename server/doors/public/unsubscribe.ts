import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import {
  confirmLeave,
  type LeaveToConfirm,
  type ListChoice,
  landingPage,
  readLeave,
  readUnsubscribe,
  resubscribeByMessage,
  savePreferences,
  type Unsubscribe,
  unsubscribeByMessage,
} from '../../rooms/outbox/index.ts'
import { formOf, isOneClick } from './form.ts'
import { languageOf, seeOther, sendNotice, sendPage } from './page.ts'
import { askedPage, backPage, confirmLeavePage, leavePage, leftPage, preferencesPage } from './unsubscribe-pages.ts'
import { reasons, wordsOf } from './words.ts'

interface Path {
  Params: { token: string }
  Querystring: { lang?: string; back?: string; saved?: string; asked?: string }
}

const originOf = (request: FastifyRequest) => ({ ip: request.ip, userAgent: request.headers['user-agent'] ?? null })

const isGone = (about: Unsubscribe) => about.contact === null

export function unsubscribeRoutes(app: FastifyInstance, { ground }: House): void {
  const leadsTo = async ({ accountId, contact, list }: Unsubscribe) =>
    contact && list ? await landingPage(ground, accountId, contact.id, list, 'unsubscribed') : null

  app.get<Path>('/u/:token', async (request, reply) => {
    const { token } = request.params
    const about = await readUnsubscribe(ground, token)
    if (!about || isGone(about)) return refuse(request, reply, about)
    const language = languageOf(request, about.language)
    if (about.done) return sendPage(request, reply, language, leftPage(about, language, token))
    if (request.query.asked !== undefined) return sendPage(request, reply, language, askedPage(about, language))
    if (request.query.back !== undefined) return sendPage(request, reply, language, backPage(about, language, token))
    return sendPage(request, reply, language, leavePage(about, language, token, await leadsTo(about)))
  })

  app.post<Path>('/u/:token', async (request, reply) => {
    const { token } = request.params
    const form = formOf(request)
    const call = { everywhere: form.get('everywhere') === '1', ...originOf(request) }
    if (isOneClick(form)) {
      // RFC 8058: answered at once, with neither cookie nor redirect; the second time is as good as the first.
      const left = await unsubscribeByMessage(ground, token, { ...call, everywhere: false, channel: 'one-click' })
      if (left === null) return sendNotice(request, reply, { status: 404, words: 'unknown' })
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Unsubscribed.\n')
    }
    const about = await readUnsubscribe(ground, token)
    if (!about || isGone(about)) return refuse(request, reply, about)
    const language = languageOf(request, about.language)
    if (form.get('do') === 'back') {
      const wording = wordsOf(language).left.back
      await resubscribeByMessage(ground, token, { ...originOf(request), wording })
      return seeOther(reply, `?back&lang=${language}`)
    }
    if (form.get('do') !== 'leave')
      return sendNotice(request, reply, { status: 400, words: 'wrong', own: about.language })
    const left = await unsubscribeByMessage(ground, token, { ...call, channel: 'link', reason: reasonOf(form) })
    if (left === 'asked') return seeOther(reply, `?asked&lang=${language}`)
    return seeOther(reply, (await leadsTo(about)) ?? `?lang=${language}`)
  })

  app.get<Path>('/u/confirm/:token', async (request, reply) => {
    const leaving = await readLeave(ground, request.params.token)
    if (!leaving || isGone(leaving.about)) return refuse(request, reply, leaving?.about ?? null)
    const language = languageOf(request, leaving.list?.language ?? leaving.about.language)
    if (!leaving.done) return sendPage(request, reply, language, confirmLeavePage(leaving, language))
    return sendPage(request, reply, language, leftPage(leavingOf(leaving), language, null))
  })

  app.post<Path>('/u/confirm/:token', async (request, reply) => {
    const { token } = request.params
    const leaving = await readLeave(ground, token)
    if (!leaving || isGone(leaving.about)) return refuse(request, reply, leaving?.about ?? null)
    const language = languageOf(request, leaving.list?.language ?? leaving.about.language)
    await confirmLeave(ground, token, originOf(request))
    return seeOther(reply, (await leadsTo(leavingOf(leaving))) ?? `?lang=${language}`)
  })

  app.get<Path>('/u/:token/preferences', async (request, reply) => {
    const about = await readUnsubscribe(ground, request.params.token)
    if (!about || isGone(about)) return refuse(request, reply, about)
    const language = languageOf(request, about.language)
    const options = { saved: request.query.saved !== undefined, leadsTo: await leadsTo(about) }
    return sendPage(request, reply, language, preferencesPage(about, language, options))
  })

  app.post<Path>('/u/:token/preferences', async (request, reply) => {
    const { token } = request.params
    const form = formOf(request)
    const about = await readUnsubscribe(ground, token)
    if (!about || isGone(about)) return refuse(request, reply, about)
    const language = languageOf(request, about.language)
    if (form.get('do') === 'leave') {
      const call = { everywhere: true, channel: 'link', ...originOf(request) } as const
      if ((await unsubscribeByMessage(ground, token, call)) === 'asked')
        return seeOther(reply, `../${token}?asked&lang=${language}`)
      return seeOther(reply, (await leadsTo(about)) ?? `../${token}?lang=${language}`)
    }
    if (form.get('do') !== 'save')
      return sendNotice(request, reply, { status: 400, words: 'wrong', own: about.language })
    const wording = wordsOf(language).preferences.title
    const saved = await savePreferences(ground, token, choicesOf(form), { ...originOf(request), wording })
    return seeOther(reply, saved?.asked ? `../${token}?asked&lang=${language}` : `?saved&lang=${language}`)
  })
}

/** The link in the mail may be about another list than the message that it came of. */
const leavingOf = ({ about, list, everywhere }: LeaveToConfirm): Unsubscribe => ({
  ...about,
  list: everywhere ? about.list : list,
  canTakeBack: false,
})

function refuse(request: FastifyRequest, reply: FastifyReply, about: Unsubscribe | null): FastifyReply {
  if (!about) return sendNotice(request, reply, { status: 404, words: 'unknown' })
  return sendNotice(request, reply, { status: 200, words: 'gone', sender: about.accountName, own: about.language })
}

const reasonOf = (form: URLSearchParams) => reasons.find(reason => reason === form.get('reason')) ?? null

/** What the preferences form says, for the lists that it showed. */
function choicesOf(form: URLSearchParams): ListChoice[] {
  return form
    .getAll('list')
    .filter(id => /^\d{1,15}$/.test(id))
    .map(id => ({
      listId: Number(id),
      subscribed: form.has(`in-${id}`),
      groups: Object.fromEntries(form.getAll(`groups-${id}`).map(group => [group, form.getAll(`g-${id}-${group}`)])),
    }))
}
