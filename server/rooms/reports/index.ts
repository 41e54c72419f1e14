export { type CampaignOutcome, readCampaignOutcome } from './campaign.ts'
export { type Care, readCare } from './care.ts'
export { auditExport, contactExport, type ExportRow, type ExportSection, exportSections } from './contact-export.ts'
export { type ContactMessage, readContactMessage, readContactMessages } from './contact-messages.ts'
export { readTimeline, type TimelineEntry } from './contact-timeline.ts'
export { attributeOrders, withConversions } from './conversions.ts'
export { exportCampaigns, exportRecipients, reportsJobs } from './export.ts'
export { type CampaignFigures, readCampaignFigures } from './figures.ts'
export {
  type Growth,
  type GrowthDay,
  keptDays,
  type ListGrowth,
  readGrowth,
  readListsGrowth,
  recountGrowth,
} from './growth.ts'
export { type HomeCampaigns, readDomains, readHomeCampaigns, readSteps } from './home.ts'
export {
  absences,
  type LogEvent,
  type LogOrder,
  type LogQuestion,
  type LogRow,
  logEvents,
  readCampaignLog,
  readContactLog,
} from './log.ts'
export {
  type CampaignInTable,
  type ComparedCampaign,
  compareCampaigns,
  type Figures,
  type FiguresInTime,
  readCampaignsOf,
  readFigures,
} from './overview.ts'
export { type Conversions, conversionOfOrder, conversionsByDispatch } from './queries-conversions.ts'
export { type RecipientEvent, type RecipientStatsRow, readRecipientStats, recipientEvents } from './recipient-stats.ts'
export { type RecipientFilter, type RecipientRecord, readRecipients } from './recipients.ts'
