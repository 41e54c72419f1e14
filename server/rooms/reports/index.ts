export { type CampaignOutcome, readCampaignOutcome } from './campaign.ts'
export { type RecipientFilter, type RecipientRecord, readRecipients } from './recipients.ts'
