import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { monthOf } from './clock.ts'

/** Tables kept one partition a month; each has a `month` column. */
export const MONTHLY_TABLES = ['event', 'message', 'hit', 'web_event'] as const

/** One number for "Poštolka migrates", so that two starts at once do it one after the other. */
const LOCK = 7_305_811

/**
 * Brings the database forward: every `NNNN-name.sql` (`NNNNb-name.sql`) not yet applied, in order, each in a transaction
 * of its own, under an advisory lock. Needs a direct connection (a pooler in transaction mode would lose the lock).
 */
export async function migrate(url: string, folder: string, now: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'postolka migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    )
    const done = new Set((await client.query<{ name: string }>('select name from migration')).rows.map(row => row.name))
    const files = (await readdir(folder)).filter(name => /^\d{4}[a-z]?-.+\.sql$/.test(name)).sort()
    const unknown = [...done].filter(name => !files.includes(name))
    if (unknown.length > 0) throw new Error(`the database was made by a newer version (it has ${unknown.join(', ')})`)
    const applied: string[] = []
    for (const name of files.filter(file => !done.has(file))) {
      await apply(client, name, await readFile(join(folder, name), 'utf8'))
      applied.push(name)
    }
    for (const table of MONTHLY_TABLES) await ensureMonths(client, table, now)
    await runMigrations({ connectionString: url })
    return applied
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

/** The month before `now`, its own and the two after it. Daily, so that a month is never found missing. */
export async function ensureMonths(
  client: { query(text: string): Promise<unknown> },
  table: (typeof MONTHLY_TABLES)[number],
  now: Date,
  from = -1,
  to = 2,
): Promise<void> {
  for (let offset = from; offset <= to; offset++) {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
    const after = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 1))
    const name = `${table}_${first.toISOString().slice(0, 7).replace('-', '_')}`
    await client.query(
      `create table if not exists ${name} partition of ${table} for values from ('${monthOf(first)}') to ('${monthOf(after)}')`,
    )
  }
}

/** Takes away months of a table that end before `before`, with all that is in them. Their names. */
export async function dropMonths(
  client: { query(text: string): Promise<{ rows: { name: string }[] }> },
  table: (typeof MONTHLY_TABLES)[number],
  before: Date,
): Promise<string[]> {
  const { rows } = await client.query(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = '${table}'::regclass order by 1`,
  )
  const first = `${table}_${monthOf(before).slice(0, 7).replace('-', '_')}`
  const old = rows.map(row => row.name).filter(name => name < first)
  for (const name of old) await client.query(`drop table ${name}`)
  return old
}
