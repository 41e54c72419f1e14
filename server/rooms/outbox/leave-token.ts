import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { countCall } from '../../platform/rate.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { readVarints, writeVarints } from '../../platform/varint.ts'
import type { ContactRow } from '../contacts/index.ts'
import { record } from '../events/index.ts'
import { type MessageKey, monthNumber, monthText } from './tokens.ts'

const DAY_MS = 86_400_000
const VALID_DAYS = 30
/** A link gets forwarded, and whoever holds it could press the button without end. */
const MOST_A_DAY = 3

/** A leaving that its person is to confirm by a mail (double opt-out). */
export interface AskedLeave {
  /** The message whose link was used, which its report counts. */
  key: MessageKey
  /** Null: every list. */
  listId: number | null
  reason: string | null
}

/** Asks for the mail with the link that confirms; nothing when enough of them went out today. */
export async function askToConfirm(
  ground: Ground,
  tx: Tx,
  contact: ContactRow,
  asked: AskedLeave,
  /** Whose sender and language the mail has. */
  ofListId: number,
): Promise<void> {
  const { accountId, month, id } = asked.key
  const window = await countCall(tx, `leave ${accountId} ${contact.id}`, MOST_A_DAY, DAY_MS / 1000)
  if (!window.allowed) return
  const { listId, reason } = asked
  const data = { kind: 'leaveConfirmation', listId, ofListId, month, messageId: id, reason }
  await record(tx, accountId, [{ type: 'mail.requested', at: ground.clock.now(), contactId: contact.id, data }])
}

export function leaveToken(secrets: Secrets, { key, listId, reason }: AskedLeave, now: Date): string {
  const day = Math.floor(now.getTime() / DAY_MS)
  const head = writeVarints([key.accountId, monthNumber(key.month), key.id, listId ?? 0, day])
  return secrets.sign('leave', Buffer.concat([head, Buffer.from(reason ?? '')]))
}

/** Null when it is not ours or too old. */
export function readLeaveToken(secrets: Secrets, token: string, now: Date): AskedLeave | null {
  const payload = secrets.verify('leave', token)
  const read = payload && readVarints(payload, 5)
  if (!payload || !read) return null
  const [accountId, month, id, listId, day] = read.numbers as [number, number, number, number, number]
  if (now.getTime() / DAY_MS - day > VALID_DAYS) return null
  const reason = payload.subarray(read.end).toString() || null
  return { key: { accountId, month: monthText(month), id }, listId: listId === 0 ? null : listId, reason }
}
