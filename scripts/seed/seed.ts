import type { Ground } from '../../server/platform/ground.ts'
import { ensureMonths, MONTHLY_TABLES } from '../../server/platform/migrate.ts'
import { changeSettings, firstAccount, NOBODY } from '../../server/rooms/accounts/index.ts'
import { createCampaign } from '../../server/rooms/campaigns/index.ts'
import { createList, listDetails } from '../../server/rooms/contacts/index.ts'
import { createTemplate } from '../../server/rooms/emails/index.ts'
import { recountGrowth } from '../../server/rooms/reports/index.ts'
import { seedSentCampaign } from './campaign.ts'
import { addPeople, type SeededList } from './crowd.ts'
import { seedOrders } from './orders.ts'
import { people, type SeedPerson } from './people.ts'
import { analyze, insertSeedFields } from './queries.ts'
import { seededRandom } from './random.ts'
import { shop } from './shop.ts'
import { walkIntoShop } from './shop-walk.ts'

const DAY_MS = 86_400_000

/** A believable small shop: 5,000 contacts that came over 90 days and before, sent campaigns with their echo, a draft. Once. */
export async function seedDemo(ground: Ground, say: (line: string) => void, shopUrl: string): Promise<void> {
  const account = await firstAccount(ground.db)
  if (!account || (await listDetails(ground, account.id)).length > 0) return
  say(`filling the demo shop "${shop.name}" with 5,000 contacts and their history`)
  const random = seededRandom(20_261_123)
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    for (const table of MONTHLY_TABLES) await ensureMonths(tx.client, table, now, -14, 2)
  })
  const { name, account: settings } = shop
  await changeSettings(ground, account.id, { name, ...settings }, NOBODY, false)
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
  await draftWalk(ground, account.id, lists.at(-1)!, shopUrl)
  await ground.db.transaction(analyze)
  await seedOrders(ground, account.id, random)
  for (const template of shop.templates) await createTemplate(ground, account.id, template, NOBODY)
  await recountGrowth(ground, account.id)
  await ground.db.transaction(analyze)
}

/** To the smallest list: whoever tries it out sends it in seconds. */
async function draftWalk(ground: Ground, accountId: number, list: SeededList, shopUrl: string): Promise<void> {
  const { fromName, fromEmail, replyTo, id } = list
  await createCampaign(ground, accountId, { ...walkIntoShop(shopUrl), fromName, fromEmail, replyTo, listIds: [id] })
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
    apart(people(random, count), row.id),
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

/** A database may hold an earlier crowd of the same names: each has domains of its own. */
function* apart(crowd: Iterable<SeedPerson>, listId: number): Generator<SeedPerson> {
  for (const person of crowd) yield { ...person, email: person.email.replace('@', `@${listId}.`) }
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
