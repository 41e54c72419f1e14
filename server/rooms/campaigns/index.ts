export { archivedCampaign } from './archive.ts'
export { type AudienceWarning, type CampaignAudience, readAudience, refuseEmptyAudience } from './audience.ts'
export {
  type CampaignDraft,
  type CampaignRecord,
  campaignPage,
  changeCampaign,
  createCampaign,
  readCampaign,
  removeCampaign,
} from './draft.ts'
export { type PreviewedEmail, previewCampaign } from './preview.ts'
export { campaignsJobs, cancelCampaign, missingParts, pauseCampaign, resumeCampaign, startCampaign } from './start.ts'
export { sendTestMail, type TestMail } from './test-mail.ts'
