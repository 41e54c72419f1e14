import type { CareCode } from '../../../contract/home.ts'
import type { Ground } from '../../platform/ground.ts'
import { stateOfRole } from '../../platform/processes.ts'
import { accountSettings } from '../accounts/index.ts'
import { campaignPage } from '../campaigns/index.ts'
import { lowFolders } from '../shop/index.ts'
import { ailing } from '../webhooks/index.ts'
import { type Figures, readFigures } from './overview.ts'
import { failedTasks, listsWithoutSender, silentNoticeAddresses } from './queries-home.ts'

const DAY_MS = 86_400_000
/** A task that failed longer ago has been seen, or matters to nobody. */
const FAILED_DAYS = 7
/** An asked person answers within a day, or has not seen the mail. */
const SILENT_DAYS = 1
/** Of those that were marked as spam too often. */
const MOST_CAMPAIGNS = 5

/**
 * Shares of the last 30 days' mails from which it is said, and from which it is serious. Complaints: Gmail and Yahoo want
 * less than 0.1 % and refuse from 0.3 % on. So few as in `least` may be chance.
 */
const THRESHOLDS = {
  complaints: { least: 2, said: 0.001, serious: 0.003 },
  bounces: { least: 5, said: 0.02, serious: 0.05 },
}

export interface Care {
  code: CareCode
  isSerious: boolean
  /** What it is about: ids and titles, numbers, texts; see contract/home.ts. */
  data: Record<string, unknown>
}

/** What a person should look after, the serious first; nothing when all is well. */
export async function readCare(ground: Ground, accountId: number): Promise<Care[]> {
  const found = await Promise.all([
    machinery(ground),
    campaigns(ground, accountId),
    lists(ground, accountId),
    tasks(ground, accountId),
    webhooks(ground, accountId),
    coupons(ground, accountId),
    shares(ground, accountId),
  ])
  return found.flat().sort((a, b) => Number(b.isSerious) - Number(a.isSerious))
}

async function machinery(ground: Ground): Promise<Care[]> {
  const [sender, worker] = await Promise.all([stateOfRole(ground.db, 'sender'), stateOfRole(ground.db, 'worker')])
  const care: Care[] = []
  if (sender.alive === 0) care.push({ code: 'noSender', isSerious: true, data: {} })
  else if (sender.trouble) care.push({ code: 'senderTrouble', isSerious: true, data: { ...sender.trouble } })
  if (worker.alive === 0) care.push({ code: 'noWorker', isSerious: true, data: {} })
  return care
}

async function campaigns(ground: Ground, accountId: number): Promise<Care[]> {
  const rows = await campaignPage(ground, accountId, { status: ['missed', 'errored'], limit: 20 })
  return rows.map(({ id, title, status, missedWhy, scheduledAt }) =>
    status === 'missed'
      ? { code: 'campaignMissed', isSerious: true, data: { id, title, why: missedWhy, scheduledAt } }
      : { code: 'campaignErrored', isSerious: true, data: { id, title } },
  )
}

async function lists(ground: Ground, accountId: number): Promise<Care[]> {
  const until = new Date(ground.clock.now().getTime() - SILENT_DAYS * DAY_MS)
  const [nameless, addresses, settings] = await Promise.all([
    listsWithoutSender(ground.db, accountId),
    silentNoticeAddresses(ground.db, accountId, until),
    accountSettings(ground.db, accountId),
  ])
  const care: Care[] = []
  // The account's own sender stands in for a list without one.
  if (nameless.length > 0 && !settings.sender.email)
    care.push({ code: 'listsWithoutSender', isSerious: false, data: { lists: nameless } })
  if (addresses.length > 0) care.push({ code: 'noticesUnconfirmed', isSerious: false, data: { addresses } })
  return care
}

async function tasks(ground: Ground, accountId: number): Promise<Care[]> {
  const since = new Date(ground.clock.now().getTime() - FAILED_DAYS * DAY_MS)
  return (await failedTasks(ground.db, accountId, since)).map(({ id, kind, finished_at }) => ({
    code: 'taskFailed',
    isSerious: false,
    data: { id, kind, at: finished_at },
  }))
}

async function webhooks(ground: Ground, accountId: number): Promise<Care[]> {
  return (await ailing(ground, accountId)).map(({ id, url, is_on, failing_since }) => ({
    code: 'webhookAiling',
    isSerious: !is_on,
    data: { id, url, isOff: !is_on, since: failing_since },
  }))
}

/** Before the first mail goes out without a code. */
async function coupons(ground: Ground, accountId: number): Promise<Care[]> {
  const low = (await lowFolders(ground, accountId)).map(({ id, name, free }) => ({ id, name, left: free }))
  if (low.length === 0) return []
  return [{ code: 'couponsLow', isSerious: low.some(({ left }) => left === 0), data: { folders: low } }]
}

/** A share of complaints that a single campaign has made is said of it alone. */
async function shares(ground: Ground, accountId: number): Promise<Care[]> {
  const [ofCampaigns, { now }] = await Promise.all([
    complainedCampaigns(ground, accountId),
    readFigures(ground, accountId, {}),
  ])
  const isOneAlone = ofCampaigns.length === 1 && ofCampaigns[0]!.data.n === now.complained
  const all = rates(now).filter(({ code }) => code !== 'complaints' || !isOneAlone)
  return [...all, ...ofCampaigns]
}

/** Of the last 30 days, the newest first. */
async function complainedCampaigns(ground: Ground, accountId: number): Promise<Care[]> {
  const startedFrom = new Date(ground.clock.now().getTime() - 30 * DAY_MS)
  const order = { by: 'started_at', descending: true } as const
  const { least, said, serious } = THRESHOLDS.complaints
  return (await campaignPage(ground, accountId, { startedFrom, order, limit: 100 }))
    .map(({ id, title, counts }) => ({ id, title, n: counts.complained, whole: counts.accepted }))
    .filter(({ n, whole }) => n >= least && n > whole * said)
    .slice(0, MOST_CAMPAIGNS)
    .map(data => ({ code: 'campaignComplaints', isSerious: data.n >= data.whole * serious, data }))
}

function rates(now: Figures): Care[] {
  const care: Care[] = []
  const say = (code: CareCode, n: number, whole: number, { least, said, serious }: (typeof THRESHOLDS)['bounces']) => {
    if (n < least || whole === 0 || n / whole < said) return
    care.push({ code, isSerious: n / whole >= serious, data: { n, whole } })
  }
  say('complaints', now.complained, now.accepted, THRESHOLDS.complaints)
  say('bounces', now.refused, now.accepted + now.refused, THRESHOLDS.bounces)
  return care
}
