import type { StepName } from '../../../contract/home.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountSettings, type SenderDomain, senderDomain } from '../accounts/index.ts'
import { type CampaignSummary, campaignPage } from '../campaigns/index.ts'
import { withConversions } from './conversions.ts'
import type { CampaignInTable } from './overview.ts'
import { hasContacts, hasStartedCampaign, senderAddresses } from './queries-home.ts'

const MOST_RUNNING = 20
const NEXT = 3
const LAST = 5

export interface HomeCampaigns {
  running: CampaignSummary[]
  /** Soonest first. */
  scheduled: CampaignSummary[]
  last: CampaignInTable[]
}

/** What is on its way, what will be, and what was sent last. */
export async function readHomeCampaigns(ground: Ground, accountId: number): Promise<HomeCampaigns> {
  const [running, scheduled, last] = await Promise.all([
    campaignPage(ground, accountId, { status: ['preparing', 'sending', 'paused'], limit: MOST_RUNNING }),
    campaignPage(ground, accountId, { status: 'scheduled', order: { by: 'day', descending: false }, limit: NEXT }),
    campaignPage(ground, accountId, {
      status: ['sent', 'cancelled'],
      order: { by: 'started_at', descending: true },
      limit: LAST,
    }),
  ])
  return { running, scheduled, last: await withConversions(ground, accountId, last) }
}

export interface Step {
  name: StepName
  isDone: boolean
}

/**
 * What a new account does first; each is done when its trace is there, whoever left it. `leavesMachine`: mail goes out for
 * real, so the sender's domain matters; a domain that nobody can ask about counts as fine.
 */
export async function readSteps(ground: Ground, accountId: number, leavesMachine: boolean): Promise<Step[]> {
  const [contacts, settings, senders, campaign] = await Promise.all([
    hasContacts(ground.db, accountId),
    accountSettings(ground.db, accountId),
    senderAddresses(ground.db, accountId),
    hasStartedCampaign(ground.db, accountId),
  ])
  const addresses = settings.sender.email ? [settings.sender.email, ...senders] : senders
  const steps: Step[] = [
    { name: 'contacts', isDone: contacts },
    { name: 'sender', isDone: addresses.length > 0 },
  ]
  if (leavesMachine) steps.push({ name: 'domain', isDone: await isFine(ground, addresses[0]) })
  steps.push({ name: 'campaign', isDone: campaign })
  return steps
}

async function isFine(ground: Ground, address: string | undefined): Promise<boolean> {
  const domain = address === undefined ? null : await senderDomain(ground, address)
  return domain !== null && !domain.isFreemail && domain.hasSpf !== false && domain.hasDmarc !== false
}

/** Domains that the account sends from and whose mails other servers will not trust, with what is missing. */
export async function readDomains(ground: Ground, accountId: number): Promise<SenderDomain[]> {
  const settings = await accountSettings(ground.db, accountId)
  const addresses = [settings.sender.email ?? '', ...(await senderAddresses(ground.db, accountId))]
  const byDomain = new Map(addresses.map(address => [address.split('@').at(-1)!.toLowerCase(), address]))
  const domains = await Promise.all([...byDomain.values()].slice(0, 10).map(address => senderDomain(ground, address)))
  return domains.filter(domain => domain !== null)
}
