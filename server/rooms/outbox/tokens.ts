import type { Secrets } from '../../platform/secrets.ts'
import { readVarints, writeVarints } from '../../platform/varint.ts'

/** Where a message is found: its account, its partition month and its id. */
export interface MessageKey {
  accountId: number
  /** 'YYYY-MM-01' */
  month: string
  id: number
}

export type TokenKind = 'open' | 'click' | 'unsubscribe' | 'web' | 'message-id'

export function monthNumber(month: string): number {
  return (Number(month.slice(0, 4)) - 2020) * 12 + Number(month.slice(5, 7)) - 1
}

export function monthText(n: number): string {
  return `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`
}

/** A token for one use: one made for opens cannot unsubscribe. */
export function messageToken(secrets: Secrets, kind: TokenKind, key: MessageKey): string {
  return secrets.sign(kind, writeVarints([key.accountId, monthNumber(key.month), key.id]))
}

export function readMessageToken(secrets: Secrets, kind: TokenKind, token: string): MessageKey | null {
  const payload = secrets.verify(kind, token)
  const read = payload && readVarints(payload, 3)
  return read ? { accountId: read.numbers[0]!, month: monthText(read.numbers[1]!), id: read.numbers[2]! } : null
}

/** `url` is carried only by links that were filled per person; the others are looked up by number. */
export function clickToken(secrets: Secrets, key: MessageKey, linkNo: number, url: string | null): string {
  const head = writeVarints([key.accountId, monthNumber(key.month), key.id, linkNo])
  return secrets.sign('click', url === null ? head : Buffer.concat([head, Buffer.from(url)]))
}

export function readClickToken(
  secrets: Secrets,
  token: string,
): (MessageKey & { linkNo: number; url: string | null }) | null {
  const payload = secrets.verify('click', token)
  const read = payload && readVarints(payload, 4)
  if (!payload || !read) return null
  const [accountId, month, id, linkNo] = read.numbers as [number, number, number, number]
  const rest = payload.subarray(read.end)
  return { accountId, month: monthText(month), id, linkNo, url: rest.length > 0 ? rest.toString() : null }
}
