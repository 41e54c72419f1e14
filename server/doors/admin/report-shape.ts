import type { CampaignReport, Recipient } from '../../../contract/report.ts'
import type { CampaignOutcome, RecipientRecord } from '../../rooms/reports/index.ts'
import { instant } from './instant.ts'

export function shownReport({ campaign, links, curve, refusals }: CampaignOutcome): CampaignReport {
  return {
    counts: campaign.counts,
    links: links.map(({ human_clicks, ...link }) => ({ ...link, humanClicks: human_clicks })),
    curve,
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
