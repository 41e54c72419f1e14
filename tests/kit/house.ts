import { buildHouse, type House } from '../../server/house.ts'
import { HandClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { silentLog } from '../../server/platform/log.ts'
import { sql } from '../../server/platform/sql.ts'
import { ensureFirstAccount, type FirstAccount } from '../../server/rooms/accounts/index.ts'
import { createList, type ListRow, type ProfilePatch, subscribe } from '../../server/rooms/contacts/index.ts'
import { freshDatabase } from './database.ts'

export interface TestHouse extends House {
  clock: HandClock
  /** TXT records by name; whatever is not here does not exist. */
  records: Map<string, string[]>
  url: string
  /** The first account. */
  account: FirstAccount
  accountId: number
}

/** A house on a database of its own with one account, and a clock that stands still until it is moved. */
export async function aHouse(env: Record<string, string> = {}): Promise<TestHouse> {
  const { db, url } = await freshDatabase()
  const clock = new HandClock(new Date())
  const records = new Map<string, string[]>()
  const dns = { txt: async (name: string) => records.get(name) ?? [] }
  const config = readConfig({
    DATABASE_URL: url,
    POSTOLKA_SECRET_KEY: 'a secret for tests only',
    PUBLIC_URL: 'http://mail.test',
    ...env,
  })
  const house = buildHouse({ config, db, log: silentLog, clock, dns, passwordCost: 2 ** 10 })
  const account = (await ensureFirstAccount(house.ground, {
    appId: 'shop',
    email: 'admin@shop.example',
    password: 'correct horse battery',
    apiKey: null,
  }))!
  return { ...house, clock, records, url, account, accountId: account.accountId }
}

/** A second account in the same house, for tests of the walls between accounts. */
export async function anotherAccount(house: TestHouse): Promise<{ accountId: number; apiKey: string }> {
  const { setApiKey } = await import('../../server/rooms/accounts/api-key.ts')
  return await house.ground.db.transaction(async tx => {
    const row = await tx.one<{ id: number }>(
      sql`insert into account (app_id, name) values ('other', 'Other') returning id`,
    )
    const apiKey = 'another-account-key-0123456789'
    await setApiKey(house.ground, tx, row!.id, apiKey, null)
    return { accountId: row!.id, apiKey }
  })
}

export async function aList(house: TestHouse, patch: Parameters<typeof createList>[2] = {}): Promise<ListRow> {
  return await createList(house.ground, house.accountId, {
    name: 'Newsletter',
    from_name: 'Shop',
    from_email: 'shop@shop.example',
    ...patch,
  })
}

let counter = 0

/** A subscribed contact with whatever the test does not say filled in. Its id. */
export async function aContact(
  house: TestHouse,
  listId: number,
  given: { email?: string; profile?: ProfilePatch; fields?: Record<string, unknown> } = {},
) {
  const [subscribed] = await subscribe(house.ground, house.accountId, listId, {
    rows: [
      { email: given.email ?? `person${++counter}@example.com`, profile: given.profile ?? {}, fields: given.fields },
    ],
    origin: { channel: 'api' },
    updateExisting: true,
    resubscribe: true,
    skipConfirmation: true,
    triggerAutomations: false,
    triggerChanges: false,
    notifyOwner: false,
  })
  return subscribed!.contact
}
