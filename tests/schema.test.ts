import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../contract/account.ts'
import { missedReasons } from '../contract/campaign.ts'
import { feedFormats, feedKinds, feedProblemReasons } from '../contract/feed.ts'
import { undoObstacles } from '../contract/import-report.ts'
import { fieldTypes, groupTypes, noticeStates, subscriptionStatuses } from '../contract/list.ts'
import { dispatchStates, mailKinds, messageStates, signals } from '../contract/message.ts'
import { orderStatuses } from '../contract/order.ts'
import { availabilities } from '../contract/product.ts'
import { taskStates } from '../contract/task.ts'
import { deliveryStates, webhookKinds, webhookOffReasons } from '../contract/webhook.ts'
import { dumpSchema } from '../scripts/schema.ts'
import { sql } from '../server/platform/sql.ts'
import { freshDatabase } from './kit/database.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
})

describe('the schema', () => {
  it('is the one checked in (npm run schema writes it)', async () => {
    const checkedIn = readFileSync(join(import.meta.dirname, '../server/migrations/schema.sql'), 'utf8')
    expect(await dumpSchema(database.url)).toBe(checkedIn)
  })

  it.each([
    ['subscription', 'status', subscriptionStatuses],
    ['list_field', 'type', fieldTypes],
    ['list_group', 'type', groupTypes],
    ['notice_address', 'state', noticeStates],
    ['message', 'state', messageStates],
    ['message', 'kind', mailKinds],
    ['dispatch', 'state', dispatchStates],
    ['hit', 'signal', signals],
    ['membership', 'role', roles],
    ['import_change', 'obstacle', undoObstacles],
    ['invitation', 'role', roles],
    ['task', 'state', taskStates],
    ['campaign', 'missed_why', missedReasons],
    ['shop_order', 'status', orderStatuses],
    ['product', 'availability', availabilities],
    ['feed', 'kind', feedKinds],
    ['feed', 'format', feedFormats],
    ['feed_problem', 'reason', feedProblemReasons],
    ['webhook_endpoint', 'kind', webhookKinds],
    ['webhook_endpoint', 'off_why', webhookOffReasons],
    ['webhook_delivery', 'state', deliveryStates],
  ])('allows in %s.%s what the contract says', async (table, column, values) => {
    const row = await database.db.one<{ def: string }>(sql`
      select pg_get_constraintdef(oid) as def from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c' and pg_get_constraintdef(oid) like ${`%(${column} = ANY%`}`)
    const allowed = [...row!.def.matchAll(/'([^']+)'::text/g)].map(match => match[1])
    expect(allowed.sort()).toEqual([...values].sort())
  })

  it('has the account first in every primary and unique key of a room', async () => {
    const directory = [
      ...['account', 'app_user', 'recovery_code', 'membership', 'session', 'password_reset', 'api_key'],
      ...['process', 'rate_window', 'migration'],
    ]
    const rows = await database.db.query<{ name: string; first: string }>(sql`
      select c.relname as name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and i.indisunique and not c.relispartition`)
    expect(rows.filter(row => row.first !== 'account_id' && !directory.includes(row.name))).toEqual([])
  })
})
