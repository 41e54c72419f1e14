import { wallTime } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { type AccountRow, accountById } from '../accounts/index.ts'
import {
  accountsWithNotices,
  type ListRow,
  listById,
  lockListsWithNotices,
  markDigested,
  noticeToken,
  takeNotices,
  toldAddresses,
} from '../contacts/index.ts'
import { digestContent, digestValues, MOST_NAMED } from './mails/digest.ts'
import { queueMail } from './queue-mail.ts'
import { senderOf } from './sender.ts'

/** On the clock of the account's wall; whoever was down then is told as soon as we are up again. */
const HOUR = 7

/** Sends each list's digest once a day, where anything happened: what waited goes with the commit of its mail. */
export async function sendDigests(ground: Ground): Promise<void> {
  for (const accountId of await accountsWithNotices(ground.db)) {
    const account = await accountById(ground.db, accountId)
    if (!account) continue
    const now = wallTime(ground.clock.now(), account.time_zone)
    if (Number(now.slice(11, 13)) < HOUR) continue
    await ground.db.transaction(async tx => {
      for (const { id, digest_at: last } of await lockListsWithNotices(tx, accountId)) {
        const isSentToday = last !== null && wallTime(last, account.time_zone).slice(0, 10) === now.slice(0, 10)
        const list = isSentToday ? undefined : await listById(tx, accountId, id)
        if (list) await sendDigest(ground, tx, account, list)
      }
    })
  }
}

async function sendDigest(ground: Ground, tx: Tx, account: AccountRow, list: ListRow): Promise<void> {
  const rows = await takeNotices(tx, account.id, list.id, MOST_NAMED)
  await markDigested(tx, account.id, list.id, ground.clock.now())
  const sender = await senderOf(tx, account.id, list)
  if (!sender) return
  const [joined, left] = [
    rows.joined > 0 ? await toldAddresses(tx, account.id, list.sub_notify) : [],
    rows.left > 0 ? await toldAddresses(tx, account.id, list.unsub_notify) : [],
  ]
  const addresses = new Map([...joined, ...left].map(address => [address.id, address]))
  const values = digestValues(list.language, rows, `${ground.publicUrl}/app/contacts/`)
  for (const { id, email: to } of addresses.values()) {
    const isIn = (some: { id: number }[]) => some.some(address => address.id === id)
    const shown = [...(isIn(joined) ? (['joined'] as const) : []), ...(isIn(left) ? (['left'] as const) : [])]
    const content = digestContent(list, shown)
    const email = { ...sender, reply_to: null, ...content, plain_text: null, language: list.language }
    const mergeVars = { ...values, STOP_URL: `${ground.publicUrl}/n/${noticeToken(ground, account.id, id)}` }
    await queueMail(ground, tx, account.id, { email, to, contactId: null, listId: list.id, mergeVars }, 'digest')
  }
}
