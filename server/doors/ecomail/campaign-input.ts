import type { CampaignDraft } from '../../rooms/campaigns/index.ts'
import type { Json } from './body.ts'
import { readArray, readIdValue, readText, unreadable } from './input.ts'
import { invalid, required } from './refusal.ts'

const TEXTS = {
  title: 'title',
  from_name: 'fromName',
  from_email: 'fromEmail',
  reply_to: 'replyTo',
  subject: 'subject',
  html_text: 'html',
} as const

/** A whole campaign; every field that it lacks is named in the refusal. */
export function readNewCampaign(body: Json): CampaignDraft {
  const missing = [...Object.keys(TEXTS), 'recepient_lists'].filter(field => isEmpty(body[field]))
  if (missing.length > 0) throw invalid(Object.fromEntries(missing.map(field => [field, [required(field)]])))
  return readCampaignChange(body)
}

/** What is given of a campaign; what must not be empty is refused when it is. */
export function readCampaignChange(body: Json): CampaignDraft {
  const draft: CampaignDraft = {}
  for (const [field, ours] of Object.entries(TEXTS)) {
    const given = body[field]
    if (given === undefined) continue
    if (isEmpty(given)) throw invalid({ [field]: [required(field)] })
    const text = readText(given)
    if (typeof text !== 'string') throw notText(field)
    draft[ours] = text
  }
  const plainText = readText(body.plain_text)
  if (plainText === unreadable) throw notText('plain_text')
  if (plainText !== undefined) draft.plainText = plainText || null
  if (body.recepient_lists !== undefined) {
    draft.listIds = readRecipients(body.recepient_lists)
    draft.audience = body.recepient_lists
  }
  return draft
}

function readRecipients(given: unknown): number[] {
  if (typeof given === 'object' && given !== null && 'segments' in given) {
    throw invalid({ recepient_lists: ['The selected segment does not exist.'] })
  }
  const values = readArray(given) ?? [given]
  const ids = values.map(readIdValue)
  if (ids.length === 0) throw invalid({ recepient_lists: [required('recepient_lists')] })
  if (!ids.every(id => id !== null)) throw unknownList()
  return ids
}

export function unknownList() {
  return invalid({ recepient_lists: ['The selected recepient lists is invalid.'] })
}

function isEmpty(given: unknown): boolean {
  return given === undefined || given === null || (typeof given === 'string' && given.trim() === '')
}

function notText(field: string) {
  return invalid({ [field]: [`The ${field.replaceAll('_', ' ')} must be a string.`] })
}
