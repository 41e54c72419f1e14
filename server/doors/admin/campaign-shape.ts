import type { Campaign, CampaignLine, CampaignRow } from '../../../contract/campaign.ts'
import type { CalendarEntry } from '../../../contract/schedule.ts'
import type { CampaignRecord, CampaignSummary } from '../../rooms/campaigns/index.ts'
import type { CampaignInTable } from '../../rooms/reports/index.ts'
import { instant } from './instant.ts'

export function shownCampaignRow(record: CampaignSummary): CampaignRow {
  return {
    id: record.id,
    title: record.title,
    subject: record.subject,
    subjectSeen: record.subjectSeen,
    status: record.status,
    listIds: record.listIds,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    scheduledAt: instant(record.scheduledAt),
    startedAt: instant(record.startedAt),
    doneAt: instant(record.doneAt),
    counts: record.counts,
  }
}

export function shownCampaignLine(record: CampaignInTable): CampaignLine {
  return { ...shownCampaignRow(record), conversions: record.conversions }
}

export function shownCampaign(record: CampaignRecord): Campaign {
  return {
    ...shownCampaignRow(record),
    fromName: record.fromName,
    fromEmail: record.fromEmail,
    replyTo: record.replyTo,
    excludedListIds: record.excludedListIds,
    resendOf: record.resendOf,
    missedWhy: record.missedWhy,
    html: record.html,
    plainText: record.plainText,
    mjml: record.mjml,
    error: record.error,
    trouble: shownTrouble(record.trouble),
    archiveUrl: record.archiveUrl,
    archive: record.archive,
    perHour: record.perHour,
    resends: record.resends,
    inFlight: record.inFlight,
    held: record.held,
    version: record.version,
  }
}

export function shownEntry(record: CampaignSummary): CalendarEntry {
  return {
    id: record.id,
    title: record.title,
    subjectSeen: record.subjectSeen,
    status: record.status,
    at: (record.startedAt ?? record.scheduledAt)!.toISOString(),
    recipients: record.counts.recipients,
    version: record.version,
  }
}

function shownTrouble(trouble: CampaignRecord['trouble']): Campaign['trouble'] {
  return trouble && { since: instant(trouble.since), text: trouble.text }
}
