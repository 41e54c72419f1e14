import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { imported, undo, work } from '../../../tests/kit/importing.ts'
import { read } from '../../platform/counters.ts'
import { readFileChunks } from '../../platform/files.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import {
  findContact,
  listDetail,
  removeContact,
  subscribe,
  subscriptionsOf,
  unsubscribe,
  updateContact,
} from '../contacts/index.ts'
import { record as recordEvents } from '../events/index.ts'
import { undoTask } from '../tasks/index.ts'
import { forgetImports } from './jobs.ts'
import { stateOf } from './state.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const contact = (email: string) => findContact(house.ground, house.accountId, email)
const membership = async (email: string, listId: number) =>
  (await subscriptionsOf(house.ground.db, house.accountId, (await contact(email))!.id)).find(s => s.list_id === listId)
const counts = async (listId: number) =>
  Object.fromEntries(
    Object.entries((await listDetail(house.ground, house.accountId, listId)).counts).filter(([, n]) => n !== 0),
  )
const change = async (email: string, profile: object) =>
  updateContact(house.ground, house.accountId, (await contact(email))!.id, null, {
    profile,
    origin: { channel: 'admin' },
    triggerChanges: false,
  })
const contactCount = async () =>
  (await read(house.ground.db, house.accountId, ['account'])).get('account')!.contacts ?? 0

describe('undoing an import', () => {
  it('takes away the contacts that it made, in more than a chunk, and counts exactly', async () => {
    const list = await aList(house)
    const before = await contactCount()
    const rows = Array.from({ length: 1_200 }, (_, n) => `u${n}@one.example;Jana;nový`)
    const { record } = await imported(house, `email;jméno;štítky\n${rows.join('\n')}\n`, list.id)
    expect(await counts(list.id)).toEqual({ subscribed: 1_200 })
    const undone = await undo(house, record.id)
    expect(undone.task).toMatchObject({ state: 'done', done: 1_200, total: 1_200, result: { removedContacts: 1_200 } })
    expect(stateOf(undone.record)).toBe('undone')
    expect(undone.record.undo_result).toMatchObject({ removedContacts: 1_200, keptContacts: 0, restoredContacts: 0 })
    expect(await contact('u7@one.example')).toBeUndefined()
    expect(await counts(list.id)).toEqual({})
    expect(await contactCount()).toBe(before)
    expect((await read(house.ground.db, house.accountId, ['tags'])).get('tags')!.nový).toBe(0)
  })

  it('gives known contacts their values back, with what was worked out from the name', async () => {
    const list = await aList(house)
    await aContact(house, list.id, {
      email: 'known@two.example',
      profile: { name: 'Jan', city: 'Brno', tags: ['stálý'] },
      fields: { size: 'M' },
    })
    const before = await contact('known@two.example')
    house.clock.forward(60_000)
    const file = 'email;jméno;město;telefon;size;štítky;stav\nknown@two.example;Eva;Praha;777;L;vip;odhlášený\n'
    const { record } = await imported(house, file, list.id)
    expect(await contact('known@two.example')).toMatchObject({ name: 'Eva', vocative: 'Evo', tags: ['stálý', 'vip'] })
    expect(await counts(list.id)).toEqual({ unsubscribed: 1 })
    const undone = await undo(house, record.id)
    expect(undone.record.undo_result).toMatchObject({ restoredContacts: 1, partlyRestored: 0, removedContacts: 0 })
    const after = await contact('known@two.example')
    expect({ ...after, updated_at: null }).toEqual({ ...before, updated_at: null })
    expect(await membership('known@two.example', list.id)).toMatchObject({
      status: 'subscribed',
      fields: { size: 'M' },
      unsubscribed_at: null,
    })
    expect(await counts(list.id)).toEqual({ subscribed: 1 })
  })

  it('brings nobody back who has said meanwhile that they want nothing, though the file had them out already', async () => {
    const list = await aList(house)
    const { ground, accountId } = house
    for (const name of ['said', 'silent']) await aContact(house, list.id, { email: `${name}@own.example` })
    house.clock.forward(60_000)
    const file = 'email;stav\nsaid@own.example;odhlášený\nsilent@own.example;odhlášený\n'
    const { record } = await imported(house, file, list.id)
    const said = (await contact('said@own.example'))!.id
    await ground.db.transaction(tx => unsubscribe(ground, tx, accountId, said, list.id, { channel: 'one-click' }))
    const undone = await undo(house, record.id)
    expect(undone.record.undo_result).toMatchObject({ restoredContacts: 1, partlyRestored: 1 })
    expect(await membership('said@own.example', list.id)).toMatchObject({ status: 'unsubscribed' })
    expect(await membership('silent@own.example', list.id)).toMatchObject({ status: 'subscribed' })
  })

  it('takes who was only put into the list out of it again', async () => {
    const [list, other] = [await aList(house), await aList(house)]
    await aContact(house, other.id, { email: 'other@three.example' })
    const { record } = await imported(house, 'email\nother@three.example\n', list.id)
    expect(await counts(list.id)).toEqual({ subscribed: 1 })
    await undo(house, record.id)
    expect(await membership('other@three.example', list.id)).toBeUndefined()
    expect(await membership('other@three.example', other.id)).toMatchObject({ status: 'subscribed' })
    expect(await counts(list.id)).toEqual({})
    const proofs = await house.ground.db.query<{ action: string }>(sql`
      select action from consent where account_id = ${house.accountId} and list_id = ${list.id} order by id`)
    expect(proofs.map(proof => proof.action)).toEqual(['imported', 'withdrawn'])
  })

  it('keeps what somebody changed since, and who got or did something, and says who and why', async () => {
    const [list, other] = [await aList(house), await aList(house)]
    const { ground, accountId } = house
    await aContact(house, list.id, { email: 'rewritten@four.example', profile: { city: 'Brno', phone: '1' } })
    const emails = ['edited', 'mailed', 'left', 'elsewhere', 'removed'].map(name => `${name}@four.example;Praha;2`)
    const file = `email;město;telefon\nrewritten@four.example;Praha;2\n${emails.join('\n')}\n`
    const { record } = await imported(house, file, list.id)
    house.clock.forward(60_000)
    const id = async (name: string) => (await contact(`${name}@four.example`))!.id
    await change('rewritten@four.example', { city: 'Olomouc' })
    await change('edited@four.example', { city: 'Olomouc' })
    const [mailed, left, elsewhere] = [await id('mailed'), await id('left'), await id('elsewhere')]
    await ground.db.transaction(async tx => {
      const event = { type: 'mail.accepted', at: house.clock.now(), contactId: mailed, data: { messageId: 1 } } as const
      await recordEvents(tx, accountId, [event])
      await unsubscribe(ground, tx, accountId, left, list.id, { channel: 'link' })
    })
    await subscribe(ground, accountId, other.id, {
      rows: [{ email: 'elsewhere@four.example', profile: {} }],
      origin: { channel: 'form' },
      updateExisting: true,
      resubscribe: true,
      skipConfirmation: true,
      triggerAutomations: false,
      triggerChanges: false,
      notifyOwner: false,
    })
    await removeContact(ground, accountId, await id('removed'))
    expect(elsewhere).toBeGreaterThan(0)
    const undone = await undo(house, record.id)
    expect(undone.record.undo_result).toEqual({
      removedContacts: 0,
      restoredContacts: 0,
      keptContacts: 4,
      partlyRestored: 1,
      goneContacts: 1,
    })
    expect(await contact('rewritten@four.example')).toMatchObject({ city: 'Olomouc', phone: '1' })
    // Out of the list that the import put them into, unless they chose a state of their own.
    expect(await membership('mailed@four.example', list.id)).toBeUndefined()
    expect(await membership('elsewhere@four.example', other.id)).toMatchObject({ status: 'subscribed' })
    expect(await membership('left@four.example', list.id)).toMatchObject({ status: 'unsubscribed' })
    expect(await counts(list.id)).toEqual({ subscribed: 1, unsubscribed: 1 })
    const pieces: Buffer[] = []
    for await (const piece of readFileChunks(ground.db, accountId, undone.record.undo_file_id!)) pieces.push(piece)
    const lines = Buffer.concat(pieces).toString().split('\r\n').slice(1, -1)
    expect(lines).toHaveLength(5)
    expect(lines).toContainEqual(expect.stringMatching(/^edited@four\.example;"Údaje od importu někdo změnil/))
    expect(lines).toContainEqual(expect.stringMatching(/^mailed@four\.example;"Kontakt od importu něco dostal/))
  })

  it('a contact that came twice in the file is one that it made', async () => {
    const list = await aList(house)
    const filler = Array.from({ length: 600 }, (_, n) => `f${n}@five.example;Jana`)
    const file = ['email;jméno', 'twice@five.example;Jana', ...filler, 'twice@five.example;Eva'].join('\n')
    const { record } = await imported(house, file, list.id)
    expect(await contact('twice@five.example')).toMatchObject({ name: 'Eva' })
    expect((await undo(house, record.id)).record.undo_result).toMatchObject({ removedContacts: 601, keptContacts: 0 })
  })

  it('goes on after a crash', async () => {
    const list = await aList(house)
    const { record } = await imported(house, 'email\na@six.example\nb@six.example\n', list.id)
    const { id } = await undoTask(house.ground, house.accountId, record.load_task_id!, NOBODY)
    const { ground } = house
    const transaction = ground.db.transaction
    let calls = 0
    ground.db.transaction = async w => {
      if (++calls === 2) throw new Error('killed')
      return await transaction(w)
    }
    await expect(work(house, id)).rejects.toThrow('killed')
    ground.db.transaction = transaction
    expect(await work(house, id)).toMatchObject({ state: 'done', result: { removedContacts: 2 } })
  })

  it('can be done for 30 days', async () => {
    const list = await aList(house)
    const { record } = await imported(house, 'email\nlate@seven.example\n', list.id)
    house.clock.forward(31 * 24 * 3600_000)
    await expect(undo(house, record.id)).rejects.toMatchObject({ code: 'task.cannotUndo' })
    await forgetImports(house.ground)
    const left = await house.ground.db.one(sql`select count(*) as n from import_change where import_id = ${record.id}`)
    expect(left).toEqual({ n: 0 })
  })
})
