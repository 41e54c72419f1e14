import { randomBytes } from 'node:crypto'
import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, NOBODY } from '../accounts/index.ts'
import { knownLists } from '../contacts/index.ts'
import { type EmailContent, insertEmail, updateEmail, withHtml } from '../emails/index.ts'
import { type CampaignDbRow, lockCampaign } from './queries.ts'
import { type DraftSettings, insertCampaign, updateCampaign } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'
import { expectVersion } from './versions.ts'

export interface CampaignDraft {
  title?: string
  subject?: string
  fromName?: string
  fromEmail?: string
  replyTo?: string | null
  html?: string
  plainText?: string | null
  /** Compiled into `html`; null keeps the HTML and ends the MJML. */
  mjml?: string | null
  listIds?: number[]
  /** Whoever is subscribed to one of these is left out. */
  excludedListIds?: number[]
  /** At most so many messages an hour; null: as fast as it goes. */
  perHour?: number | null
  /** As the API gave it; [ids] where not said. */
  audience?: unknown
}

/** Throws contact.emailInvalid { field } or thing.notFound { list }. */
export async function createCampaign(
  ground: Ground,
  accountId: number,
  given: CampaignDraft,
  by: Actor = NOBODY,
): Promise<CampaignRecord> {
  const draft = await withHtml(accountId, given)
  const id = await ground.db.transaction(async tx => {
    const content = contentOf(draft, null)
    const settings = await settingsOf(tx, accountId, { ...draft, title: draft.title ?? content.subject }, null)
    const now = ground.clock.now()
    const { id: emailId } = await insertEmail(tx, accountId, content, null, now)
    const archiveHash = randomBytes(12).toString('hex')
    return await insertCampaign(tx, accountId, { ...settings, emailId, archiveHash }, by.userId, now)
  })
  return await readCampaign(ground, accountId, id)
}

/**
 * Changes a draft; what is not given stays. With `version` only when nobody has changed it since. Throws thing.notFound,
 * campaign.notDraft, campaign.changedElsewhere { version, by, at }, contact.emailInvalid { field }.
 */
export async function changeCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  given: CampaignDraft,
  { version, by = NOBODY }: { version?: number; by?: Actor } = {},
): Promise<CampaignRecord> {
  const draft = await withHtml(accountId, given)
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.status !== 'draft') throw problem('campaign.notDraft')
    await expectVersion(tx, accountId, row, version)
    const now = ground.clock.now()
    await updateEmail(tx, accountId, row.email_id, contentOf(draft, row), now)
    const settings = await settingsOf(tx, accountId, draft, row)
    await updateCampaign(tx, accountId, campaignId, settings, by.userId, now)
  })
  return await readCampaign(ground, accountId, campaignId)
}

function contentOf(draft: CampaignDraft, row: CampaignDbRow | null): EmailContent {
  return {
    subject: draft.subject ?? row?.subject ?? '',
    from_name: draft.fromName ?? row?.from_name ?? '',
    from_email: draft.fromEmail === undefined ? (row?.from_email ?? '') : checkedAddress('fromEmail', draft.fromEmail),
    reply_to:
      draft.replyTo === undefined ? (row?.reply_to ?? null) : checkedAddress('replyTo', draft.replyTo ?? '') || null,
    html: draft.html ?? row?.html ?? '',
    plain_text: draft.plainText === undefined ? (row?.plain_text ?? null) : draft.plainText,
    mjml: draft.mjml === undefined ? (row?.mjml ?? null) : draft.mjml,
    language: 'cs',
  }
}

async function settingsOf(
  tx: Tx,
  accountId: number,
  draft: CampaignDraft,
  row: CampaignDbRow | null,
): Promise<DraftSettings> {
  const lists = async (given: number[] | undefined, known: number[] | undefined) =>
    given ? await checkedLists(tx, accountId, given) : (known ?? [])
  const listIds = await lists(draft.listIds, row?.list_ids)
  return {
    title: draft.title ?? row?.title ?? '',
    listIds,
    excludedListIds: await lists(draft.excludedListIds, row?.excluded_list_ids),
    audience: draft.audience ?? (draft.listIds || !row ? listIds : row.audience),
    perHour: draft.perHour === undefined ? (row?.per_hour ?? null) : draft.perHour,
  }
}

/** A draft may still lack an address, but what it has is one. */
function checkedAddress(field: string, text: string): string {
  if (text.trim() === '') return ''
  const address = parseAddress(text)
  if (!address) throw problem('contact.emailInvalid', { field })
  return address.email
}

async function checkedLists(tx: Tx, accountId: number, listIds: number[]): Promise<number[]> {
  const wanted = [...new Set(listIds)]
  const known = new Set(await knownLists(tx, accountId, wanted))
  const missing = wanted.find(id => !known.has(id))
  if (missing !== undefined) throw problem('thing.notFound', { list: missing })
  return wanted
}
