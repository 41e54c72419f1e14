import type { Ground } from '../../platform/ground.ts'
import { listsByLegacyPath } from './across-accounts.ts'

/** Where a list's form is and posts to. The slug finds the account; it is no secret and guards nothing. */
export function formPath(ground: Ground, accountId: number, listId: number): string {
  return `/public/subscribe/${listId}/${ground.secrets.conceal('form', accountId, listId)}`
}

/**
 * Whose list a form posts to: by our own slug, or by an address made for Ecomail, which the same host name must tell apart
 * where two accounts brought the same one. Null: nobody's.
 */
export async function listOfForm(
  ground: Ground,
  address: { number: string; slug: string; host: string },
): Promise<{ accountId: number; listId: number } | null> {
  const { number, slug, host } = address
  const own = ground.secrets.reveal('form', slug)
  if (own) return String(own.low) === number ? { accountId: own.high, listId: own.low } : null
  const found = await listsByLegacyPath(ground.db, `${number}/${slug}`, host.split('.')[0]!.toLowerCase())
  const [first, second] = found
  return first && (first.is_named || !second) ? { accountId: first.account_id, listId: first.id } : null
}
