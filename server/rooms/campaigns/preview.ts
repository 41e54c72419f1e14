import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type ListDetail, listDetails } from '../contacts/index.ts'
import { type AddresseeRow, addresseeById, mergeValues, type SeenEmail, seeEmail } from '../emails/index.ts'
import type { AudienceChoice } from '../outbox/index.ts'
import { campaignById, choiceOf } from './queries.ts'
import { firstOfAudience } from './queries-audience.ts'

/** null: nobody is in the audience, so the tags are empty. */
export type PreviewedEmail = SeenEmail & { contact: AddresseeRow | null }

/**
 * The e-mail as a contact would get it; without one, as the first of the audience would. `subject`, `html` and `mjml` stand
 * for what is saved, where given. Throws thing.notFound.
 */
export async function previewCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  given: { contactId?: number; subject?: string; html?: string; mjml?: string | null },
): Promise<PreviewedEmail> {
  const saved = await campaignById(ground.db, accountId, campaignId)
  if (!saved) throw problem('thing.notFound')
  const [contact, lists, account] = await Promise.all([
    addresseeFor(ground, accountId, choiceOf(saved), given.contactId),
    listDetails(ground, accountId),
    accountById(ground.db, accountId),
  ])
  const source = {
    subject: given.subject ?? saved.subject,
    html: given.html ?? saved.html,
    mjml: given.mjml === undefined ? (given.html === undefined ? saved.mjml : null) : given.mjml,
    plainText: saved.plain_text,
  }
  const seen = await seeEmail(ground, accountId, source, {
    // No ecmid: whoever follows a link of the preview is not that contact.
    values: contact ? mergeValues(contact, '') : {},
    fieldKeys: fieldKeys(lists.filter(list => saved.list_ids.includes(list.id))),
    timeZone: account!.time_zone,
    shop: {
      contactId: contact?.contact_id ?? null,
      isChosen: given.contactId !== undefined,
      language: account!.language,
    },
  })
  return { ...seen, contact }
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
