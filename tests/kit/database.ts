import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../server/platform/db.ts'
import { migrate } from '../../server/platform/migrate.ts'

const MIGRATIONS = join(import.meta.dirname, '../../server/migrations')

/** A database of its own for a test file, cloned from a migrated template in some 20 ms, dropped afterwards. */
export async function freshDatabase(): Promise<{ db: Database; url: string }> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = await ensureTemplate(server)
  await onServer(server, client => client.query(`create database ${name} template ${template}`))
  const url = databaseUrl(server, name)
  const db = openDatabase({ url, connections: 8, name: 'test' })
  afterAll(async () => {
    await db.end()
    await onServer(server, client => client.query(`drop database ${name} with (force)`))
  })
  return { db, url }
}

async function ensureTemplate(server: string): Promise<string> {
  const files = readdirSync(MIGRATIONS).filter(name => /^\d{4}[a-z]?-.+\.sql$/.test(name))
  const hash = createHash('sha1')
  for (const file of files.sort()) hash.update(readFileSync(join(MIGRATIONS, file)))
  // The month is part of the name, since partitions are made for the months around now.
  const name = `template_${hash.digest('hex').slice(0, 12)}_${new Date().toISOString().slice(0, 7).replace('-', '_')}`
  await onServer(server, async client => {
    // Of several test files at once the first makes the template; the lock keeps the rest waiting.
    await client.query('select pg_advisory_lock(815)')
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount) return
    await client.query(`drop database if exists ${name}_half`)
    await client.query(`create database ${name}_half`)
    await migrate(databaseUrl(server, `${name}_half`), MIGRATIONS, new Date())
    await client.query(`alter database ${name}_half rename to ${name}`)
  })
  return name
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
