export { type CampaignOutcome, readCampaignOutcome } from './campaign.ts'
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
export { type RecipientFilter, type RecipientRecord, readRecipients } from './recipients.ts'
