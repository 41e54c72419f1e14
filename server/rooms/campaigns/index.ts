export {
  type CampaignDraft,
  type CampaignRecord,
  campaignPage,
  changeCampaign,
  createCampaign,
  readCampaign,
  removeCampaign,
} from './draft.ts'
export { campaignsJobs, cancelCampaign, missingParts, pauseCampaign, resumeCampaign, startCampaign } from './start.ts'
