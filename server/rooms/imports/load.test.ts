import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aDraft, BASIS, check, imported, load, work } from '../../../tests/kit/importing.ts'
import { aWorkbook } from '../../../tests/kit/workbook.ts'
import { read } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import {
  addGroup,
  findContact,
  listDetail,
  readContact,
  removeContact,
  setStatus,
  subscriptionsOf,
  suppress,
  unsubscribe,
} from '../contacts/index.ts'
import { cancelTask, readTask } from '../tasks/index.ts'
import { startLoad } from './index.ts'
import { stateOf } from './state.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const contact = (email: string) => findContact(house.ground, house.accountId, email)
const detail = async (email: string) => readContact(house.ground, house.accountId, (await contact(email))!.id)
const membership = async (email: string, listId: number) =>
  (await subscriptionsOf(house.ground.db, house.accountId, (await contact(email))!.id)).find(s => s.list_id === listId)
const counts = async (listId: number) => (await listDetail(house.ground, house.accountId, listId)).counts
const accountCount = async () =>
  (await read(house.ground.db, house.accountId, ['account'])).get('account')!.contacts ?? 0

/** What the counters say has to be what there is. */
async function expectExact(listId: number): Promise<void> {
  const rows = await house.ground.db.query<{ status: string; n: number }>(sql`
    select status, count(*) as n from subscription where account_id = ${house.accountId} and list_id = ${listId} group by status`)
  const there = Object.fromEntries(rows.map(row => [row.status, row.n]))
  const counted = Object.fromEntries(Object.entries(await counts(listId)).filter(([, n]) => n !== 0))
  expect(counted).toEqual(there)
  const contacts = await house.ground.db.one(
    sql`select count(*) as n from contact where account_id = ${house.accountId}`,
  )
  expect({ n: await accountCount() }).toEqual(contacts)
}

describe('loading a file', () => {
  it('makes contacts with vocatives, fields, tags, proof and events, and mails nobody', async () => {
    const list = await aList(house, { double_optin: true })
    const file =
      'e-mail;jméno;příjmení;datum narození;štítky;Velikost bot;souhlas\n' +
      'jana@one.example;Jana;Nováková;24. 6. 1988;vip, brno;38;1.5.2024\n' +
      'petr@one.example;Petr;Malý;;;;ano\n' +
      'eva@one.example;Eva;Černá;;;;ne\n'
    const { record, task } = await imported(house, file, list.id, { tags: ['novinky'] })
    expect(task).toMatchObject({ state: 'done', done: 3, total: 3 })
    expect(stateOf(record)).toBe('loaded')
    expect(record.load_result).toMatchObject({ rows: 3, newContacts: 2, skippedRows: 1, newSubscriptions: 2 })
    const jana = await detail('jana@one.example')
    expect(jana.contact).toMatchObject({
      name: 'Jana',
      vocative: 'Jano',
      vocative_surname: 'Nováková',
      gender: 'female',
      nameday: '05-24',
      birthday: '1988-06-24',
      tags: ['novinky', 'vip', 'brno'],
      derived: ['vocative', 'vocative_surname', 'gender', 'nameday'],
    })
    expect(jana.subscriptions).toMatchObject([
      { subscription: { status: 'subscribed', source: 'import', fields: { velikost_bot: 38 } } },
    ])
    const events = await house.ground.db.query<{ type: string; data: object }>(sql`
      select type, data from event where account_id = ${house.accountId} and contact_id = ${jana.contact.id} order by type`)
    expect(events.map(event => event.type)).toEqual(['contact.created', 'subscribed'])
    expect(events[0]!.data).toMatchObject({ channel: 'import', importId: record.id, trigger: false })
    expect(await contact('eva@one.example')).toBeUndefined()
    const proof = await house.ground.db.query(sql`
      select action, channel, basis, source, obtained_on from consent where account_id = ${house.accountId} and contact_id = ${jana.contact.id}`)
    expect(proof).toEqual([
      { action: 'imported', channel: 'import', basis: 'consent', source: BASIS.source, obtained_on: '2024-05-01' },
    ])
    const fields = (await listDetail(house.ground, house.accountId, list.id)).fields
    expect(fields).toMatchObject([{ key: 'velikost_bot', name: 'Velikost bot', type: 'int' }])
    expect(await house.ground.db.one(sql`select count(*) as n from event where type = 'mail.requested'`)).toEqual({
      n: 0,
    })
    await expectExact(list.id)
    const tags = (await read(house.ground.db, house.accountId, ['tags'])).get('tags')
    expect(tags).toMatchObject({ novinky: 2, vip: 1, brno: 1 })
  })

  it('writes over known data, fills only what is empty, or leaves them alone', async () => {
    const list = await aList(house)
    const people = ['update', 'fill', 'leave'] as const
    for (const rule of people)
      await aContact(house, list.id, {
        email: `${rule}@two.example`,
        profile: { name: 'Jan', city: 'Brno', tags: ['stálý'] },
        fields: { size: 'M' },
      })
    for (const known of people) {
      const file = `email;jméno;město;telefon;size;štítky\n${known}@two.example;Petr;Praha;777;L;vip\n`
      const { record } = await imported(house, file, list.id, { known })
      expect(record.load_result).toMatchObject({ newContacts: 0, changedContacts: known === 'leave' ? 0 : 1 })
    }
    const [updated, filled, left] = await Promise.all(people.map(rule => contact(`${rule}@two.example`)))
    expect(updated).toMatchObject({
      name: 'Petr',
      vocative: 'Petře',
      city: 'Praha',
      phone: '777',
      tags: ['stálý', 'vip'],
    })
    expect(filled).toMatchObject({ name: 'Jan', vocative: 'Jane', city: 'Brno', phone: '777', tags: ['stálý', 'vip'] })
    expect(left).toMatchObject({ name: 'Jan', city: 'Brno', phone: null, tags: ['stálý'] })
    const sizes = await Promise.all(
      people.map(async rule => (await membership(`${rule}@two.example`, list.id))!.fields),
    )
    expect(sizes).toEqual([{ size: 'L' }, { size: 'M' }, { size: 'M' }])
    await expectExact(list.id)
  })

  it('a vocative that was worked out gives way to one in the file, even where only empty ones are filled', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'given@two.example', profile: { name: 'Jan' } })
    await imported(house, 'email;oslovení\ngiven@two.example;Honzo\n', list.id, { known: 'fill' })
    expect(await contact('given@two.example')).toMatchObject({ vocative: 'Honzo', name: 'Jan' })
  })

  it('brings nobody back who has left, here or everywhere, and says how many', async () => {
    const [list, other] = [await aList(house), await aList(house)]
    const { ground, accountId } = house
    const here = await aContact(house, list.id, { email: 'here@three.example' })
    const elsewhere = await aContact(house, other.id, { email: 'elsewhere@three.example' })
    const complained = await aContact(house, list.id, { email: 'complained@three.example' })
    const both = await aContact(house, other.id, { email: 'both@three.example' })
    await aContact(house, list.id, { email: 'both@three.example' })
    await ground.db.transaction(async tx => {
      const origin = { channel: 'link' } as const
      await unsubscribe(ground, tx, accountId, here.id, list.id, origin)
      await unsubscribe(ground, tx, accountId, elsewhere.id, other.id, origin)
      await setStatus(ground, tx, accountId, complained.id, list.id, 'complained', origin)
      await unsubscribe(ground, tx, accountId, both.id, list.id, origin)
    })
    const file =
      'email;město\nhere@three.example;Brno\nelsewhere@three.example;Brno\ncomplained@three.example;Brno\nboth@three.example;Brno\n'
    const third = await aList(house)
    const first = await imported(house, file, list.id)
    expect(first.check).toMatchObject({ keptUnsubscribed: 4, changedContacts: 4 })
    expect(first.record.load_result).toMatchObject({ keptUnsubscribed: 4, newSubscriptions: 0, changedContacts: 4 })
    const second = await imported(house, file, third.id)
    // Who still reads another list may be put into a new one.
    expect(second.record.load_result).toMatchObject({ keptUnsubscribed: 3, newSubscriptions: 1 })
    expect(await membership('both@three.example', third.id)).toMatchObject({ status: 'subscribed' })
    expect(await membership('here@three.example', list.id)).toMatchObject({ status: 'unsubscribed' })
    expect((await contact('here@three.example'))!.city).toBe('Brno')
    for (const { id } of [list, other, third]) await expectExact(id)
  })

  it('moves the unsubscribed of another system over, and unsubscribes who was subscribed here', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'known@four.example' })
    const file =
      'email;stav\nknown@four.example;odhlášený\nnew@four.example;Unsubscribed\nbounced@four.example;cleaned\nok@four.example;přihlášený\n'
    const { record, check } = await imported(house, file, list.id)
    expect(check).toMatchObject({ unsubscribing: 1, newContacts: 3, changedContacts: 1 })
    expect(record.load_result).toMatchObject({ unsubscribed: 1, newContacts: 3 })
    expect(await counts(list.id)).toMatchObject({ subscribed: 1, unsubscribed: 2, hard_bounced: 1 })
    expect(await membership('known@four.example', list.id)).toMatchObject({
      status: 'unsubscribed',
      unsubscribed_at: house.clock.now(),
    })
    await expectExact(list.id)
  })

  it('leaves out suppressed addresses, also of people who were erased', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id, { email: 'blocked@five.example' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, id, 'manual'))
    const gone = await aContact(house, list.id, { email: 'erased@five.example' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, gone.id, 'erased'))
    await removeContact(house.ground, house.accountId, gone.id)
    const file = 'email;jméno\nblocked@five.example;Jan\nERASED@five.example;Jan\nfree@five.example;Jan\n'
    const { record, check } = await imported(house, file, list.id)
    expect(check).toMatchObject({ suppressedRows: 2, newContacts: 1 })
    expect(record.load_result).toMatchObject({ newContacts: 1, skippedRows: 2, changedContacts: 0 })
    expect(await contact('erased@five.example')).toBeUndefined()
    expect((await contact('blocked@five.example'))!.name).toBeNull()
  })

  it('of an address that comes twice the later row wins, and it is told', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'old@six.example', profile: { city: 'Brno' } })
    const file =
      'email;jméno;město;štítky\n' +
      'Twice@six.example;Jana;Brno;a\nold@six.example;Jan;Brno;\ntwice@six.example;Eva;;b\nold@six.example;Jan;Brno;\n'
    const { record, check } = await imported(house, file, list.id)
    expect(check).toMatchObject({ newContacts: 1, changedContacts: 1, repeatedRows: 2, differingRows: 1 })
    expect(record.load_result).toMatchObject({ newContacts: 1, changedContacts: 1, unchangedContacts: 0 })
    expect(await contact('twice@six.example')).toMatchObject({
      email: 'Twice@six.example',
      name: 'Eva',
      vocative: 'Evo',
      city: 'Brno',
      tags: ['a', 'b'],
    })
    const notes = await house.ground.db.query(sql`
      select line, is_skipped, faults from import_problem where account_id = ${house.accountId} and import_id = ${record.id}`)
    expect(notes).toEqual([
      {
        line: 4,
        is_skipped: false,
        faults: [{ fault: 'repeated', column: 'email', value: 'twice@six.example', expected: '2' }],
      },
    ])
    await expectExact(list.id)
  })

  it('the same file twice is told before loading and changes nothing', async () => {
    const list = await aList(house)
    const file = 'email;jméno;štítky\nsame@seven.example;Jana;x\n'
    const first = await imported(house, file, list.id)
    const draft = await aDraft(house, file, list.id)
    expect(await check(house, draft.id)).toMatchObject({
      twin: { id: first.record.id },
      record: { check_result: { newContacts: 0, changedContacts: 0, unchangedContacts: 1 } },
    })
    const before = await contact('same@seven.example')
    house.clock.forward(1000)
    const { record } = await load(house, draft.id)
    expect(record.load_result).toMatchObject({ newContacts: 0, changedContacts: 0, unchangedContacts: 1 })
    expect(await contact('same@seven.example')).toEqual(before)
    await expectExact(list.id)
  })

  it('puts people into groups by the names of the choices', async () => {
    const list = await aList(house)
    const group = { name: 'Zájmy', type: 'checkbox', categories: ['Káva', 'Čaj, bylinky'] } as const
    const groupId = await addGroup(house.ground, house.accountId, list.id, {
      ...group,
      categories: [...group.categories],
    })
    const file = 'email;zájmy\na@eight.example;káva\nb@eight.example;"čaj, bylinky"\nc@eight.example;kakao\n'
    const { record } = await imported(house, file, list.id)
    expect(record.load_result).toMatchObject({ newContacts: 2, skippedRows: 1 })
    expect((await membership('b@eight.example', list.id))!.groups).toEqual({ [groupId]: ['Čaj, bylinky'] })
  })

  it('makes a new group of what a column says in the rows that are taken, one choice or several', async () => {
    const file = [
      'email;kraj;zájmy;prázdné',
      'a@newgroup.example;Praha;"káva, čaj";',
      'b@newgroup.example;praha;Káva;',
      'not an address;Plzeň;kakao;',
      'c@newgroup.example;"Brno, venkov";;',
    ].join('\n')
    const columns = [
      { header: 'email', target: { to: 'email' } },
      { header: 'kraj', target: { to: 'newGroup', name: 'Kraj', type: 'select' } },
      { header: 'zájmy', target: { to: 'newGroup', name: ' Zájmy ', type: 'checkbox' } },
      { header: 'prázdné', target: { to: 'newGroup', name: 'Nic', type: 'select' } },
    ] satisfies ImportSettings['columns']
    const given = { columns, list: { name: 'Kraje' } }
    const { record, check: found } = await imported(house, file, undefined, given)
    expect(found!.newChoices).toEqual([
      { column: 1, choices: ['Praha', 'Brno, venkov'] },
      { column: 2, choices: ['káva', 'čaj'] },
      { column: 3, choices: [] },
    ])
    const { groups } = await listDetail(house.ground, house.accountId, record.list_id!)
    expect(groups.map(({ name, type, categories }) => [name, type, categories.map(one => one.name)])).toEqual([
      ['Kraj', 'select', ['Praha', 'Brno, venkov']],
      ['Zájmy', 'checkbox', ['káva', 'čaj']],
    ])
    const [region, taste] = groups.map(group => group.id)
    expect((await membership('b@newgroup.example', record.list_id!))!.groups).toEqual({
      [region!]: ['Praha'],
      [taste!]: ['káva'],
    })
    expect((await membership('c@newgroup.example', record.list_id!))!.groups).toEqual({ [region!]: ['Brno, venkov'] })
    // The column is now one of a group as any other: going on, or reading the settings, finds it so.
    expect(record.settings.columns.map(column => column.target.to)).toEqual(['email', 'group', 'group', 'ignore'])
  })

  it('takes no column for a new group that says more than a group can hold, and no two for the same', async () => {
    const list = await aList(house)
    const rows = Array.from({ length: 101 }, (_, n) => `n${n}@many.example;choice ${n}`)
    const target = { to: 'newGroup', name: 'Many', type: 'select' } as const
    const columns = [
      { header: 'email', target: { to: 'email' } as const },
      { header: 'x', target },
    ]
    const { check: found } = await imported(house, `email;x\n${rows.join('\n')}\n`, list.id, { columns })
    expect(found).toMatchObject({ badRows: 1, newContacts: 100 })
    const twice = [...columns, { header: 'y', target: { ...target, name: 'many ' } }]
    const { id } = await aDraft(house, 'email;x;y\na@x.example;1;2\n', list.id, { columns: twice })
    await expect(check(house, id)).rejects.toMatchObject({ details: { faults: [{ fault: 'twice', column: 2 }] } })
  })

  it('makes the list that it was told to make', async () => {
    const { record } = await imported(house, 'email\nnew@nine.example\n', undefined, { list: { name: 'Z pultu' } })
    const list = await listDetail(house.ground, house.accountId, record.list_id!)
    expect(list).toMatchObject({ name: 'Z pultu', double_optin: true, counts: { subscribed: 1 } })
  })

  it('reads a workbook as well', async () => {
    const list = await aList(house)
    const sheet = aWorkbook({
      Lidé: [
        ['E-mail', 'Jméno', 'PSČ', 'Datum narození'],
        ['xlsx@ten.example', 'Jana', { n: 11000, style: 3 }, { n: 32615, style: 1 }],
        ['short@ten.example'],
      ],
    })
    const { record } = await imported(house, sheet, list.id)
    expect(record.load_result).toMatchObject({ newContacts: 2, skippedRows: 0 })
    expect(await contact('xlsx@ten.example')).toMatchObject({ zip: '110 00', birthday: '1989-04-17' })
  })

  it('loads more than a chunk, with an address again in a later one, and counts exactly', async () => {
    const list = await aList(house)
    const rows = Array.from({ length: 1_200 }, (_, n) => `p${n}@many.example;Jana;Nová;Brno`)
    rows.push('p7@many.example;Eva;;Praha', 'p1199@many.example;Jana;Nová;Brno')
    const { record, check, task } = await imported(house, `email;jméno;příjmení;město\n${rows.join('\n')}`, list.id, {
      known: 'leave',
    })
    expect(check).toMatchObject({ rows: 1_202, newContacts: 1_200, repeatedRows: 2, differingRows: 1 })
    expect(record.load_result).toMatchObject({
      rows: 1_202,
      newContacts: 1_200,
      changedContacts: 0,
      unchangedContacts: 0,
    })
    expect(task.done).toBe(1_202)
    expect(await contact('p7@many.example')).toMatchObject({ name: 'Eva', surname: 'Nová', city: 'Praha' })
    await expectExact(list.id)
  })
})

describe('loading that is interrupted', () => {
  const file = (rows: number, domain: string) =>
    `email\n${Array.from({ length: rows }, (_, n) => `p${n}@${domain}`).join('\n')}\n`

  it('goes on after a cancel where it ended, and both together loaded everybody once', async () => {
    const list = await aList(house)
    const { id } = await aDraft(house, file(1_200, 'cancel.example'), list.id)
    await check(house, id)
    const started = await startLoad(house.ground, house.accountId, id, NOBODY)
    // Cancelled by a person while the first chunk is written.
    const { ground } = house
    const transaction = ground.db.transaction
    let chunks = 0
    ground.db.transaction = async w => {
      if (++chunks === 2)
        await cancelTask(
          { ...ground, db: { ...ground.db, transaction } },
          house.accountId,
          started.load_task_id!,
          NOBODY,
        )
      return await transaction(w)
    }
    await work(house, started.load_task_id!)
    ground.db.transaction = transaction
    expect(await readTask(ground, house.accountId, started.load_task_id!)).toMatchObject({
      state: 'cancelled',
      done: 500,
    })
    await expectExact(list.id)
    expect(await counts(list.id)).toMatchObject({ subscribed: 500 })
    const { record } = await load(house, id)
    expect(record.load_result).toMatchObject({ rows: 1_200, newContacts: 1_200 })
    await expectExact(list.id)
  })

  it('goes on after a crash in the middle, without losing or doubling anybody', async () => {
    const list = await aList(house)
    const { id } = await aDraft(house, file(1_200, 'crash.example'), list.id)
    await check(house, id)
    const started = await startLoad(house.ground, house.accountId, id, NOBODY)
    const { ground } = house
    const transaction = ground.db.transaction
    let chunks = 0
    ground.db.transaction = async w => {
      if (++chunks === 3) throw new Error('killed')
      return await transaction(w)
    }
    await expect(work(house, started.load_task_id!)).rejects.toThrow('killed')
    ground.db.transaction = transaction
    const task = await work(house, started.load_task_id!)
    expect(task).toMatchObject({ state: 'done', done: 1_200, result: { newContacts: 1_200 } })
    await expectExact(list.id)
  })
})

describe('the walls between accounts', () => {
  it('an address of another account is a new one here', async () => {
    const { accountId } = await anotherAccount(house)
    await house.ground.db.run(sql`
      insert into contact (account_id, email, email_key, name, inserted_at, updated_at)
      values (${accountId}, 'wall@x.example', 'wall@x.example', 'Theirs', now(), now())`)
    const list = await aList(house)
    const { record } = await imported(house, 'email;jméno\nwall@x.example;Ours\n', list.id)
    expect(record.load_result).toMatchObject({ newContacts: 1 })
    const theirs = await house.ground.db.one(sql`select name from contact where account_id = ${accountId}`)
    expect(theirs).toEqual({ name: 'Theirs' })
  })
})
