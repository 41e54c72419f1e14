import type { EcomailEndpoint } from '../../../../contract/ecomail/endpoint.ts'
import type { Sample } from './sample.ts'

/** PHP without any library but its curl extension. */
export const phpCurl: Sample = ({ method, example }, url) => {
  const { body } = example
  const headers = [
    `'key: ' . getenv('POSTOLKA_KEY')`,
    ...(body === undefined ? [] : [`'Content-Type: application/json'`]),
  ]
  const options = [
    ...(method === 'GET' ? [] : [`CURLOPT_CUSTOMREQUEST => '${method}'`]),
    `CURLOPT_HTTPHEADER => [${headers.join(', ')}]`,
    ...(body === undefined ? [] : [`CURLOPT_POSTFIELDS => json_encode(${written(body, '    ')})`]),
    'CURLOPT_RETURNTRANSFER => true',
    'CURLOPT_TIMEOUT => 30',
  ]
  return [
    '<?php',
    `$curl = curl_init(${quoted(url)});`,
    'curl_setopt_array($curl, [',
    ...options.map(option => `    ${option},`),
    ']);',
    '$answer = json_decode(curl_exec($curl), true);',
    '$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);',
  ].join('\n')
}

type Args = (endpoint: EcomailEndpoint) => string[]
const params: Args = ({ example }) => Object.values(example.params ?? {}).map(value => written(value))
const body: Args = ({ example }) => [written(example.body)]
const withBody: Args = endpoint => [...params(endpoint), ...body(endpoint)]
const query: Args = ({ example }) =>
  example.query ? [written(Object.fromEntries(new URLSearchParams(example.query)))] : []

/** Methods of ecomailcz/ecomail as of September 2025; what is not here it cannot call. */
const methods: Record<string, [string, Args]> = {
  'GET /lists': ['getListsCollection', params],
  'POST /lists': ['addListCollection', body],
  'GET /lists/:id': ['showList', params],
  'PUT /lists/:id': ['updateList', withBody],
  'GET /lists/:id/subscribers': ['getSubscribers', params],
  'GET /lists/:id/subscriber/:email': ['getSubscriber', params],
  'POST /lists/:id/subscribe': ['addSubscriber', withBody],
  'POST /lists/:id/subscribe-bulk': ['addSubscriberBulk', withBody],
  'PUT /lists/:id/update-subscriber': ['updateSubscriber', withBody],
  'DELETE /lists/:id/unsubscribe': ['removeSubscriber', withBody],
  'GET /subscribers/:email': ['getSubscriberByEmail', params],
  'DELETE /subscribers/:email/delete': ['deleteSubscriber', params],
  'GET /campaigns': ['listCampaigns', () => []],
  'POST /campaigns': ['addCampaign', body],
  'PUT /campaigns/:id': ['updateCampaign', withBody],
  'GET /campaign/:id/send': ['sendCampaign', params],
  'GET /campaigns/:id/stats': ['getCampaignStats', params],
  'GET /campaigns/:id/stats-detail': ['getCampaignStatsDetail', endpoint => [...params(endpoint), ...query(endpoint)]],
  'GET /pipelines': ['listAutomations', params],
  'POST /pipelines/:id/trigger': ['triggerAutomation', withBody],
  'GET /pipelines/:id/stats': ['getPipelineStats', params],
  'GET /pipelines/:id/stats-detail': ['getPipelineStatsDetail', endpoint => [...params(endpoint), ...query(endpoint)]],
  'POST /template': ['createTemplate', body],
  'GET /domains': ['listDomains', params],
  'POST /domains': ['createDomain', body],
  'DELETE /domains/:id': ['deleteDomain', params],
  'POST /transactional/send-message': ['sendTransactionalEmail', body],
  'POST /transactional/send-template': ['sendTransactionalTemplate', body],
  'GET /transactional/stats': ['getTransactionalStats', params],
  'GET /transactional/stats/doi': ['getTransactionalStatsDOI', params],
  'POST /tracker/transaction': ['createNewTransaction', body],
  'GET /tracker/transaction': ['getTransactions', query],
  'POST /tracker/transaction-bulk': ['createBulkTransactions', body],
  'PUT /tracker/transaction/:order_id': ['updateTransaction', withBody],
  'DELETE /tracker/transaction/:order_id/delete': ['deleteTransaction', params],
  'DELETE /tracker/transaction/delete-bulk': ['deleteBulkTransactions', body],
  'GET /feeds/:id/refresh': ['refreshProductFeed', params],
  'GET /data-feeds/:id/refresh': ['refreshDataFeed', params],
  'POST /tracker/events': ['addEvent', body],
  'POST /search': ['search', ({ example }) => [written((example.body as { query?: unknown }).query)]],
  'POST /coupons/import': ['importCoupons', body],
  'DELETE /coupons/delete': ['deleteCoupons', body],
}

/** By Ecomail's own client, which only needs our address. */
export const phpClient: Sample = (endpoint, url) => {
  const known = methods[`${endpoint.method} ${endpoint.path}`]
  if (!known) return undefined
  const [method, args] = known
  return [
    '<?php // composer require ecomailcz/ecomail',
    `$ecomail = new Ecomail(getenv('POSTOLKA_KEY'), Ecomail::JSONArray, ${quoted(new URL(url).origin)});`,
    `$answer = $ecomail->${method}(${args(endpoint).join(', ')});`,
  ].join('\n')
}

function written(value: unknown, indent = ''): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}    `
  const parts = Array.isArray(value)
    ? value.map(item => written(item, inner))
    : Object.entries(value).map(([key, item]) => `${quoted(key)} => ${written(item, inner)}`)
  const line = `[${parts.join(', ')}]`
  return line.length < 60 && !line.includes('\n')
    ? line
    : `[\n${parts.map(part => `${inner}${part},\n`).join('')}${indent}]`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
