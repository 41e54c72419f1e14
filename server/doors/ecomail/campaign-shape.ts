import type { CampaignCounts } from '../../../contract/campaign.ts'
import type { CampaignRecord, CampaignSummary } from '../../rooms/campaigns/index.ts'
import type { CampaignFigures } from '../../rooms/reports/index.ts'
import { numberOfCampaignStatus } from './status.ts'
import { localTime, offsetMicroTime } from './times.ts'

function head(campaign: CampaignSummary) {
  return {
    id: campaign.id,
    title: campaign.title,
    from_name: campaign.fromName,
    from_email: campaign.fromEmail,
    reply_to: campaign.replyTo,
    subject: campaign.subject,
  }
}

/** An element of the list of campaigns. */
export function campaignItem(campaign: CampaignSummary, timeZone: string) {
  return {
    ...head(campaign),
    ga: null,
    sent_at: localTime(campaign.startedAt, timeZone),
    changed_at: localTime(campaign.updatedAt, timeZone),
    recipients: campaign.counts.recipients,
    inserted: localTime(campaign.createdAt, timeZone),
    status: numberOfCampaignStatus(campaign.status),
    scheduled_at: localTime(campaign.scheduledAt, timeZone),
    template_id: null,
    archive_url: campaign.archiveUrl,
    // PHP's serialised null, as the original has it.
    attachments: 'N;',
  }
}

/** The answer to creating and to sending. */
export function campaignDraft(campaign: CampaignRecord) {
  return {
    ...head(campaign),
    recepient_lists: campaign.audience,
    template_type: 'html',
    campaign_type: 'email',
    updated_at: offsetMicroTime(campaign.updatedAt),
    created_at: offsetMicroTime(campaign.createdAt),
    archive_url: campaign.archiveUrl,
  }
}

type Counts = Omit<CampaignFigures, 'conversions' | 'conversionsValue'>

/** Every refusal counts as a bounce; what was accepted and came back later is in `bounce` too, and not delivered. */
function outcome(counts: Counts) {
  const bounce = counts.softBounced + counts.hardBounced
  const delivery = Math.max(0, counts.accepted - Math.max(0, bounce - counts.refused))
  return { bounce, delivery }
}

export function campaignStats(figures: CampaignFigures) {
  return {
    ...mailStats(figures),
    conversions: figures.conversions,
    conversions_value: figures.conversionsValue,
  }
}

function mailStats(counts: Counts) {
  const { bounce, delivery } = outcome(counts)
  return {
    inject: counts.recipients,
    delivery,
    delivery_rate: percent(delivery, counts.recipients),
    open: counts.opened,
    total_open: counts.opens,
    open_rate: percent(counts.opened, delivery),
    click: counts.clicked,
    total_click: counts.clicks,
    click_rate: percent(counts.clicked, delivery),
    bounce,
    bounce_rate: percent(bounce, counts.recipients),
    spam: counts.complained,
    spam_rate: percent(counts.complained, delivery),
    unsub: counts.unsubscribed,
    unsub_rate: percent(counts.unsubscribed, delivery),
  }
}

/** The same numbers as the campaign's own page names them: the rates have no underscore there. */
export function campaignDetailStats(counts: CampaignCounts) {
  const stats = mailStats(counts)
  return {
    inject: stats.inject,
    send: counts.accepted + counts.refused,
    delivered: stats.delivery,
    open: stats.open,
    total_open: stats.total_open,
    click: stats.click,
    total_click: stats.total_click,
    hard_bounce: counts.hardBounced,
    spam: stats.spam,
    unsub: stats.unsub,
    openrate: stats.open_rate,
    clickrate: stats.click_rate,
    delivery_rate: stats.delivery_rate,
  }
}

/** 0 to 100, two decimals. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.round((part / whole) * 10_000) / 100) : 0
}
