/** A CSV of ten columns from the file to searchable contacts, against COPY and merge of the same rows by PostgreSQL alone. */

import { once } from 'node:events'
import { createWriteStream, openAsBlob } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { signIn } from './crowd.ts'
import { usageOf } from './processes.ts'
import { heading, line, promise } from './report.ts'
import { aBenchList, aFolder, main, startServer, withClient } from './server.ts'

const ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 1_000_000)
const NAMES = ['Jana', 'Petr', 'Eva', 'Tomáš', 'Lucie', 'Karel', 'Ondřej', 'Alžběta', 'Matěj', 'Božena']
const SURNAMES = ['Nováková', 'Svoboda', 'Dvořáková', 'Černý', 'Procházková', 'Kučera', 'Veselý', 'Horáková']
const TOWNS = ['Praha', 'Brno', 'Ostrava', 'Plzeň', 'Ústí nad Labem', 'Hradec Králové']
const HEADER = 'e-mail;jméno;příjmení;telefon;ulice;město;PSČ;datum narození;štítky;body\n'

const rowOf = (n: number) =>
  `person${n}@shop${n % 977}.example;${NAMES[n % 10]};${SURNAMES[n % 8]};+420 ${600_000_000 + n};"Ulice ${n % 500}, ${n % 90}";` +
  `${TOWNS[n % 6]};${10_000 + (n % 80_000)};${1950 + (n % 55)}-0${1 + (n % 9)}-1${n % 9};vip${n % 3};${n % 1000}\n`

async function writeCsv(file: string): Promise<void> {
  const out = createWriteStream(file)
  out.write(HEADER)
  for (let n = 0; n < ROWS; n += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, ROWS - n) }, (_, i) => rowOf(n + i)).join('')
    if (!out.write(rows)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

interface Shown {
  id: number
  state: string
}

async function bench(): Promise<void> {
  const folder = aFolder('import')
  const server = await startServer(folder)
  const file = join(dirname(folder), 'people.csv')
  await writeCsv(file)
  const listId = await aBenchList(server)
  const { ask: admin } = await signIn(server)
  const upload = await timed(async () => {
    const body = await openAsBlob(file)
    return await admin<Shown>('PUT', '/files?name=people.csv', body)
  })
  const { id } = await admin<Shown>('POST', '/imports', { fileId: upload.value.id, listId })
  await admin('PATCH', `/imports/${id}`, { basis: { kind: 'consent', source: 'bench', obtainedOn: null, note: null } })
  let peakMb = 0
  const run = (what: 'check' | 'load', until: string) =>
    timed(async () => {
      await admin('POST', `/imports/${id}/${what}`)
      for (;;) {
        const worker = usageOf(server.parent.pid!).find(process => process.name === 'worker')
        peakMb = Math.max(peakMb, worker?.mb ?? 0)
        const { state } = await admin<Shown>('GET', `/imports/${id}`)
        if (state === until) return
        if (state === 'failed' || state === 'cancelled' || state === 'draft') throw new Error(`the import is ${state}`)
        await new Promise(resolve => setTimeout(resolve, 250))
      }
    })
  const check = await run('check', 'checked')
  const load = await run('load', 'loaded')
  const [alone, all] = await withClient(server.url, async client => {
    const loaded = await client.query('select count(*) from contact')
    if (Number(loaded.rows[0].count) < ROWS) throw new Error('not everybody was loaded')
    const accountId = (await client.query('select account_id from list where id = $1', [listId])).rows[0].account_id
    await clear(client)
    const contacts = await merge(client, file, accountId, null)
    await clear(client)
    return [contacts, await merge(client, file, accountId, listId)]
  })
  await server.stop()
  const rate = (ms: number) => (ROWS / ms) * 1000
  heading(`a CSV of ${ROWS} rows and ten columns`)
  line('upload', rate(upload.ms), 'perSecond')
  line('check (dry run of the whole file)', rate(check.ms), 'perSecond')
  line('load, from the file to searchable contacts', rate(load.ms), 'perSecond')
  line('  COPY and merge, contacts alone', rate(alone!), 'perSecond')
  line('  COPY and merge, with subscriptions, consents and events', rate(all!), 'perSecond')
  line('worker, the most resident', peakMb, 'mb')
  const value = rate(load.ms)
  promise({
    what: 'import',
    value,
    baseline: 'COPY and merge of the contacts alone',
    base: rate(alone!),
    unit: 'perSecond',
  })
  promise({
    what: 'import',
    value,
    baseline: 'COPY and merge of the same rows in all tables',
    base: rate(all!),
    unit: 'perSecond',
  })
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const startedAt = performance.now()
  const value = await work()
  return { ms: performance.now() - startedAt, value }
}

async function clear(client: pg.Client): Promise<void> {
  await client.query('truncate contact, subscription, consent, event, import_change cascade')
  await client.query('checkpoint')
}

/** PostgreSQL reads the file itself; with a list also what belongs to each contact, as the import writes it. */
async function merge(client: pg.Client, file: string, accountId: number, listId: number | null): Promise<number> {
  const { ms } = await timed(async () => {
    await client.query('begin')
    await client.query(`set local gin_pending_list_limit = '64MB'`)
    await client.query(
      `create temp table staging (email text, name text, surname text, phone text, street text, city text, zip text, birthday date, tags text, points int) on commit drop`,
    )
    await client.query(`copy staging from '${file}' (format csv, header, delimiter ';')`)
    await client.query('analyze staging')
    await client.query(
      `insert into contact (account_id, email, email_key, name, surname, phone, street, city, zip, birthday, tags, inserted_at, updated_at)
       select $1, email, lower(email), name, surname, phone, street, city, zip, birthday, array[tags], now(), now() from staging
       on conflict (account_id, email_key) do update set name = excluded.name, surname = excluded.surname, phone = excluded.phone,
         street = excluded.street, city = excluded.city, zip = excluded.zip, birthday = excluded.birthday, tags = excluded.tags`,
      [accountId],
    )
    // Without it the rest is joined in nested loops over what was an empty table: 200,000 rows took longer than four minutes.
    await client.query('analyze contact')
    if (listId !== null) await mergeRest(client, accountId, listId)
    await client.query('commit')
  })
  return ms
}

async function mergeRest(client: pg.Client, accountId: number, listId: number): Promise<void> {
  const from = 'from staging s join contact c on c.account_id = $1 and c.email_key = lower(s.email)'
  await client.query(
    `insert into subscription (account_id, list_id, contact_id, status, subscribed_at, fields, source)
     select $1, $2, c.id, 'subscribed', now(), jsonb_build_object('body', s.points), 'import' ${from}`,
    [accountId, listId],
  )
  await client.query(
    `insert into consent (account_id, at, contact_id, list_id, action, channel, basis, source)
     select $1, now(), c.id, $2, 'imported', 'import', 'consent', 'bench' ${from}`,
    [accountId, listId],
  )
  await client.query(
    `insert into event (account_id, month, at, type, contact_id, data)
     select $1, date_trunc('month', now() at time zone 'UTC')::date, now(), e, c.id, jsonb_build_object('listId', $2::bigint, 'channel', 'import')
     ${from} cross join unnest(array['contact.created', 'subscribed']) e`,
    [accountId, listId],
  )
}

main(bench)
