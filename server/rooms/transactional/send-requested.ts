import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { type EventRow, take } from '../events/index.ts'
import { KINDS } from './kinds.ts'
import { queueMail } from './queue-mail.ts'

/** The mail that one inbox row asks for: written with the row's end, so it goes out once however often this runs. */
export async function sendRequested(ground: Ground, accountId: number, inboxId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    const event = await take(tx, accountId, 'transactional', inboxId)
    if (event) await send(ground, tx, accountId, event)
  })
}

/** Queues the mail that an event asks for; nothing when what it is about is gone by now. */
async function send(ground: Ground, tx: Tx, accountId: number, event: EventRow): Promise<void> {
  const { data, contact_id: contactId } = event
  const kind = String(data.kind)
  const writer = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!writer) {
    ground.log.error({ accountId, kind }, 'a mail of an unknown kind was asked for')
    return
  }
  const written = await writer({ ground, tx, accountId, contactId, data })
  if (typeof written === 'string') {
    if (written !== 'gone') ground.log.warn({ accountId, kind, data }, `a mail was asked for, but there is ${written}`)
    return
  }
  for (const mail of [written].flat()) await queueMail(ground, tx, accountId, mail, kind)
}
