import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { knownLists, type ListDetail, listDetails } from '../contacts/index.ts'
import { type CompiledEmail, compileRow, seenProblem, sizeAsSent, unknownTags } from '../emails/index.ts'
import { type AudienceChoice, type AudienceCount, countAudience } from '../outbox/index.ts'
import { fieldKeys } from './preview.ts'
import { type CampaignDbRow, campaignById, choiceOf } from './queries.ts'
import { countWithout, firstOfAudience } from './queries-audience.ts'
import { shopWarnings } from './shop-warnings.ts'
import { missingParts, STARTABLE } from './start.ts'
import { tagSources, tagsLeftEmpty } from './tag-fallbacks.ts'
import { contentWarnings, findingsOf, hintsOf, listWarnings, overlapWarnings, senderWarnings } from './warnings.ts'

/** Gmail shows so much of a mail's HTML and hides the rest, the unsubscribe link with it. */
const GMAIL_CLIPS_BYTES = 102_000

export interface AudienceWarning {
  code:
    | 'subjectMissing'
    | 'senderMissing'
    | 'htmlMissing'
    | 'mjmlBroken'
    | 'listsMissing'
    | 'noRecipients'
    | 'emailBroken'
    | 'unsubscribeMissing'
    | 'unknownTags'
    | 'tooLarge'
    | 'publicUrlInsecure'
    | 'valuesMissing'
    | 'linkEmpty'
    | 'linkLocal'
    | 'linkSample'
    | 'imageInsecure'
    | 'senderFreemail'
    | 'senderUnchecked'
    | 'domainNotVerified'
    | 'spfMissing'
    | 'dmarcMissing'
    | 'listUnconfirmed'
    | 'excludedListGone'
    | 'recentlySent'
    | 'couponsShort'
    | 'couponFolderGone'
    | 'catalogueEmpty'
    | 'shopDataMissing'
    | 'subjectLong'
    | 'subjectShouting'
    | 'preheaderMissing'
    | 'altMissing'
    | 'langMissing'
  /** Stops the start; the others are only said before it. */
  blocking: boolean
  data: Record<string, unknown>
}

export interface CampaignAudience extends AudienceCount {
  warnings: AudienceWarning[]
  /** What could be better, and harms nobody as it is. */
  hints: AudienceWarning[]
}

/**
 * Who would receive a campaign if it were started now, and what to know before. `leavesMachine`: mail goes out for real,
 * so that what other mail providers ask for matters. Throws thing.notFound.
 */
export async function readAudience(
  ground: Ground,
  accountId: number,
  campaignId: number,
  { leavesMachine }: { leavesMachine: boolean },
): Promise<CampaignAudience> {
  const row = await campaignById(ground.db, accountId, campaignId)
  if (!row) throw problem('thing.notFound')
  const lists = await listDetails(ground, accountId)
  const chosen = lists.filter(list => row.list_ids.includes(list.id))
  const compiled = compileRow(row)
  const findings = findingsOf(row)
  const [counts, ofValues, ofSender, ofOverlap] = await Promise.all([
    countAudience(ground, accountId, { ...choiceOf(row), listIds: chosen.map(list => list.id) }),
    valueWarnings(ground, accountId, row, compiled, chosen),
    senderWarnings(ground, accountId, row, leavesMachine),
    overlapWarnings(ground, accountId, row),
  ])
  return {
    ...counts,
    warnings: [
      ...missingWarnings(row, chosen, counts.recipients),
      ...emailWarnings(ground, row, compiled, chosen),
      ...contentWarnings(findings),
      ...ofValues,
      ...listWarnings(row, chosen, lists),
      ...ofOverlap,
      ...(await shopWarnings(ground, accountId, row, compiled.tags, counts.recipients)),
      ...ofSender,
      ...(leavesMachine ? outsideWarnings(ground) : []),
    ],
    hints: hintsOf(row, findings),
  }
}

/**
 * Who would receive a campaign to these lists if it were started now: a choice as it is made, not yet saved. `unopened`: only
 * those who did not open that campaign. Throws thing.notFound, campaign.notSent.
 */
export async function countChoice(
  ground: Ground,
  accountId: number,
  given: { listIds: number[]; excludedListIds: number[]; unopened?: { of: number; by: 'human' | 'any' } },
): Promise<AudienceCount> {
  const known = new Set(await knownLists(ground.db, accountId, [...given.listIds, ...given.excludedListIds]))
  const choice: AudienceChoice = {
    listIds: [...new Set(given.listIds)].filter(id => known.has(id)),
    excludedListIds: [...new Set(given.excludedListIds)].filter(id => known.has(id)),
    unopened: given.unopened ? await unopenedOf(ground, accountId, given.unopened) : null,
  }
  return await countAudience(ground, accountId, choice)
}

async function unopenedOf(
  ground: Ground,
  accountId: number,
  { of, by }: { of: number; by: 'human' | 'any' },
): Promise<AudienceChoice['unopened']> {
  const original = await campaignById(ground.db, accountId, of)
  if (!original) throw problem('thing.notFound', { campaign: of })
  const { dispatch_id: dispatchId, dispatch_month: month } = original
  if (dispatchId === null || month === null) throw problem('campaign.notSent')
  return { dispatchId, month, by }
}

/** For a start by hand: a campaign that is whole but that nobody would receive. Throws campaign.noRecipients. */
export async function refuseEmptyAudience(ground: Ground, accountId: number, campaignId: number): Promise<void> {
  const row = await campaignById(ground.db, accountId, campaignId)
  if (!row || !STARTABLE.includes(row.status) || missingParts(row).length > 0) return
  if ((await firstOfAudience(ground.db, accountId, choiceOf(row))) === null) throw problem('campaign.noRecipients')
}

const PARTS: Record<string, AudienceWarning['code']> = {
  subject: 'subjectMissing',
  fromName: 'senderMissing',
  fromEmail: 'senderMissing',
  html: 'htmlMissing',
  listIds: 'listsMissing',
}

function missingWarnings(row: CampaignDbRow, chosen: ListDetail[], recipients: number): AudienceWarning[] {
  // A list deleted since is as good as none chosen.
  const parts = missingParts({ ...row, list_ids: chosen.map(list => list.id) })
  const isBroken = row.mjml !== null && row.mjml.trim() !== ''
  const codes = [...new Set(parts.map(part => (part === 'html' && isBroken ? 'mjmlBroken' : PARTS[part]!)))]
  const warnings: AudienceWarning[] = codes.map(code => ({ code, blocking: true, data: {} }))
  if (chosen.length > 0 && recipients === 0) warnings.push({ code: 'noRecipients', blocking: true, data: {} })
  return warnings
}

function emailWarnings(
  ground: Ground,
  row: CampaignDbRow,
  compiled: CompiledEmail,
  chosen: ListDetail[],
): AudienceWarning[] {
  const warnings: AudienceWarning[] = []
  const warn = (code: AudienceWarning['code'], blocking: boolean, data: AudienceWarning['data']) =>
    warnings.push({ code, blocking, data })
  if (compiled.problems.length > 0) {
    const problems = compiled.problems.map(one => {
      const { where, line, column, code, tag } = seenProblem(one, row.html, row.mjml ?? row.html)
      return { where, line, column, code, tag }
    })
    warn('emailBroken', true, { problems })
  }
  // The header lets people out too, but few programs show it. Not blocking: some mails are owed to everybody.
  if (row.html.trim() !== '' && !compiled.hasUnsubscribe && !compiled.tags.includes('PREFERENCES'))
    warn('unsubscribeMissing', false, {})
  const unknown = unknownTags(compiled.tags, fieldKeys(chosen))
  if (unknown.length > 0) warn('unknownTags', false, { tags: unknown })
  const sizeBytes = sizeAsSent(ground, compiled, {})
  if (sizeBytes > GMAIL_CLIPS_BYTES) warn('tooLarge', false, { sizeBytes, limitBytes: GMAIL_CLIPS_BYTES })
  return warnings
}

/** "Dear ," to how many: tags that print nothing where a contact has nothing, and no condition stands before them. */
async function valueWarnings(
  ground: Ground,
  accountId: number,
  row: CampaignDbRow,
  compiled: CompiledEmail,
  chosen: ListDetail[],
): Promise<AudienceWarning[]> {
  const sources = tagSources(tagsLeftEmpty(compiled), fieldKeys(chosen))
  if (sources.length === 0 || chosen.length === 0) return []
  const { byTag, any } = await countWithout(ground.db, accountId, choiceOf(row), sources)
  const missing = sources.map(({ tag }, i) => ({ tag, contacts: byTag[i]! })).filter(({ contacts }) => contacts > 0)
  if (missing.length === 0) return []
  return [
    { code: 'valuesMissing', blocking: false, data: { tags: missing.map(({ tag }) => tag), contacts: any, missing } },
  ]
}

/** RFC 8058: one-click unsubscribing must be https; without it Gmail and Yahoo count the mail as one that has none. */
function outsideWarnings(ground: Ground): AudienceWarning[] {
  if (ground.publicUrl.startsWith('https:')) return []
  return [{ code: 'publicUrlInsecure', blocking: false, data: { publicUrl: ground.publicUrl } }]
}
