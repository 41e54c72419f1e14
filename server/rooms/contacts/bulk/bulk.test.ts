import { beforeAll, describe, expect, it } from 'vitest'
import type { BulkAction } from '../../../../contract/contact-bulk.ts'
import type { ContactFilter } from '../../../../contract/contact-filter.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../../tests/kit/house.ts'
import { add, read } from '../../../platform/counters.ts'
import type { Ground } from '../../../platform/ground.ts'
import { sql } from '../../../platform/sql.ts'
import type { Actor } from '../../accounts/index.ts'
import { cancelTask, readTask, taskJob, undoTask } from '../../tasks/index.ts'
import type { Origin } from '../changes.ts'
import { createContact } from '../create.ts'
import { contactsJobs } from '../jobs.ts'
import { contactById, subscriptionsOf } from '../queries.ts'
import type { ListRow } from '../queries-lists.ts'
import { selectContacts } from '../selection.ts'
import { suppress } from '../suppress.ts'
import { readTags } from '../tag-counts.ts'
import { setStatus, unsubscribe, updateContact } from '../update.ts'
import { checkBulk, startBulk } from './start.ts'
import { type UndoCursor, type UndoParams, undoBulk } from './undo.ts'

let house: TestHouse
let list: ListRow
let by: Actor
let anybody = 0
const admin: Origin = { channel: 'admin' }

beforeAll(async () => {
  house = await aHouse()
  list = await aList(house)
  by = { userId: (await house.ground.db.one<{ id: number }>(sql`select id from app_user`))!.id, ip: '10.0.0.1' }
})

const frame = () => ({ now: house.clock.now(), timeZone: 'Europe/Prague' })
const select = async (whom: ContactFilter | number[]) =>
  await selectContacts(
    house.ground,
    house.accountId,
    Array.isArray(whom) ? { contactIds: whom } : { filter: whom, frame: frame() },
    by.userId,
    100,
  )

async function start(
  whom: ContactFilter | number[],
  action: BulkAction,
  more: { typed?: number; trigger?: boolean } = {},
) {
  const { id } = await select(whom)
  return await startBulk(house.ground, house.accountId, { selectionId: id, action, trigger: false, ...more }, by)
}

/** As a worker would. */
async function run(taskId: number, ground: Ground = house.ground, attempt = 1) {
  const { kind } = await readTask(house.ground, house.accountId, taskId)
  // As contactsJobs has them, with chunks that a test can fill.
  const undoing = taskJob<UndoParams, UndoCursor>(ground, 'contacts.undoBulk', run => undoBulk(ground, run, 100))
  const job = kind === 'contacts.undoBulk' ? undoing : contactsJobs(ground).find(job => job.name === kind)!
  await job.run({ accountId: house.accountId, taskId }, attempt)
  return await readTask(house.ground, house.accountId, taskId)
}

const doTo = async (...given: Parameters<typeof start>) => await run(await start(...given))

async function undo(taskId: number) {
  const { id } = await undoTask(house.ground, house.accountId, taskId, by)
  return await run(id)
}

/** In no list, unless told. */
async function somebody(profile: Parameters<typeof createContact>[2]['profile'] = {}, inList = false) {
  const email = `somebody${++anybody}@example.com`
  if (inList) return (await aContact(house, list.id, { email, profile })).id
  return (await createContact(house.ground, house.accountId, { email, profile, origin: admin, triggerChanges: false }))
    .id
}

const contact = async (id: number) => (await contactById(house.ground.db, house.accountId, id))!
const statusOf = async (id: number, listId = list.id) =>
  (await subscriptionsOf(house.ground.db, house.accountId, id)).find(s => s.list_id === listId)?.status
const change = (id: number, profile: object) =>
  updateContact(house.ground, house.accountId, id, null, { profile, origin: admin, triggerChanges: false })
const leave = (id: number) =>
  house.ground.db.transaction(tx =>
    setStatus(house.ground, tx, house.accountId, id, list.id, 'unsubscribed', { channel: 'link' }),
  )
const eventsOf = (id: number) =>
  house.ground.db.query<{ type: string; data: { trigger?: boolean } }>(
    sql`select type, data from event where account_id = ${house.accountId} and contact_id = ${id} order by id`,
  )

/** The counters are what the rows say, whatever was done. */
async function expectCountersExact() {
  const { db } = house.ground
  const rows = await db.query<{ subject: string; name: string; n: number }>(sql`
    select 'list:' || list_id as subject, status as name, count(*) as n from subscription where account_id = ${house.accountId} group by 1, 2
    union all select 'account', 'contacts', count(*) from contact where account_id = ${house.accountId}
    union all select 'tags', tag, count(*) from contact, unnest(tags) tag where account_id = ${house.accountId} group by tag`)
  const subjects = [...new Set(rows.map(row => row.subject))]
  const counted = await read(db, house.accountId, subjects)
  const real = new Map(rows.map(row => [`${row.subject} ${row.name}`, row.n]))
  for (const [subject, names] of counted)
    for (const [name, n] of Object.entries(names))
      if (name !== 'confirmed')
        expect({ subject, name, n }).toEqual({ subject, name, n: real.get(`${subject} ${name}`) ?? 0 })
}

describe('tags in bulk', () => {
  it('are added where they are missing, kept in history and events, start nothing, and come back', async () => {
    const ids = [await somebody({ tags: ['old'] }), await somebody({ tags: ['new'] }), await somebody()]
    const task = await doTo(ids, { do: 'addTags', tags: ['new', 'more'] })
    expect(task).toMatchObject({ state: 'done', done: 3, total: 3, result: { changed: 3, left: {} } })
    expect((await contact(ids[0]!)).tags).toEqual(['old', 'new', 'more'])
    expect((await contact(ids[1]!)).tags).toEqual(['new', 'more'])
    expect((await eventsOf(ids[2]!)).slice(1)).toEqual([
      { type: 'tag.added', data: { tag: 'new', trigger: false } },
      { type: 'tag.added', data: { tag: 'more', trigger: false } },
    ])
    await expectCountersExact()
    expect(await undo(task.id)).toMatchObject({ state: 'done', result: { restored: 3, kept: 0 } })
    expect(await Promise.all(ids.map(async id => (await contact(id)).tags))).toEqual([['old'], ['new'], []])
    await expectCountersExact()
  })

  it('of somebody who has them all are left, as are those that would be too many', async () => {
    const full = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(49, 'x'))
    const ids = [await somebody({ tags: ['vip'] }), await somebody({ tags: full }), await somebody()]
    const action: BulkAction = { do: 'addTags', tags: ['vip'.padEnd(50, 'x'), 'vip'] }
    const { id } = await select(ids)
    expect(await checkBulk(house.ground, house.accountId, id, { do: 'addTags', tags: ['vip'] })).toEqual({
      contacts: 3,
      changed: 2,
      leftOut: [{ why: 'same', contacts: 1 }],
    })
    expect((await doTo(ids, action)).result).toEqual({ changed: 2, left: { tooManyTags: 1 } })
  })

  it('may start what waits for a tag, where that was chosen', async () => {
    const id = await somebody()
    await doTo([id], { do: 'addTags', tags: ['go'] }, { trigger: true })
    expect((await eventsOf(id)).at(-1)).toEqual({ type: 'tag.added', data: { tag: 'go', trigger: true } })
  })

  it('that somebody has changed since stay so, one by one', async () => {
    const [a, b] = [await somebody({ tags: ['x', 'y'] }), await somebody({ tags: ['x'] })]
    const task = await doTo([a, b], { do: 'removeTags', tags: ['x', 'y'] })
    expect((await contact(a)).tags).toEqual([])
    await change(a, { tags: ['x', 'z'] })
    await change(b, { tags: ['x'] })
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 1 })
    expect((await contact(a)).tags).toEqual(['x', 'z', 'y'])
    expect((await contact(b)).tags).toEqual(['x'])
    await expectCountersExact()
  })

  it('visits each once, though it takes them out of the filter as it goes', async () => {
    const ids = [await somebody({ city: 'Loop' }), await somebody({ city: 'Loop' })]
    const filter: ContactFilter = { profile: { city: { is: 'equal', value: 'loop' } }, noTag: ['seen'] }
    const taskId = await start(filter, { do: 'addTags', tags: ['seen'] })
    // Who comes after the selection is not of it.
    const late = await somebody({ city: 'Loop' })
    expect((await run(taskId)).result).toEqual({ changed: 2, left: {} })
    expect((await contact(ids[0]!)).tags).toEqual(['seen'])
    expect((await contact(late)).tags).toEqual([])
  })
})

describe('a field of the profile in bulk', () => {
  it('is set with what follows from it, and comes back where nobody has touched it', async () => {
    const ids = [
      await somebody({ name: 'Petr', city: 'Brno' }),
      await somebody({ name: 'Petr' }),
      await somebody({ name: 'Pavel' }),
    ]
    const task = await doTo(ids, { do: 'setProfile', field: 'name', value: ' Pavel ' })
    expect(task.result).toEqual({ changed: 2, left: { same: 1 } })
    expect(await contact(ids[0]!)).toMatchObject({ name: 'Pavel', vocative: 'Pavle', city: 'Brno' })
    await change(ids[1]!, { name: 'Eva' })
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 1 })
    expect(await contact(ids[0]!)).toMatchObject({
      name: 'Petr',
      vocative: 'Petře',
      derived: expect.arrayContaining(['vocative']),
    })
    expect(await contact(ids[1]!)).toMatchObject({ name: 'Eva' })
  })

  it('is emptied by an empty value, and refused where its type cannot hold it', async () => {
    const id = await somebody({ city: 'Brno' })
    await doTo([id], { do: 'setProfile', field: 'city', value: '' })
    expect((await contact(id)).city).toBeNull()
    await expect(start([id], { do: 'setProfile', field: 'birthday', value: 'soon' })).rejects.toMatchObject({
      code: 'contact.fieldInvalid',
    })
  })
})

describe('a custom field in bulk', () => {
  it('is set for the members of its list by its type, and comes back', async () => {
    const { id: a } = await aContact(house, list.id, { fields: { points: { value: 5, type: 'int' } } })
    const { id: b } = await aContact(house, list.id)
    const stranger = await somebody()
    const action: BulkAction = { do: 'setField', listId: list.id, key: 'Points', value: '12' }
    const task = await doTo([a, b, stranger], action)
    expect(task.result).toEqual({ changed: 2, left: { notInList: 1 } })
    const fields = async (id: number) => (await subscriptionsOf(house.ground.db, house.accountId, id))[0]!.fields
    expect([await fields(a), await fields(b)]).toEqual([{ points: 12 }, { points: 12 }])
    expect((await undo(task.id)).result).toEqual({ restored: 2, kept: 0 })
    expect([await fields(a), await fields(b)]).toEqual([{ points: 5 }, {}])
    await expect(start([a], { ...action, value: 'many' })).rejects.toMatchObject({ code: 'contact.fieldInvalid' })
    await expect(start([a], { ...action, key: 'unknown' })).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})

describe('subscribing in bulk', () => {
  it('takes new people with their proof, and brings nobody back', async () => {
    const other = await aList(house, { name: 'Other' })
    const [fresh, member, left, complained, bounced, waiting, blocked] = [
      await somebody({}, true),
      ...(await Promise.all(Array.from({ length: 6 }, () => somebody()))),
    ] as [number, number, number, number, number, number, number]
    const states = {
      [member]: 'subscribed',
      [left]: 'unsubscribed',
      [complained]: 'complained',
      [bounced]: 'hard_bounced',
      [waiting]: 'unconfirmed',
    }
    for (const [id, status] of Object.entries(states))
      await house.ground.db.run(sql`
        insert into subscription (account_id, list_id, contact_id, status, subscribed_at, source) values (${house.accountId}, ${other.id}, ${Number(id)}, ${status}, now(), 'api')`)
    await house.ground.db.transaction(tx =>
      add(
        tx,
        house.accountId,
        Object.values(states).map(name => ({ subject: `list:${other.id}`, name, n: 1 })),
      ),
    )
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, blocked, 'complaint'))
    const ids = [fresh, member, left, complained, bounced, waiting, blocked]
    const action: BulkAction = {
      do: 'subscribe',
      listId: other.id,
      basis: 'customer',
      source: 'Autumn fair',
      confirm: false,
    }
    const leftOut = { same: 1, unsubscribed: 1, complained: 1, bounced: 1, unconfirmed: 1, suppressed: 1 }
    const check = await checkBulk(house.ground, house.accountId, (await select(ids)).id, action)
    expect(check).toMatchObject({ contacts: 7, changed: 1 })
    expect(Object.fromEntries(check.leftOut.map(({ why, contacts }) => [why, contacts]))).toEqual(leftOut)
    const task = await doTo(ids, action)
    expect(task.result).toEqual({ changed: 1, left: leftOut })
    expect(await statusOf(fresh, other.id)).toBe('subscribed')
    expect(await statusOf(left, other.id)).toBe('unsubscribed')
    const proof = await house.ground.db.one(
      sql`select action, channel, basis, source, user_id, ip from consent where contact_id = ${fresh} and list_id = ${other.id}`,
    )
    expect(proof).toEqual({
      action: 'given',
      channel: 'admin',
      basis: 'customer',
      source: 'Autumn fair',
      user_id: by.userId,
      ip: '10.0.0.1',
    })
    await expectCountersExact()
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 0 })
    expect(await statusOf(fresh, other.id)).toBeUndefined()
    expect((await eventsOf(fresh)).at(-1)!.type).toBe('subscription.takenBack')
    await expectCountersExact()
  })

  it('asks each first where the list says so, and leaves who has answered since', async () => {
    const asking = await aList(house, { double_optin: true })
    const [a, b] = [await somebody(), await somebody()]
    const task = await doTo([a, b], {
      do: 'subscribe',
      listId: asking.id,
      basis: 'consent',
      source: 'fair',
      confirm: true,
    })
    expect(await statusOf(a, asking.id)).toBe('unconfirmed')
    expect((await eventsOf(a)).map(event => event.type)).toContain('mail.requested')
    await house.ground.db.transaction(tx =>
      setStatus(house.ground, tx, house.accountId, a, asking.id, 'subscribed', { channel: 'link' }),
    )
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 1 })
    expect(await statusOf(a, asking.id)).toBe('subscribed')
    expect(await statusOf(b, asking.id)).toBeUndefined()
    await expectCountersExact()
  })
})

describe('unsubscribing in bulk', () => {
  it('is written into history, proof and counters, and comes back for who was not touched since', async () => {
    const [a, b, c] = [await somebody({}, true), await somebody({}, true), await somebody()]
    const before = (await subscriptionsOf(house.ground.db, house.accountId, a))[0]!
    const task = await doTo([a, b, c], { do: 'unsubscribe', listId: list.id })
    expect(task.result).toEqual({ changed: 2, left: { notInList: 1 } })
    const [after] = await subscriptionsOf(house.ground.db, house.accountId, a)
    expect(after).toMatchObject({
      status: 'unsubscribed',
      status_history: [{ status_old: 'subscribed', status_new: 'unsubscribed', source: 'admin' }],
    })
    await expectCountersExact()
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, b, 'complaint'))
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 1 })
    const [again] = await subscriptionsOf(house.ground.db, house.accountId, a)
    expect(again).toMatchObject({ status: 'subscribed', subscribed_at: before.subscribed_at, unsubscribed_at: null })
    expect(again!.status_history).toHaveLength(2)
    expect(await statusOf(b)).toBe('unsubscribed')
    await expectCountersExact()
  })

  it('does not bring back who has said meanwhile that they want nothing, though they were out already', async () => {
    const [a, b, c] = [await somebody({}, true), await somebody({}, true), await somebody({}, true)]
    const task = await doTo([a, b, c], { do: 'unsubscribe', listId: list.id })
    const { ground, accountId } = house
    await ground.db.transaction(tx => unsubscribe(ground, tx, accountId, a, list.id, { channel: 'one-click' }))
    await ground.db.transaction(tx => unsubscribe(ground, tx, accountId, b, 'everywhere', { channel: 'link' }))
    await ground.db.transaction(tx => unsubscribe(ground, tx, accountId, c, list.id, { channel: 'api' }))
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 2 })
    expect([await statusOf(a), await statusOf(b), await statusOf(c)]).toEqual([
      'unsubscribed',
      'unsubscribed',
      'subscribed',
    ])
    await expectCountersExact()
  })

  it('brings back who had left and come back before it', async () => {
    const id = await somebody({}, true)
    await leave(id)
    house.clock.forward(60_000)
    await house.ground.db.transaction(tx =>
      setStatus(house.ground, tx, house.accountId, id, list.id, 'subscribed', { channel: 'form' }),
    )
    const task = await doTo([id], { do: 'unsubscribe', listId: list.id })
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 0 })
    expect(await statusOf(id)).toBe('subscribed')
  })

  it('leaves who has left already', async () => {
    const id = await somebody({}, true)
    await leave(id)
    const task = await doTo([id], { do: 'unsubscribe', listId: list.id })
    expect(task.result).toEqual({ changed: 0, left: { same: 1 } })
    expect((await undo(task.id)).result).toEqual({ restored: 0, kept: 0 })
    expect(await statusOf(id)).toBe('unsubscribed')
  })
})

describe('suppressing in bulk', () => {
  it('holds for the address, and comes back with it', async () => {
    const [a, b] = [await somebody(), await somebody()]
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, b, 'complaint'))
    const task = await doTo([a, b], { do: 'suppress' })
    expect(task.result).toEqual({ changed: 1, left: { same: 1 } })
    const suppressions = () =>
      house.ground.db.query(
        sql`select email, reason from suppression where email in (${cache.get(a)!}, ${cache.get(b)!}) order by reason`,
      )
    const cache = new Map([
      [a, (await contact(a)).email],
      [b, (await contact(b)).email],
    ])
    expect(await suppressions()).toMatchObject([{ reason: 'complaint' }, { reason: 'manual' }])
    expect((await undo(task.id)).result).toEqual({ restored: 1, kept: 0 })
    expect((await contact(a)).suppressed).toBeNull()
    expect((await contact(b)).suppressed).toBe('complaint')
    expect(await suppressions()).toMatchObject([{ reason: 'complaint' }])
  })
})

describe('deleting in bulk', () => {
  it('asks for the number, deletes wholly, counts, audits, and cannot be undone', async () => {
    const ids = [await somebody({ tags: ['bye'] }, true), await somebody()]
    await expect(start(ids, { do: 'delete' })).rejects.toMatchObject({ code: 'contact.numberMistyped' })
    await expect(start(ids, { do: 'delete' }, { typed: 3 })).rejects.toMatchObject({ code: 'contact.numberMistyped' })
    const task = await doTo(ids, { do: 'delete' }, { typed: 2 })
    expect(task.result).toEqual({ changed: 2, left: {} })
    expect(await contactById(house.ground.db, house.accountId, ids[0]!)).toBeUndefined()
    await expectCountersExact()
    const kept = await house.ground.db.one(
      sql`select user_id, data from audit_event where action = 'contact.deletedMany' and subject = ${String(task.id)}`,
    )
    expect(kept).toEqual({ user_id: by.userId, data: { do: 'delete', contacts: 2 } })
    await expect(undoTask(house.ground, house.accountId, task.id, by)).rejects.toMatchObject({
      code: 'task.cannotUndo',
    })
  })

  it('of who is gone by then leaves them out', async () => {
    const ids = [await somebody(), await somebody()]
    const taskId = await start(ids, { do: 'addTags', tags: ['t'] })
    await doTo([ids[0]!], { do: 'delete' }, { typed: 1 })
    expect((await run(taskId)).result).toEqual({ changed: 1, left: { gone: 1 } })
  })

  it('takes the before-images along', async () => {
    const id = await somebody({ name: 'Secret' })
    const task = await doTo([id], { do: 'setProfile', field: 'name', value: 'Other' })
    await doTo([id], { do: 'delete' }, { typed: 1 })
    expect(await house.ground.db.query(sql`select 1 from contact_change where task_id = ${task.id}`)).toEqual([])
  })
})

describe('thousands', () => {
  const MANY = 250
  beforeAll(async () => {
    await house.ground.db.run(sql`
      insert into contact (account_id, email, email_key, city, inserted_at, updated_at)
      select ${house.accountId}, 'many' || n || '@example.com', 'many' || n || '@example.com', 'Many', now(), now() from generate_series(1, ${MANY}) n`)
    await house.ground.db.transaction(tx =>
      add(tx, house.accountId, [{ subject: 'account', name: 'contacts', n: MANY }]),
    )
  })
  const many: ContactFilter = { profile: { city: { is: 'equal', value: 'Many' } } }
  const tagged = async (tag: string) =>
    (await readTags(house.ground, house.accountId, { search: tag, limit: 1 }))[0]?.contacts ?? 0

  /** A worker that is killed in its nth transaction: nothing of that one is committed. */
  const dyingIn = (n: number): Ground => ({
    ...house.ground,
    db: {
      ...house.ground.db,
      transaction: work =>
        house.ground.db.transaction(async tx => {
          const result = await work(tx)
          if (--n === 0) throw new Error('killed')
          return result
        }),
    },
  })

  it('go on where a killed worker was, each changed once', async () => {
    const taskId = await start(many, { do: 'addTags', tags: ['resumed'] })
    await expect(run(taskId, dyingIn(2))).rejects.toThrow('killed')
    const half = await readTask(house.ground, house.accountId, taskId)
    expect(half).toMatchObject({ state: 'running', done: 100 })
    expect(await tagged('resumed')).toBe(100)
    expect(await run(taskId, house.ground, 2)).toMatchObject({
      state: 'done',
      done: MANY,
      result: { changed: MANY, left: {} },
    })
    expect(await tagged('resumed')).toBe(MANY)
    const [events] = await house.ground.db.query(
      sql`select count(*) as n from event where type = 'tag.added' and data->>'tag' = 'resumed'`,
    )
    expect(events).toEqual({ n: MANY })
    const undoId = (await undoTask(house.ground, house.accountId, taskId, by)).id
    await expect(run(undoId, dyingIn(2))).rejects.toThrow('killed')
    expect((await run(undoId, house.ground, 2)).result).toEqual({ restored: MANY, kept: 0 })
    expect(await tagged('resumed')).toBe(0)
    await expectCountersExact()
  })

  it('stop when cancelled; what is done stays done, and comes back by an undo', async () => {
    const taskId = await start(many, { do: 'addTags', tags: ['halted'] })
    await expect(run(taskId, dyingIn(3))).rejects.toThrow('killed')
    await cancelTask(house.ground, house.accountId, taskId, by)
    expect(await run(taskId, house.ground, 2)).toMatchObject({ state: 'cancelled', done: 200 })
    expect(await tagged('halted')).toBe(200)
    expect((await undo(taskId)).result).toEqual({ restored: 200, kept: 0 })
    expect(await tagged('halted')).toBe(0)
  })

  it('are forgotten after a month: then nothing can be undone, and nothing is kept', async () => {
    const id = await somebody()
    const task = await doTo([id], { do: 'addTags', tags: ['month'] })
    const forget = () =>
      contactsJobs(house.ground)
        .find(job => job.name === 'contacts.forget')!
        .run({}, 1)
    const kept = () => house.ground.db.query(sql`select 1 from contact_change where task_id = ${task.id}`)
    await forget()
    expect(await kept()).toHaveLength(1)
    house.clock.forward(30 * 86_400_000 + 1)
    await forget()
    expect(await kept()).toEqual([])
    expect(await house.ground.db.query(sql`select 1 from contact_selection`)).toEqual([])
    await expect(undoTask(house.ground, house.accountId, task.id, by)).rejects.toMatchObject({
      code: 'task.cannotUndo',
    })
  })
})

describe('another account', () => {
  it('is not selected, not changed, and its selections, lists and fields are as good as none', async () => {
    const { accountId } = await anotherAccount(house)
    const theirs = await createContact(house.ground, accountId, {
      email: 'theirs@example.com',
      profile: {},
      origin: admin,
      triggerChanges: false,
    })
    const ours = await somebody()
    expect(await select([theirs.id, ours])).toMatchObject({ contacts: 1 })
    const { id } = await select([ours])
    const action: BulkAction = { do: 'addTags', tags: ['x'] }
    const call = { selectionId: id, action, trigger: false }
    await expect(startBulk(house.ground, accountId, call, by)).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(checkBulk(house.ground, accountId, id, action)).rejects.toMatchObject({ code: 'thing.notFound' })
    const own = await selectContacts(house.ground, accountId, { contactIds: [theirs.id] }, null)
    const foreign = {
      selectionId: own.id,
      action: { do: 'unsubscribe', listId: list.id } as BulkAction,
      trigger: false,
    }
    await expect(startBulk(house.ground, accountId, foreign, by)).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})
