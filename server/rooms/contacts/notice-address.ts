import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { readVarints, writeVarints } from '../../platform/varint.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import { record } from '../events/index.ts'
import { type ListRow, listById } from './queries-lists.ts'
import {
  countAskedSince,
  insertNoticeAddress,
  markAskedAgain,
  type NoticeAddressRow,
  noticeAddressById,
  noticeAddresses,
  settleNoticeAddress,
} from './queries-notices.ts'

const MOST_ADDRESSES = 10
/** Asking is itself a mail to somebody who may not know us. */
const MOST_ASKED_A_DAY = 20
const DAY_MS = 86_400_000
const PAUSE_MS = 3_600_000

export interface Address {
  email: string
  key: string
}

/** Each once. Throws contact.emailInvalid { field, address } or request.invalid. */
export function addressesIn(text: string | null, field: string): Address[] {
  const byKey = new Map<string, Address>()
  for (const part of (text ?? '').split(/[,;\s]+/).filter(part => part !== '')) {
    const address = parseAddress(part)
    if (!address) throw problem('contact.emailInvalid', { field, address: part.slice(0, 254) })
    byKey.set(address.key, address)
  }
  if (byKey.size > MOST_ADDRESSES)
    throw problem('request.invalid', [{ path: `/${field}`, message: `at most ${MOST_ADDRESSES} addresses` }])
  return [...byKey.values()]
}

/** As `addressesIn`, but what was stored before it was checked is passed over. */
function storedAddresses(...texts: (string | null)[]): Address[] {
  const parts = texts.flatMap(text => (text ?? '').split(/[,;\s]+/))
  const parsed = parts.flatMap(part => parseAddress(part) ?? [])
  return [...new Map(parsed.map(address => [address.key, address])).values()]
}

/** Those of a setting's addresses whose owners want to be told. */
export async function toldAddresses(db: Tx, accountId: number, text: string | null): Promise<NoticeAddressRow[]> {
  const given = storedAddresses(text)
  if (given.length === 0) return []
  const rows = await noticeAddresses(
    db,
    accountId,
    given.map(address => address.key),
  )
  return rows.filter(row => row.state === 'confirmed')
}

export interface Notice {
  email: string
  state: NoticeAddressRow['state'] | null
  askedAt: Date | null
}

/** How far each address that these settings name has come; null: it was never asked. */
export async function noticesOf(ground: Ground, accountId: number, ...texts: (string | null)[]): Promise<Notice[]> {
  const given = storedAddresses(...texts)
  if (given.length === 0) return []
  const keys = given.map(address => address.key)
  const known = new Map((await noticeAddresses(ground.db, accountId, keys)).map(row => [row.email_key, row]))
  return given.map(({ email, key }) => {
    const row = known.get(key)
    return { email, state: row?.state ?? null, askedAt: row?.asked_at ?? null }
  })
}

/** Asks those who have never been asked; who said no stays unasked. Throws request.tooMany. */
export async function askAddresses(ground: Ground, tx: Tx, accountId: number, list: ListRow): Promise<void> {
  const now = ground.clock.now()
  for (const address of storedAddresses(list.sub_notify, list.unsub_notify)) {
    const id = await insertNoticeAddress(tx, accountId, address, now)
    if (id !== undefined) await requestQuestion(ground, tx, accountId, list.id, id)
  }
}

/** Asks once more. Throws thing.notFound (not an address of this list), list.askedLately, request.tooMany. */
export async function askAgain(
  ground: Ground,
  accountId: number,
  listId: number,
  email: string,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const list = await listById(tx, accountId, listId)
    const address = storedAddresses(list?.sub_notify ?? null, list?.unsub_notify ?? null).find(
      one => one.key === parseAddress(email)?.key,
    )
    if (!list || !address) throw problem('thing.notFound')
    const now = ground.clock.now()
    const latest = new Date(now.getTime() - PAUSE_MS)
    const id =
      (await insertNoticeAddress(tx, accountId, address, now)) ??
      (await markAskedAgain(tx, accountId, address.key, latest, now))
    if (id === undefined) throw problem('list.askedLately')
    await requestQuestion(ground, tx, accountId, listId, id)
    const data = { name: list.name, email: address.email }
    await insertAudit(tx, accountId, { ...by, at: now, action: 'list.noticeAsked', subject: String(listId), data })
  })
}

async function requestQuestion(ground: Ground, tx: Tx, accountId: number, listId: number, addressId: number) {
  const now = ground.clock.now()
  if ((await countAskedSince(tx, accountId, new Date(now.getTime() - DAY_MS))) > MOST_ASKED_A_DAY)
    throw problem('request.tooMany', { retryAfterS: DAY_MS / 1000 })
  const data = { kind: 'noticeAddress', listId, addressId }
  await record(tx, accountId, [{ type: 'mail.requested', at: now, contactId: null, data }])
}

/** For the link by which the owner of an address agrees, or wants no more. */
export function noticeToken(ground: Ground, accountId: number, addressId: number): string {
  return ground.secrets.sign('notice', writeVarints([accountId, addressId]))
}

/** Null when the link is not ours. Changes nothing. */
export async function readNoticeAddress(
  ground: Ground,
  token: string,
): Promise<(NoticeAddressRow & { accountId: number }) | null> {
  const payload = ground.secrets.verify('notice', token)
  const read = payload && readVarints(payload, 2)
  if (!read) return null
  const [accountId, id] = read.numbers as [number, number]
  const row = await noticeAddressById(ground.db, accountId, id)
  return row ? { ...row, accountId } : null
}

export async function answerNotice(
  ground: Ground,
  address: { accountId: number; id: number },
  state: 'confirmed' | 'declined',
  ip: string | null,
): Promise<void> {
  const { accountId, id } = address
  await ground.db.transaction(async tx => {
    const now = ground.clock.now()
    if ((await settleNoticeAddress(tx, accountId, id, state, now)) === 0) return
    const action = state === 'confirmed' ? 'notice.confirmed' : 'notice.declined'
    await insertAudit(tx, accountId, { at: now, userId: null, ip, action, subject: String(id), data: {} })
  })
}
