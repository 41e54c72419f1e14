import type { CampaignReport, Recipient } from '../../../contract/report.ts'
import type { CampaignOutcome, RecipientRecord } from '../../rooms/reports/index.ts'
import { instant } from './instant.ts'

export function shownReport(outcome: CampaignOutcome): CampaignReport {
  const { campaign, links, hours, refusals, signals, ...rest } = outcome
  return {
    ...rest,
    counts: campaign.counts,
    links: links.map(({ human_clicks, human_recipients, ...link }) => ({
      ...link,
      humanClicks: human_clicks,
      humanRecipients: human_recipients,
    })),
    hours: hours.map(hour => ({ ...hour, at: hour.at.toISOString() })),
    signals: signals.map(row => ({ ...row, signal: row.signal! })),
    bounces: refusals,
  }
}

export function shownRecipient(record: RecipientRecord): Recipient {
  return {
    ...record,
    acceptedAt: instant(record.acceptedAt),
    openedAt: instant(record.openedAt),
    clickedAt: instant(record.clickedAt),
    unsubscribedAt: instant(record.unsubscribedAt),
  }
}
