/** 3,000 contacts a call: new ones, and known ones with changed data. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { aPerson } from './campaign.ts'
import { heading, line, median, promise, spread } from './report.ts'
import { API_KEY, aBenchList, aFolder, type BenchServer, main, startServer, withClient } from './server.ts'

const ROWS = 3_000
const ROUNDS = 7

type Person = ReturnType<typeof aRow>

const aRow = () => ({
  ...aPerson(),
  country: 'CZ',
  tags: ['novinky'],
  custom_fields: { size: 'M', loyalty: 'gold' },
})

async function bench(): Promise<void> {
  const folder = aFolder('bulk')
  const server = await startServer(folder)
  const listId = await aBenchList(server)
  const fresh: number[] = []
  const updated: number[] = []
  const copied: number[] = []
  const copyUpdated: number[] = []
  const empty = await bulk(server, listId, people())
  await bulk(server, listId, people())
  await withClient(server.url, async client => {
    await client.query('analyze')
    const accountId = (await client.query('select account_id from list where id = $1', [listId])).rows[0].account_id
    // PostgreSQL reads it itself: outside the data directory, which is closed to it.
    const file = join(dirname(folder), 'rows.csv')
    for (let round = 0; round < ROUNDS; round++) {
      const rows = people()
      fresh.push(await bulk(server, listId, rows))
      updated.push(await bulk(server, listId, changed(rows)))
      const bare = people()
      copied.push(await copy(client, file, bare, accountId))
      copyUpdated.push(await copy(client, file, changed(bare), accountId))
    }
  })
  await server.stop()
  heading(`POST /lists/{id}/subscribe-bulk, ${ROWS} rows a call, median of ${ROUNDS}`)
  line('new contacts', median(fresh), 'perSecond', spread(fresh, 'perSecond'))
  line('  the first call ever, before PostgreSQL has figures', empty, 'perSecond', 'one call')
  line('  COPY and one insert of the contacts alone', median(copied), 'perSecond', spread(copied, 'perSecond'))
  line('known contacts, changed', median(updated), 'perSecond', spread(updated, 'perSecond'))
  line(
    '  COPY and one update of the contacts alone',
    median(copyUpdated),
    'perSecond',
    spread(copyUpdated, 'perSecond'),
  )
  const baseline = 'COPY + `insert … on conflict` of the contacts alone'
  promise({ what: 'bulk, new', value: median(fresh), baseline, base: median(copied), unit: 'perSecond' })
  promise({ what: 'bulk, known', value: median(updated), baseline, base: median(copyUpdated), unit: 'perSecond' })
}

const people = () => Array.from({ length: ROWS }, aRow)

function changed(rows: Person[]): Person[] {
  return rows.map(row => ({ ...row, country: 'SK', custom_fields: { ...row.custom_fields, size: 'L' } }))
}

/** Rows a second from the call to its answer. */
async function bulk(server: BenchServer, listId: number, rows: Person[]): Promise<number> {
  const body = JSON.stringify({ subscriber_data: rows, update_existing: true })
  const startedAt = performance.now()
  const reply = await fetch(`http://127.0.0.1:${server.port}/lists/${listId}/subscribe-bulk`, {
    method: 'POST',
    headers: { key: API_KEY, 'content-type': 'application/json' },
    body,
  })
  if (!reply.ok) throw new Error(await reply.text())
  await reply.text()
  return (rows.length / (performance.now() - startedAt)) * 1000
}

/** The same contacts, none of the subscriptions, consents and events: PostgreSQL reads the file itself. */
async function copy(client: pg.Client, file: string, rows: Person[], accountId: number): Promise<number> {
  writeFileSync(
    file,
    rows.map(row => `${row.email},${row.name},${row.surname},${row.country},{${row.tags}}\n`).join(''),
  )
  const startedAt = performance.now()
  await client.query('begin')
  await client.query(
    'create temp table staging (email text, name text, surname text, country text, tags text[]) on commit drop',
  )
  await client.query(`copy staging from '${file}' csv`)
  await client.query(
    `insert into contact (account_id, email, email_key, name, surname, country, tags, inserted_at, updated_at)
     select $1, email, email, name, surname, country, tags, now(), now() from staging
     on conflict (account_id, email_key) do update set country = excluded.country, tags = excluded.tags, updated_at = excluded.updated_at`,
    [accountId],
  )
  await client.query('commit')
  return (rows.length / (performance.now() - startedAt)) * 1000
}

main(bench)
