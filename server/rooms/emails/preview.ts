import type { Language } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { listDetails } from '../contacts/index.ts'
import { compileEmail } from './compile.ts'
import type { CompiledEmail, MergeProblem, MergeValues, SystemLinks } from './merge-types.ts'
import { compileMjml, type MjmlProblem } from './mjml.ts'
import { type AddresseeRow, addresseeById } from './queries-addressee.ts'
import { sampleValues } from './sample.ts'
import { shopPreview, shopSample } from './shop-sample.ts'
import { orderSample } from './starters/order-sample.ts'
import { mergeValues, unknownTags } from './values.ts'

/** Nothing that a preview is clicked for may unsubscribe or track anybody. */
export const noLinks: SystemLinks = {
  unsubscribe: '#',
  confirm: '#',
  preferences: '#',
  webVersion: '#',
  pixel: null,
  click: (_no, url) => url,
}

/** What an author sees of an e-mail before it is sent to anybody. */
export interface SeenEmail {
  subject: string
  html: string
  text: string
  /** Of the HTML as it would be sent, with tracked links. */
  sizeBytes: number
  problems: SeenProblem[]
  unknownTags: string[]
  /** Addresses that only an example has (RFC 2606), such as a starter's. */
  exampleLinks: string[]
}

/** Where the links of starters lead. A whole shop of .example, such as the demo's, is meant so. */
const exampleSite = /^https?:\/\/(?:www\.)?example\.(?:cz|com|org|net)(?:[/?#]|$)/i

export interface SeenProblem {
  where: MergeProblem['where'] | 'mjml'
  line: number
  column: number
  code: MergeProblem['code'] | MjmlProblem['code']
  tag: string
  detail: string | null
  harmless: boolean
}

export interface SeenSource {
  subject: string
  html: string
  plainText?: string | null
  /** Compiled anew; `html` is then not looked at. */
  mjml?: string | null
}

/** Whose basket and purchases fill the tags of the shop; not chosen: samples stand in for what that contact has not. */
type ShopEyes = Parameters<typeof shopPreview>[3]

/** Fills an e-mail for one person. Lines of problems are those of the source: of the MJML where there is one. */
export async function seeEmail(
  ground: Ground,
  accountId: number,
  source: SeenSource,
  eyes: { values: MergeValues; fieldKeys: Iterable<string>; timeZone: string; shop: ShopEyes },
): Promise<SeenEmail> {
  const fromMjml = typeof source.mjml === 'string' ? await compileMjml(accountId, source.mjml) : null
  const html = fromMjml?.html ?? source.html
  const compiled = compileEmail({ subject: source.subject, html, plainText: source.plainText })
  const values = { ...(await shopPreview(ground, accountId, compiled.tags, eyes.shop)), ...eyes.values }
  const filled = compiled.fill(values, noLinks, { date: ground.clock.now(), timeZone: eyes.timeZone })
  const problems = compiled.problems.map(one => seenProblem(one, html, fromMjml ? source.mjml! : html))
  return {
    subject: filled.subject,
    html: filled.html,
    text: filled.text,
    sizeBytes: sizeAsSent(ground, compiled, values),
    problems: [...(fromMjml?.problems.map(ofMjml) ?? []), ...problems].sort((a, b) => a.line - b.line),
    unknownTags: unknownTags(compiled.tags, eyes.fieldKeys),
    exampleLinks: compiled.links.map(link => link.url).filter(url => exampleSite.test(url)),
  }
}

const ofMjml = (one: MjmlProblem): SeenProblem => ({ ...one, where: 'mjml', column: 1 })

/** The same tag, so many times before it, is the same place in what it was compiled from. */
export function seenProblem(one: MergeProblem, html: string, source: string): SeenProblem {
  const { where, line, column, code, tag } = one
  const seen = { where, line, column, code, tag, detail: null, harmless: false }
  if (where !== 'html' || source === html || tag === '') return seen
  const before = html.slice(0, one.offset).split(tag).length - 1
  let at = source.indexOf(tag)
  for (let n = 0; n < before && at >= 0; n++) at = source.indexOf(tag, at + tag.length)
  if (at < 0) at = Math.max(0, source.indexOf(tag))
  const lines = source.slice(0, at).split('\n')
  return { ...seen, line: lines.length, column: lines.at(-1)!.length + 1 }
}

/**
 * A template as a contact of the account would get it; without one, as an invented person would. Throws thing.notFound.
 */
export async function previewTemplate(
  ground: Ground,
  accountId: number,
  source: SeenSource & { language: Language; contactId?: number },
): Promise<SeenEmail & { contact: AddresseeRow | null }> {
  const [lists, account] = await Promise.all([listDetails(ground, accountId), accountById(ground.db, accountId)])
  const listIds = lists.map(list => list.id)
  const contact =
    source.contactId === undefined ? null : await addresseeById(ground.db, accountId, source.contactId, listIds)
  if (contact === undefined) throw problem('thing.notFound', { contact: source.contactId })
  const seen = await seeEmail(ground, accountId, source, {
    // A template may be one for transactional mails: what the call would give is made up, too.
    values: {
      ...orderSample[source.language],
      ...(contact ? mergeValues(contact, '') : sampleValues(source.language)),
    },
    fieldKeys: [
      ...lists.flatMap(list => list.fields.map(field => field.key)),
      ...Object.keys(orderSample[source.language]),
    ],
    timeZone: account!.time_zone,
    shop: { contactId: contact?.contact_id ?? null, isChosen: contact !== null, language: source.language },
  })
  return { ...seen, contact }
}

/** What a picture of an e-mail shows. */
export function sampleOf(ground: Ground, html: string, language: Language): string {
  const now = { date: ground.clock.now(), timeZone: 'Europe/Prague' }
  const values = { ...orderSample[language], ...sampleValues(language) }
  const compiled = compileEmail({ subject: '', html })
  return compiled.fill({ ...shopSample(compiled.tags, language, now.date), ...values }, noLinks, now).html
}

/** Characters of a message's token, and what a personal link adds to it (base64). */
const TOKEN_LENGTH = 24

/** The size of the HTML with links as long as the tracked ones will be. */
export function sizeAsSent(ground: Ground, compiled: CompiledEmail, values: MergeValues): number {
  const address = (path: string, extra = 0) =>
    `${ground.publicUrl}${path}${'x'.repeat(TOKEN_LENGTH + Math.ceil((extra * 4) / 3))}`
  const links: SystemLinks = {
    unsubscribe: address('/u/'),
    confirm: address('/s/'),
    preferences: `${address('/u/')}/preferences`,
    webVersion: address('/t/w/'),
    pixel: address('/t/o/'),
    click: (_no, url, personal) => address('/t/c/', personal ? Buffer.byteLength(url) : 0),
  }
  return Buffer.byteLength(compiled.fill(values, links, { date: ground.clock.now(), timeZone: 'UTC' }).html)
}
