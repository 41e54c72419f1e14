import { beforeAll, describe, it } from 'vitest'
import { aHouse } from '../../../../tests/kit/house.ts'
import { anEcomailApp, type Send, sendOver, sendTo } from '../test-app.ts'
import { bulkSteps } from './bulk.ts'
import { campaignSteps } from './campaigns.ts'
import { couponSteps } from './coupons.ts'
import { domainSteps } from './domains.ts'
import { eventSteps } from './events.ts'
import { foundSteps } from './found.ts'
import { listSteps } from './lists.ts'
import { memberSteps } from './members.ts'
import { pipelineSteps } from './pipelines.ts'
import { type Kept, runStep, type Step } from './step.ts'
import { subscribeSteps } from './subscribe.ts'
import { templateSteps } from './templates.ts'
import { transactionalSteps } from './transactional.ts'
import { transactionSteps } from './transactions.ts'
import { webhookSteps } from './webhooks.ts'

/** ECOMAIL_SUITE_URL and ECOMAIL_SUITE_KEY point the suite at a running server. */
const { ECOMAIL_SUITE_URL, ECOMAIL_SUITE_KEY } = process.env

let send: Send
const kept: Kept = { run: Date.now().toString(36) }

beforeAll(async () => {
  if (ECOMAIL_SUITE_URL) {
    send = sendOver(ECOMAIL_SUITE_URL.replace(/\/$/, ''), ECOMAIL_SUITE_KEY ?? '')
    return
  }
  const house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
})

const stories: [string, Step[]][] = [
  ['lists', listSteps],
  ['subscribe, update, unsubscribe', subscribeSteps],
  ['bulk calls', bulkSteps],
  ['pages and contacts', memberSteps],
  ['search and numbers', foundSteps],
  ['campaigns', campaignSteps],
  ['templates', templateSteps],
  ['segments and automations', pipelineSteps],
  ['domains', domainSteps],
  ['orders', transactionSteps],
  ['custom events', eventSteps],
  ['coupons and feeds', couponSteps],
  ['transactional mail', transactionalSteps],
  ['webhooks', webhookSteps],
]

describe.each(stories)('%s', (_, steps) => {
  for (const step of steps) it(step.it, () => runStep(send, step, kept))
})
