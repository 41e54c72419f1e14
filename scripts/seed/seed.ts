import { add } from '../../server/platform/counters.ts'
import type { Ground } from '../../server/platform/ground.ts'
import { ensureMonths, MONTHLY_TABLES } from '../../server/platform/migrate.ts'
import { firstAccount, renameAccount } from '../../server/rooms/accounts/index.ts'
import { createCampaign } from '../../server/rooms/campaigns/index.ts'
import { createList, listDetails, tagDeltas } from '../../server/rooms/contacts/index.ts'
import { deriveNames } from '../../server/rooms/contacts/names/derive.ts'
import { recountGrowth } from '../../server/rooms/reports/index.ts'
import { seedSentCampaign } from './campaign.ts'
import { people, type SeedPerson } from './people.ts'
import {
  analyze,
  insertSeedContacts,
  insertSeedFields,
  insertSeedSubscriptions,
  type SeedContact,
  type SeedSubscription,
} from './queries.ts'
import { seededRandom } from './random.ts'
import { shop } from './shop.ts'

const DAY_MS = 86_400_000
const CHUNK = 5_000

/** A believable small shop: 5,000 contacts that came over 90 days and before, sent campaigns with their echo, a draft. Once. */
export async function seedDemo(ground: Ground, say: (line: string) => void): Promise<void> {
  const account = await firstAccount(ground.db)
  if (!account || (await listDetails(ground, account.id)).length > 0) return
  say(`filling the demo shop "${shop.name}" with 5,000 contacts and their history`)
  const random = seededRandom(20_261_123)
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    await renameAccount(tx, account.id, shop.name)
    for (const table of MONTHLY_TABLES) await ensureMonths(tx.client, table, now, -14, 2)
  })
  const lists = await makeLists(ground, account.id)
  const members = await addPeople(ground, account.id, lists, people(random, 5_000), random, now)
  for (const campaign of shop.campaigns) {
    const list = lists[0]!
    const draft = {
      title: campaign.title,
      subject: campaign.subject,
      fromName: list.fromName,
      fromEmail: list.fromEmail,
      replyTo: list.replyTo,
      html: campaign.html,
      listIds: [list.id],
    }
    const { id, emailId } = await createCampaign(ground, account.id, draft)
    if (campaign.daysAgo === null) continue
    const at = new Date(now.getTime() - campaign.daysAgo * DAY_MS)
    at.setUTCHours(8, 30, 0, 0)
    await seedSentCampaign(
      ground,
      account.id,
      { campaignId: id, emailId, at },
      members.filter(m => m.list_id === list.id),
      random,
    )
  }
  await recountGrowth(ground, account.id)
  await ground.db.transaction(analyze)
}

/** Synthetic contacts at any size, into a list of their own. */
export async function seedMany(ground: Ground, count: number, say: (line: string) => void): Promise<void> {
  const account = (await firstAccount(ground.db))!
  const random = seededRandom(count)
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    for (const table of MONTHLY_TABLES) await ensureMonths(tx.client, table, now, -14, 2)
  })
  const row = await createList(ground, account.id, {
    name: `Seed ${count}`,
    from_name: shop.name,
    from_email: `news@${shop.domain}`,
    double_optin: false,
  })
  const began = Date.now()
  await addPeople(
    ground,
    account.id,
    [{ id: row.id, share: 1, fromName: '', fromEmail: '', replyTo: '' }],
    people(random, count),
    random,
    now,
    n => {
      if (n % 100_000 === 0) say(`${n} contacts`)
    },
  )
  await recountGrowth(ground, account.id)
  await ground.db.transaction(analyze)
  say(`${count} contacts in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

interface SeededList {
  id: number
  share: number
  fromName: string
  fromEmail: string
  replyTo: string
}

export interface Member extends SeedSubscription {
  address: string
}

async function makeLists(ground: Ground, accountId: number): Promise<SeededList[]> {
  const lists: SeededList[] = []
  for (const list of shop.lists) {
    const row = await createList(ground, accountId, {
      name: list.name,
      from_name: list.fromName,
      from_email: list.fromEmail,
      reply_to: list.replyTo,
      double_optin: list.doubleOptIn,
      conf_subject: shop.confirmation.subject,
      conf_message: shop.confirmation.html,
    })
    const fields = shop.customFields.map(field => ({
      key: field.name.toLowerCase(),
      name: field.label,
      type: field.type,
    }))
    await ground.db.transaction(tx => insertSeedFields(tx, accountId, row.id, fields))
    lists.push({
      id: row.id,
      share: list.share,
      fromName: list.fromName,
      fromEmail: list.fromEmail,
      replyTo: list.replyTo,
    })
  }
  return lists
}

async function addPeople(
  ground: Ground,
  accountId: number,
  lists: SeededList[],
  crowd: Iterable<SeedPerson>,
  random: () => number,
  now: Date,
  progress: (n: number) => void = () => {},
): Promise<Member[]> {
  const members: Member[] = []
  let chunk: SeedContact[] = []
  let done = 0
  const flush = async () => {
    members.push(...(await writeChunk(ground, accountId, lists, chunk, random, now)))
    done += chunk.length
    // A big seed needs no list of its members, only the demo's campaigns do.
    if (done > 50_000) members.length = 0
    chunk = []
    progress(done)
  }
  for (const person of crowd) {
    chunk.push(contactOf(person, random, now))
    if (chunk.length === CHUNK) await flush()
  }
  if (chunk.length > 0) await flush()
  return members
}

function contactOf(person: SeedPerson, random: () => number, now: Date): SeedContact {
  const { gender: _, ...rest } = person
  const names = deriveNames(person)
  const tags = shop.tags.filter((_tag, i) => random() < (i === 0 ? 0.45 : 0.08))
  // Half came within the last 90 days, more and more of them, the rest in the year before.
  const days = random() < 0.5 ? 90 * random() ** 1.4 : 90 + 275 * random()
  const derived = Object.entries({
    vocative: names.vocative,
    vocative_surname: names.vocativeSurname,
    gender: names.gender,
    nameday: names.nameday,
  })
  return {
    ...rest,
    vocative: names.vocative,
    vocative_surname: names.vocativeSurname,
    gender: names.gender,
    nameday: names.nameday,
    derived: derived.filter(([, value]) => value !== null).map(([column]) => column),
    tags,
    source: random() < 0.7 ? 'eshop' : 'web',
    inserted_at: new Date(now.getTime() - days * DAY_MS - random() * DAY_MS),
  }
}

async function writeChunk(
  ground: Ground,
  accountId: number,
  lists: SeededList[],
  chunk: SeedContact[],
  random: () => number,
  now: Date,
): Promise<Member[]> {
  return await ground.db.transaction(async tx => {
    const ids = await insertSeedContacts(tx, accountId, chunk)
    const members: Member[] = []
    for (const contact of chunk) {
      const id = ids.get(contact.email)
      if (id === undefined) continue
      lists.forEach((list, i) => {
        if (i === 0 || random() < list.share) members.push(memberOf(contact, id, list, random, now))
      })
    }
    await insertSeedSubscriptions(tx, accountId, members)
    await add(tx, accountId, [
      { subject: 'account', name: 'contacts', n: ids.size },
      ...chunk.flatMap(contact => (ids.has(contact.email) ? tagDeltas([], contact.tags) : [])),
      ...members.map(m => ({ subject: `list:${m.list_id}`, name: m.status, n: 1 })),
    ])
    return members
  })
}

function memberOf(contact: SeedContact, contactId: number, list: SeededList, random: () => number, now: Date): Member {
  const dice = random()
  const status = dice < 0.9 ? 'subscribed' : dice < 0.955 ? 'unsubscribed' : dice < 0.985 ? 'unconfirmed' : 'subscribed'
  const since = contact.inserted_at
  const left =
    status === 'unsubscribed' ? new Date(since.getTime() + random() * (now.getTime() - since.getTime())) : null
  const fields =
    random() < 0.3
      ? { oblibena_priprava: ['Espresso', 'Překapávač', 'French press', 'Moka'][Math.floor(random() * 4)] }
      : {}
  return {
    list_id: list.id,
    contact_id: contactId,
    status,
    subscribed_at: since,
    unsubscribed_at: left,
    fields,
    source: contact.source,
    address: contact.email,
  }
}
