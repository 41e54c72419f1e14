export { type ArchivedCampaign, archivedCampaign } from './archive.ts'
export { type ArchivePage, archivePage } from './archive-page.ts'
export {
  type AudienceWarning,
  type CampaignAudience,
  countChoice,
  readAudience,
  refuseEmptyAudience,
} from './audience.ts'
export { campaignCalendar } from './calendar.ts'
export { copyCampaign, resendCampaign } from './copies.ts'
export { type CampaignDraft, changeCampaign, createCampaign } from './draft.ts'
export { sendToHeld } from './held.ts'
export { campaignsJobs } from './jobs.ts'
export { paceCampaign } from './pace.ts'
export { type PreviewedEmail, previewCampaign } from './preview.ts'
export { knownCampaigns } from './queries.ts'
export { type CampaignRecord, type CampaignSummary, campaignPage, readCampaign } from './read.ts'
export { removeCampaign, restoreCampaign } from './remove.ts'
export { scheduleCampaign, unscheduleCampaign } from './schedule.ts'
export { type Archive, renameCampaign, setArchive } from './settle.ts'
export { cancelCampaign, missingParts, pauseCampaign, resumeCampaign, startCampaign } from './start.ts'
export { readLastTest, sendTestMail, type TestMail } from './test-mail.ts'
