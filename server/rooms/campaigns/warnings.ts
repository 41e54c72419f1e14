import type { Ground } from '../../platform/ground.ts'
import { isVerifiedSender, senderDomain } from '../accounts/index.ts'
import type { ListDetail } from '../contacts/index.ts'
import { type Finding, inspectHtml } from '../emails/index.ts'
import type { AudienceWarning } from './audience.ts'
import { type CampaignDbRow, choiceOf } from './queries.ts'
import { alreadyWritten } from './queries-audience.ts'

/** Longer ones are cut on a phone. */
const LONGEST_SUBJECT = 70
const SHOUTING_LETTERS = 8
const RECENT_MS = 24 * 3_600_000
/** Fewer unconfirmed of a list are the usual rest. */
const WAITING_SHARE = 0.1

type Code = AudienceWarning['code']
const said = (code: Code, data: AudienceWarning['data'] = {}): AudienceWarning => ({ code, blocking: false, data })

/** What a reader would stumble over: a link that leads nowhere, a picture that is not loaded. */
export function contentWarnings(findings: Finding[]): AudienceWarning[] {
  return grouped(findings, ['linkEmpty', 'linkLocal', 'linkSample', 'imageInsecure'])
}

/** What could be better, and harms nobody as it is. */
export function hintsOf(row: CampaignDbRow, findings: Finding[]): AudienceWarning[] {
  const subject = row.subject.replace(/\*\|.*?\|\*/g, '').trim()
  const letters = subject.match(/\p{L}/gu) ?? []
  const isShouting = letters.length >= SHOUTING_LETTERS && subject === subject.toUpperCase()
  return [
    ...(subject.length > LONGEST_SUBJECT
      ? [said('subjectLong', { characters: subject.length, limit: LONGEST_SUBJECT })]
      : []),
    ...(isShouting ? [said('subjectShouting')] : []),
    ...grouped(findings, ['preheaderMissing', 'altMissing', 'langMissing']),
  ]
}

/** Of an e-mail in MJML without places: lines of what it was compiled to are nowhere to be seen. */
export const findingsOf = (row: CampaignDbRow) =>
  inspectHtml(row.html).map(finding => (row.mjml === null ? finding : { ...finding, line: 0 }))

function grouped(findings: Finding[], codes: Finding['code'][]): AudienceWarning[] {
  return codes.flatMap(code => {
    const found = findings.filter(finding => finding.code === code)
    const places = found.filter(({ line }) => line > 0).map(({ line, column }) => ({ line, column }))
    return found.length > 0 ? [said(code, { places, count: found.length })] : []
  })
}

const nobody = { txt: async () => [] }

/** What others make of the sender. `leavesMachine`: only then is anybody asked, since nothing is sent otherwise. */
export async function senderWarnings(
  ground: Ground,
  accountId: number,
  row: CampaignDbRow,
  leavesMachine: boolean,
): Promise<AudienceWarning[]> {
  if (row.from_email.trim() === '') return []
  if (ground.requireVerifiedDomains && !(await isVerifiedSender(ground.db, accountId, row.from_email)))
    return [{ code: 'domainNotVerified', blocking: true, data: { domain: row.from_email.split('@').at(-1) } }]
  const sender = await senderDomain(leavesMachine ? ground : { ...ground, dns: nobody }, row.from_email)
  if (!sender) return []
  const { domain, isFreemail, hasSpf, hasDmarc } = sender
  if (isFreemail) return [said('senderFreemail', { domain })]
  if (!leavesMachine) return []
  if (hasSpf === null || hasDmarc === null) return [said('senderUnchecked', { domain })]
  return [...(hasSpf ? [] : [said('spfMissing', { domain })]), ...(hasDmarc ? [] : [said('dmarcMissing', { domain })])]
}

/** Lists where many have not confirmed yet, and ones that were left out and are gone: their people would get it. */
export function listWarnings(row: CampaignDbRow, chosen: ListDetail[], lists: ListDetail[]): AudienceWarning[] {
  const waiting = chosen.filter(
    ({ counts }) =>
      counts.unconfirmed > 0 && counts.unconfirmed >= WAITING_SHARE * (counts.subscribed + counts.unconfirmed),
  )
  const gone = row.excluded_list_ids.filter(id => !lists.some(list => list.id === id)).length
  const contacts = waiting.reduce((n, { counts }) => n + counts.unconfirmed, 0)
  return [
    ...(gone > 0 ? [said('excludedListGone', { count: gone })] : []),
    ...(waiting.length > 0 ? [said('listUnconfirmed', { lists: waiting.map(list => list.name), contacts })] : []),
  ]
}

/** How many of them had a campaign within a day. One that is sent again is meant to follow another. */
export async function overlapWarnings(
  ground: Ground,
  accountId: number,
  row: CampaignDbRow,
): Promise<AudienceWarning[]> {
  if (row.list_ids.length === 0 || row.resend_of !== null) return []
  const since = new Date(ground.clock.now().getTime() - RECENT_MS)
  const { contacts, titles } = await alreadyWritten(ground.db, accountId, choiceOf(row), since)
  return contacts > 0 ? [said('recentlySent', { contacts, titles })] : []
}
