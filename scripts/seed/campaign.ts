import { HandClock, monthOf } from '../../server/platform/clock.ts'
import { add } from '../../server/platform/counters.ts'
import type { Ground } from '../../server/platform/ground.ts'
import { type Bounced, noteBounces } from '../../server/rooms/contacts/index.ts'
import { freezeEmail, linksOf } from '../../server/rooms/emails/index.ts'
import { createDispatch } from '../../server/rooms/outbox/index.ts'
import type { Member } from './crowd.ts'
import {
  insertSeedHits,
  insertSeedMessages,
  makeCampaignPast,
  makeDispatchPast,
  markSeedReaders,
  type SeedHit,
  type SeedMessage,
  type SeedReader,
} from './queries.ts'
import { readingTime } from './random.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'
const DESK =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const PROXY = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'

interface Echo {
  message: SeedMessage
  hits: Omit<SeedHit, 'message_id'>[]
}

/** Who leaves within so many days after a mail left because of it. */
const LEFT_BY_MAIL_MS = 4 * 86_400_000

/**
 * A campaign as it would look had it been sent at `at`: the ledger, who opened and clicked when, whose address turned out
 * not to exist. Those are taken out of `members`, so that a later campaign does not go to them.
 */
export async function seedSentCampaign(
  ground: Ground,
  accountId: number,
  campaign: { campaignId: number; emailId: number; at: Date },
  members: Member[],
  random: () => number,
): Promise<void> {
  const { campaignId, emailId, at } = campaign
  const month = monthOf(at)
  const audience = members.filter(
    m =>
      !m.isGone &&
      m.subscribed_at < at &&
      m.status !== 'unconfirmed' &&
      (m.unsubscribed_at === null || m.unsubscribed_at > at),
  )
  await ground.db.transaction(async tx => {
    await freezeEmail(ground, tx, accountId, emailId)
    const links = (await linksOf(tx, accountId, emailId)).map(link => link.no)
    const dispatchId = await createDispatch(ground, tx, accountId, emailId)
    await makeDispatchPast(tx, accountId, dispatchId, month, at, new Date(at.getTime() + 240_000))
    await makeCampaignPast(tx, accountId, campaignId, dispatchId, at)
    const echoes = audience.map(member => echoOf(member, at, links, random, ground.clock.now()))
    const ids = await insertSeedMessages(
      tx,
      accountId,
      { month, dispatchId, emailId, at },
      echoes.map(e => e.message),
    )
    await insertSeedHits(
      tx,
      accountId,
      month,
      dispatchId,
      echoes.flatMap((e, i) => e.hits.map(hit => ({ ...hit, message_id: ids[i]! }))),
    )
    await markSeedReaders(tx, accountId, readersIn(echoes))
    await noteBounces({ ...ground, clock: new HandClock(at) }, tx, accountId, bouncesIn(echoes))
    for (const [i, { message }] of echoes.entries()) if (message.bounce === 'hard') audience[i]!.isGone = true
    await add(
      tx,
      accountId,
      countersOf(
        `dispatch:${dispatchId}`,
        echoes.map(e => e.message),
      ),
      at,
    )
  })
}

function readersIn(echoes: Echo[]): SeedReader[] {
  return echoes.flatMap(({ message, hits }) => {
    const last = (kind: string) => hits.filter(hit => hit.kind === kind).at(-1)?.at ?? null
    return hits.length > 0
      ? [{ contact_id: message.contact_id, opened: last('open') ?? last('click'), clicked: last('click') }]
      : []
  })
}

function bouncesIn(echoes: Echo[]): Bounced[] {
  return echoes.flatMap(({ message }) =>
    message.bounce === null
      ? []
      : [
          {
            contactId: message.contact_id,
            address: message.address,
            kind: message.bounce as Bounced['kind'],
            reply: message.reply_text,
          },
        ],
  )
}

function echoOf(member: Member, at: Date, links: number[], random: () => number, now: Date): Echo {
  const acceptedAt = new Date(at.getTime() + random() * 240_000)
  const base = { contact_id: member.contact_id, list_id: member.list_id, address: member.address }
  const quiet = {
    opens: 0,
    human_opens: 0,
    clicks: 0,
    human_clicks: 0,
    opened_at: null,
    clicked_at: null,
    unsubscribed_at: null,
  }
  if (random() < 0.006) {
    const isHard = random() < 0.5
    const reply = isHard
      ? { reply_code: 550, reply_status: '5.1.1', reply_text: '5.1.1 User unknown', bounce: 'hard' }
      : { reply_code: 552, reply_status: '5.2.2', reply_text: '5.2.2 Mailbox full', bounce: 'soft' }
    return { message: { ...base, ...quiet, ...reply, state: 'refused', accepted_at: null }, hits: [] }
  }
  const left = member.unsubscribed_at
  const leaves = left !== null && left > acceptedAt && left.getTime() - acceptedAt.getTime() < LEFT_BY_MAIL_MS
  const hits = hitsOf(member.contact_id, acceptedAt, links, random).filter(
    hit => hit.at < now && !(leaves && hit.at > left),
  )
  const opens = hits.filter(hit => hit.kind === 'open')
  const clicks = hits.filter(hit => hit.kind === 'click')
  const isHuman = (hit: { signal: string }) => hit.signal === 'human' || hit.signal === 'proxy'
  const message: SeedMessage = {
    ...base,
    state: 'accepted',
    accepted_at: acceptedAt,
    reply_code: 250,
    reply_status: '2.0.0',
    reply_text: '2.0.0 Ok: queued',
    bounce: null,
    opens: opens.length,
    human_opens: opens.filter(isHuman).length,
    clicks: clicks.length,
    human_clicks: clicks.filter(isHuman).length,
    opened_at: hits[0]?.at ?? null,
    clicked_at: clicks[0]?.at ?? null,
    unsubscribed_at: leaves ? left : null,
  }
  return { message, hits }
}

function hitsOf(
  contactId: number,
  acceptedAt: Date,
  links: number[],
  random: () => number,
): Omit<SeedHit, 'message_id'>[] {
  const hits: Omit<SeedHit, 'message_id'>[] = []
  const hit = (kind: 'open' | 'click', at: Date, signal: string, why: string, agent: string) =>
    hits.push({
      contact_id: contactId,
      kind,
      link_no: kind === 'click' ? links[Math.floor(random() ** 2 * links.length)]! : null,
      at,
      signal,
      why,
      user_agent: agent,
    })
  if (random() < 0.12)
    hit('open', new Date(acceptedAt.getTime() + 60_000 * random()), 'machine', 'apple_proxy', 'Mozilla/5.0')
  if (random() < 0.34) {
    const at = readingTime(acceptedAt, 6, random)
    const isProxy = random() < 0.4
    hit(
      'open',
      at,
      isProxy ? 'proxy' : 'human',
      isProxy ? 'google_proxy' : 'browser',
      isProxy ? PROXY : random() < 0.55 ? PHONE : DESK,
    )
    if (links.length > 0 && random() < 0.16) {
      const clicks = 1 + Math.floor(random() ** 3 * 3)
      for (let i = 0; i < clicks; i++)
        hit(
          'click',
          new Date(at.getTime() + (i + 1) * 40_000 * (0.3 + random())),
          'human',
          'browser',
          random() < 0.55 ? PHONE : DESK,
        )
    }
  }
  return hits.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function countersOf(subject: string, messages: SeedMessage[]) {
  const sum = (name: string, of: (message: SeedMessage) => number) => ({
    subject,
    name,
    n: messages.reduce((total, message) => total + of(message), 0),
  })
  const some = (n: number) => (n > 0 ? 1 : 0)
  return [
    sum('recipients', () => 1),
    sum('accepted', m => (m.state === 'accepted' ? 1 : 0)),
    sum('refused', m => (m.state === 'refused' ? 1 : 0)),
    sum('hard_bounced', m => (m.bounce === 'hard' ? 1 : 0)),
    sum('soft_bounced', m => (m.bounce === 'soft' ? 1 : 0)),
    sum('opens', m => m.opens),
    sum('clicks', m => m.clicks),
    sum('opened', m => some(m.opens + m.clicks)),
    sum('human_opened', m => some(m.human_opens + m.human_clicks)),
    sum('clicked', m => some(m.clicks)),
    sum('human_clicked', m => some(m.human_clicks)),
    sum('unsubscribed', m => (m.unsubscribed_at ? 1 : 0)),
  ]
}
