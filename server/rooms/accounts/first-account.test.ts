import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/kit/database.ts'
import { buildHouse } from '../../house.ts'
import { readConfig } from '../../platform/config.ts'
import { silentLog } from '../../platform/log.ts'
import { sql } from '../../platform/sql.ts'
import { accountOfKey, ensureFirstAccount, showApiKey, signIn, whoHolds } from './index.ts'

describe('the first account', () => {
  it('is made once by two machines that start at the same moment, and its login and key work', async () => {
    const { db, url } = await freshDatabase()
    const config = readConfig({ DATABASE_URL: url, POSTOLKA_SECRET_KEY: 'a secret for tests only' })
    const { ground } = buildHouse({ config, db, log: silentLog })
    const wished = { appId: 'shop', email: 'Admin@Shop.example', password: null, apiKey: null }
    const made = await Promise.all([ensureFirstAccount(ground, wished), ensureFirstAccount(ground, wished)])
    const [first, ...more] = made.filter(account => account !== null)
    expect(more).toEqual([])
    expect(await db.query(sql`select app_id from account`)).toEqual([{ app_id: 'shop' }])
    expect(await ensureFirstAccount(ground, wished)).toBeNull()
    expect((await accountOfKey(ground, first!.apiKey))!.id).toBe(first!.accountId)
    expect((await showApiKey(ground, first!.accountId)).key).toBe(first!.apiKey)
    const token = await signIn(ground, 'admin@shop.EXAMPLE', first!.password, { ip: null, userAgent: null })
    expect(await whoHolds(ground, token)).toMatchObject({ role: 'administrator', app_id: 'shop' })
    const kept = await db.query<{ row: string }>(
      sql`select to_jsonb(k)::text || (select string_agg(u::text, '') from app_user u) as row from api_key k`,
    )
    expect(kept[0]!.row).not.toContain(first!.apiKey)
    expect(kept[0]!.row).not.toContain(first!.password)
    expect(kept[0]!.row).toContain('scrypt$131072$8$1$')
  })
})
