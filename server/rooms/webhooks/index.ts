export { readAccountWebhook, readListWebhook, setAccountWebhook, setListWebhook } from './ecomail.ts'
export { addEndpoint, changeEndpoint, removeEndpoint, renewSecret, testEndpoint } from './endpoints.ts'
export { webhooksJobs } from './jobs.ts'
export {
  type PrestashopInstall,
  prestashopInstalled,
  prestashopShops,
  prestashopUninstalled,
  removePrestashop,
} from './prestashop.ts'
export { ailing, type EndpointRecord, readDeliveries, readDelivery, readEndpoint, readEndpoints } from './read.ts'
export { replayDelivery, replayFailed } from './replay.ts'
export { deliverStep, type Step } from './step.ts'
