import type { ListRow } from '../contacts/index.ts'

/** Who a list's mails come from; null when it names no address. */
export function senderOf(list: ListRow): { from_name: string; from_email: string; reply_to: string | null } | null {
  if (!list.from_email) return null
  return { from_name: list.from_name ?? list.name, from_email: list.from_email, reply_to: list.reply_to }
}
