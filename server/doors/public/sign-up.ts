import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/shapes.ts'
import type { House } from '../../house.ts'
import { RequestProblem } from '../../platform/errors.ts'
import { formPath, readForm, type SignUpForm, type SignUpValues, signUp } from '../../rooms/contacts/index.ts'
import { type MergeValues, pageUrl } from '../../rooms/emails/index.ts'
import { formOf } from './form.ts'
import { languageOf, seeOther, sendNotice, sendPage } from './page.ts'
import { signedUpPage, signUpPage, TRAP, wordingMark, wordingOf } from './sign-up-page.ts'

interface Path {
  Params: { list: string; slug: string }
  Querystring: { lang?: string; done?: string; source?: string }
}

/** Sign-up forms: our own page, and where the plain HTML form of another site posts to. */
export function signUpRoutes(app: FastifyInstance, { ground }: House): void {
  const read = async ({ params, hostname, headers }: FastifyRequest<Path>) =>
    /^\d{1,15}$/.test(params.list) && params.slug.length <= 100
      ? await readForm(ground, {
          number: params.list,
          slug: params.slug,
          host: hostname,
          referer: headers.referer ?? headers.origin ?? null,
        })
      : null

  app.get<Path>('/public/subscribe/:list/:slug', async (request, reply) => {
    const to = await read(request)
    if (!to) return sendNotice(request, reply, { status: 404, words: 'noForm' })
    if (to === 'several') return sendNotice(request, reply, { status: 409, words: 'manyForms' })
    // What decided here, such as the site that led here, is not there any more when our own page posts.
    if (to.isShared && request.query.done === undefined)
      return seeOther(reply, `${ground.publicUrl}${formPath(ground, to.accountId, to.list.id)}?${asked(request)}`)
    const language = languageOf(request, to.list.language)
    const page =
      request.query.done === undefined
        ? signUpPage(to, language, `?${keptQuery(request, language)}`, null)
        : signedUpPage(to, language)
    return sendPage(request, reply, language, page)
  })

  app.post<Path>('/public/subscribe/:list/:slug', async (request, reply) => {
    const to = await read(request)
    if (!to) return sendNotice(request, reply, { status: 404, words: 'noForm' })
    if (to === 'several') return sendNotice(request, reply, { status: 409, words: 'manyForms' })
    const language = languageOf(request, to.list.language)
    const form = formOf(request)
    // Who fills in what nobody sees is a program; it is told what everybody is.
    if (form.get(TRAP)) return seeOther(reply, `?done&lang=${language}`)
    const query = `?${keptQuery(request, language)}`
    try {
      const values = await signUp(ground, to, form, visitorOf(request, to, form, language))
      if (Object.keys(values.errors).length > 0)
        return sendPage(request, reply, language, signUpPage(to, language, query, values))
      return seeOther(reply, landing(to, values) ?? `?done&lang=${language}`)
    } catch (error) {
      if (!(error instanceof RequestProblem) || error.code !== 'request.tooMany') throw error
      const { retryAfterS } = error.details as { retryAfterS: number }
      reply.header('retry-after', retryAfterS)
      return sendNotice(request, reply, { status: 429, words: 'busy', sender: to.sender, own: to.list.language })
    }
  })
}

/** A form that says which wording it showed is one of ours, here or pasted into a site; any other shows its own. */
function visitorOf(request: FastifyRequest<Path>, to: SignUpForm, form: URLSearchParams, language: Language) {
  const wording = wordingOf(to, language)
  const shown = form.get('wording')
  const isChanged = shown !== null && shown !== wordingMark(wording)
  const isTicked = !to.form.tick || form.get('agree') === '1'
  const { referer } = request.headers
  return {
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    wording: shown === null ? null : wording,
    refused: isChanged ? ('changed' as const) : shown !== null && !isTicked ? ('notAgreed' as const) : null,
    page: referer && /^https?:/.test(referer) ? referer : null,
    source: sourceOf(request),
  }
}

const asked = ({ url }: FastifyRequest) => url.split('?')[1] ?? ''

function sourceOf({ body, query }: FastifyRequest<Path>): string | null {
  const given = (body instanceof URLSearchParams && body.get('source')) || query.source
  return typeof given === 'string' ? given.trim().slice(0, 100) || null : null
}

function keptQuery({ query }: FastifyRequest<Path>, language: Language): string {
  const kept = new URLSearchParams({ lang: language })
  if (typeof query.source === 'string') kept.set('source', query.source.slice(0, 100))
  return kept.toString()
}

/** Filled with what was typed in, not with what we know: it must not show whether the address was known. */
function landing({ list }: SignUpForm, { email, profile, fields }: SignUpValues): string | null {
  const values: MergeValues = {}
  for (const [key, value] of Object.entries({ ...fields, ...profile, email })) values[key.toUpperCase()] = value
  return list.sub_success_page ? pageUrl(list.sub_success_page, values) : null
}
