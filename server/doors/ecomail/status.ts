import type { CampaignStatus } from '../../../contract/campaign.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'

const numbers: Record<SubscriptionStatus, number> = {
  subscribed: 1,
  unsubscribed: 2,
  soft_bounced: 3,
  hard_bounced: 4,
  complained: 5,
  unconfirmed: 6,
}

export function numberOfStatus(status: SubscriptionStatus): number {
  return numbers[status]
}

/** From 1 or "1". */
export function statusOfNumber(given: unknown): SubscriptionStatus | undefined {
  if (typeof given !== 'number' && typeof given !== 'string') return undefined
  const text = String(given).trim()
  return (Object.keys(numbers) as SubscriptionStatus[]).find(status => String(numbers[status]) === text)
}

const words: Record<string, SubscriptionStatus[]> = {
  subscribed: ['subscribed'],
  unsubscribed: ['unsubscribed'],
  bounced: ['soft_bounced', 'hard_bounced'],
  complained: ['complained'],
  not_confirmed: ['unconfirmed'],
}

/** What `?status=` means: a word or a number; undefined when it means nothing. */
export function statusesOfFilter(given: unknown): SubscriptionStatus[] | undefined {
  const text = String(given ?? '').trim()
  if (text === '') return words.subscribed
  const status = statusOfNumber(text)
  return status ? [status] : Object.hasOwn(words, text) ? words[text] : undefined
}

const campaignNumbers: Record<CampaignStatus, number> = {
  draft: 0,
  scheduled: 7,
  // To the outside it is one that should have gone out and did not.
  missed: 4,
  preparing: 1,
  sending: 2,
  paused: 2,
  sent: 3,
  cancelled: 3,
  errored: 4,
}

export function numberOfCampaignStatus(status: CampaignStatus): number {
  return campaignNumbers[status]
}

/** All of ours that Ecomail shows under this number. */
export function campaignStatusesOf(given: string): CampaignStatus[] {
  return (Object.keys(campaignNumbers) as CampaignStatus[]).filter(
    status => String(campaignNumbers[status]) === given.trim() || status === given.trim(),
  )
}
