import type { Ground } from '../../platform/ground.ts'
import { contactById, ecmidOf, type ListRow, subscriptionsOf } from '../contacts/index.ts'
import { mergeValues, pageUrl } from '../emails/index.ts'

/**
 * Where a list wants people to land after they confirmed or left, filled with the contact's own values; null when it names no
 * http(s) address, so that our own page is shown.
 */
export async function landingPage(
  ground: Ground,
  accountId: number,
  contactId: number,
  list: ListRow,
  after: 'confirmed' | 'unsubscribed',
): Promise<string | null> {
  const template = (after === 'confirmed' ? list.sub_confirmed_page : list.unsub_page)?.trim()
  const contact = template && (await contactById(ground.db, accountId, contactId))
  if (!contact) return null
  const subscriptions = await subscriptionsOf(ground.db, accountId, contactId)
  const subscription = subscriptions.find(row => row.list_id === list.id)
  const addressee = { ...contact, fields: subscription?.fields ?? null, connection_id: subscription?.id ?? null }
  return pageUrl(template, mergeValues(addressee, ecmidOf(ground.secrets, accountId, contactId)))
}
