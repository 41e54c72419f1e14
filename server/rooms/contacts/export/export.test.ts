import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../../tests/kit/house.ts'
import { fileById, readFileChunks } from '../../../platform/files.ts'
import { sql } from '../../../platform/sql.ts'
import { NOBODY } from '../../accounts/index.ts'
import { cancelTask, readTask } from '../../tasks/index.ts'
import { contactsJobs } from '../jobs.ts'
import type { ListRow } from '../queries-lists.ts'
import { selectContacts } from '../selection.ts'
import { type ExportAsked, exportContacts } from './export.ts'

let house: TestHouse
let list: ListRow
beforeAll(async () => {
  house = await aHouse()
  list = await aList(house, { name: 'Novinky' })
  await aContact(house, list.id, {
    email: 'jana@example.com',
    profile: {
      name: 'Jana',
      surname: '=cmd|calc',
      city: 'Brno; centrum',
      gender: 'female',
      tags: ['káva', 'čaj'],
      phone: '+420 777',
    },
    fields: { Body: { value: 120, type: 'int' }, Velikost: '-M' },
  })
  await aContact(house, list.id, { email: 'petr@example.com', profile: { notes: 'a "b"\nc' } })
  await house.ground.db.run(sql`
    update contact set inserted_at = '2026-01-31T23:30:00Z', last_open_at = null where email = 'jana@example.com'`)
})

async function start(asked: Partial<ExportAsked> = {}, accountId = house.accountId) {
  const whom = { filter: {}, frame: { now: house.clock.now(), timeZone: 'Europe/Prague' } }
  const selection = await selectContacts(house.ground, house.accountId, whom, null, 1)
  const base: ExportAsked = {
    selectionId: selection.id,
    format: 'csv;',
    columns: ['email'],
    language: 'cs',
    timeZone: 'Europe/Prague',
  }
  return await exportContacts(house.ground, accountId, { ...base, ...asked }, NOBODY)
}

async function run(taskId: number) {
  const job = contactsJobs(house.ground).find(job => job.name === 'contacts.export')!
  await job.run({ accountId: house.accountId, taskId }, 1)
  return await readTask(house.ground, house.accountId, taskId)
}

async function fileOf(task: { result: Record<string, unknown> | null }) {
  const { db } = house.ground
  const file = (await fileById(db, house.accountId, task.result!.fileId as number, house.clock.now()))!
  const chunks: Buffer[] = []
  for await (const chunk of readFileChunks(db, house.accountId, file.id)) chunks.push(chunk)
  return { file, text: Buffer.concat(chunks).toString() }
}

describe('an export', () => {
  it('has the chosen columns in their order, in the language of who asked, and no formulas', async () => {
    const columns = [
      'email',
      'surname',
      'city',
      'gender',
      'phone',
      'tags',
      'status',
      'lists',
      'added',
      'active',
      'notes',
      'field:body',
      'field:velikost',
      'field:nic',
    ]
    const task = await run(await start({ columns, listId: list.id }))
    expect(task).toMatchObject({ state: 'done', done: 2, total: 2, result: { rows: 2 } })
    const { file, text } = await fileOf(task)
    expect(file.name).toMatch(/^kontakty \d{4}-\d\d-\d\d\.csv$/)
    expect(text).toBe(
      '\ufeffE-mail;Příjmení;Město;Pohlaví;Telefon;Štítky;Stav;Seznamy;Přidán;Poslední otevření;Poznámka;Body;Velikost;nic\r\n' +
        `jana@example.com;'=cmd|calc;"Brno; centrum";žena;'+420 777;"káva, čaj";přihlášený;Novinky (přihlášený);2026-02-01 00:30:00;;;120;'-M;\r\n` +
        'petr@example.com;;;;;;přihlášený;Novinky (přihlášený);' +
        `${await addedOfPetr()};;"a ""b""\nc";;;\r\n`,
    )
  })

  const addedOfPetr = async () =>
    (await house.ground.db.one<{ at: string }>(sql`
      select to_char(inserted_at at time zone 'Europe/Prague', 'YYYY-MM-DD HH24:MI:SS') as at from contact where email = 'petr@example.com'`))!
      .at

  it('speaks English, separates with commas, and knows no states without a list', async () => {
    const task = await run(await start({ format: 'csv,', language: 'en', columns: ['email', 'status', 'tags'] }))
    const { file, text } = await fileOf(task)
    expect(file.name).toMatch(/^contacts /)
    expect(text).toBe('\ufeffE-mail,Status,Tags\r\njana@example.com,,"káva, čaj"\r\npetr@example.com,,\r\n')
  })

  it('is an XLSX where one is asked for, kept for a week and audited', async () => {
    const taskId = await start({ format: 'xlsx' })
    const { file, text } = await fileOf(await run(taskId))
    expect(text.slice(0, 2)).toBe('PK')
    expect(file.expiresAt!.getTime() - house.clock.now().getTime()).toBe(7 * 86_400_000)
    const kept = await house.ground.db.one(
      sql`select data from audit_event where action = 'contact.exportedMany' and subject = ${String(taskId)}`,
    )
    expect(kept).toEqual({ data: { contacts: 2, format: 'xlsx', columns: ['email'] } })
  })

  it('that is cancelled leaves no file', async () => {
    const taskId = await start()
    await house.ground.db.run(sql`update task set cancel_requested_at = now() where id = ${taskId}`)
    expect(await run(taskId)).toMatchObject({ state: 'cancelled', result: null })
    const waiting = await start()
    await cancelTask(house.ground, house.accountId, waiting, NOBODY)
    expect(await run(waiting)).toMatchObject({ state: 'cancelled' })
    expect(await house.ground.db.query(sql`select 1 from file where whole_at is null`)).toEqual([])
  })

  it('knows nothing of another account', async () => {
    const { accountId } = await anotherAccount(house)
    await expect(start({}, accountId)).rejects.toMatchObject({ code: 'thing.notFound' })
    const theirs = await house.ground.db.one<{ id: number }>(sql`
      insert into list (account_id, name, created_at, updated_at) values (${accountId}, 'Theirs', now(), now()) returning id`)
    await expect(start({ listId: theirs!.id })).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})
