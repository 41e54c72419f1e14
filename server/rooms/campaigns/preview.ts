import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type ListDetail, listDetails } from '../contacts/index.ts'
import {
  type CompiledEmail,
  compileRow,
  type MergeProblem,
  type MergeValues,
  mergeValues,
  type SystemLinks,
  unknownTags,
} from '../emails/index.ts'
import type { AudienceChoice } from '../outbox/index.ts'
import { campaignById, choiceOf } from './queries.ts'
import { type AddresseeRow, addresseeById, firstOfAudience } from './queries-audience.ts'

/** Nothing that a preview is clicked for may unsubscribe or track anybody. */
export const noLinks: SystemLinks = {
  unsubscribe: '#',
  confirm: '#',
  preferences: '#',
  webVersion: '#',
  pixel: null,
  click: (_no, url) => url,
}

export interface PreviewedEmail {
  subject: string
  html: string
  text: string
  /** Of the HTML as it would be sent, with tracked links. */
  sizeBytes: number
  problems: MergeProblem[]
  unknownTags: string[]
  /** null: nobody is in the audience, so the tags are empty. */
  contact: { id: number; email: string; name: string | null; surname: string | null } | null
}

/**
 * The e-mail as a contact would get it; without one, as the first of the audience would. `subject` and `html` stand for
 * what is saved, where given. Throws thing.notFound.
 */
export async function previewCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  given: { contactId?: number; subject?: string; html?: string },
): Promise<PreviewedEmail> {
  const saved = await campaignById(ground.db, accountId, campaignId)
  if (!saved) throw problem('thing.notFound')
  const row = { ...saved, subject: given.subject ?? saved.subject, html: given.html ?? saved.html }
  const [addressee, lists, account] = await Promise.all([
    addresseeFor(ground, accountId, choiceOf(row), given.contactId),
    listDetails(ground, accountId),
    accountById(ground.db, accountId),
  ])
  const compiled = compileRow(row)
  // No ecmid: whoever follows a link of the preview is not that contact.
  const values = addressee ? mergeValues(addressee, '') : {}
  const filled = compiled.fill(values, noLinks, { date: ground.clock.now(), timeZone: account!.time_zone })
  const chosen = lists.filter(list => row.list_ids.includes(list.id))
  return {
    subject: filled.subject,
    html: filled.html,
    text: filled.text,
    sizeBytes: sizeAsSent(ground, compiled, values),
    problems: compiled.problems,
    unknownTags: unknownTags(compiled.tags, fieldKeys(chosen)),
    contact: addressee && {
      id: addressee.contact_id,
      email: addressee.email,
      name: addressee.name,
      surname: addressee.surname,
    },
  }
}

/** The custom fields that contacts of these lists can have. */
export function fieldKeys(lists: ListDetail[]): string[] {
  return lists.flatMap(list => list.fields.map(field => field.key))
}

/** The chosen contact, or the first of the audience; null when that is empty. Throws thing.notFound. */
export async function addresseeFor(
  ground: Ground,
  accountId: number,
  choice: AudienceChoice,
  contactId: number | undefined,
): Promise<AddresseeRow | null> {
  const id = contactId ?? (await firstOfAudience(ground.db, accountId, choice))
  const addressee = id === null ? undefined : await addresseeById(ground.db, accountId, id, choice.listIds)
  if (!addressee && contactId !== undefined) throw problem('thing.notFound', { contact: contactId })
  return addressee ?? null
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
