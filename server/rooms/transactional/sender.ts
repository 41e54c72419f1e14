import type { AccountSettings } from '../../../contract/account-settings.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { accountSettings, firstAdministrator } from '../accounts/index.ts'
import type { ListRow } from '../contacts/index.ts'
import { asPlain } from './frame.ts'
import { firstListSender } from './queries.ts'

export interface Sender {
  from_name: string
  from_email: string
  reply_to: string | null
}

/** Who a list's mails come from: the list's own sender, else the account's; null when neither names an address. */
export async function senderOf(db: Db, accountId: number, list: ListRow): Promise<Sender | null> {
  if (list.from_email)
    return { from_name: list.from_name ?? list.name, from_email: list.from_email, reply_to: list.reply_to }
  const { name, sender } = await accountSettings(db, accountId)
  if (!sender.email) return null
  return { from_name: asPlain(sender.name ?? name), from_email: sender.email, reply_to: sender.replyTo }
}

/**
 * Who the mails to an account's own people come from: its default sender, else its first list's, else the administrator who
 * has been there longest, so that a fresh account can invite.
 */
export async function accountSender(tx: Tx, accountId: number, settings: AccountSettings): Promise<Sender | null> {
  const { name, email, replyTo } = settings.sender
  if (email) return { from_name: asPlain(name ?? settings.name), from_email: email, reply_to: replyTo }
  const ofList = await firstListSender(tx, accountId)
  if (ofList) return { ...ofList, from_name: asPlain(ofList.from_name ?? settings.name), reply_to: null }
  const administrator = await firstAdministrator(tx, accountId)
  return administrator ? { from_name: asPlain(settings.name), from_email: administrator.email, reply_to: null } : null
}
