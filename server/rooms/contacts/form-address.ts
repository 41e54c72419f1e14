import type { Ground } from '../../platform/ground.ts'
import { listsByLegacyPath } from './across-accounts.ts'

/** Where a list's form is and posts to. The slug finds the account; it is no secret and guards nothing. */
export function formPath(ground: Ground, accountId: number, listId: number): string {
  return `/public/subscribe/${listId}/${ground.secrets.conceal('form', accountId, listId)}`
}

/** How a form was asked for. */
export interface FormAddress {
  number: string
  slug: string
  host: string
  /** The page that led here, where the browser says so. */
  referer: string | null
}

/**
 * Whose list a form posts to: by our own slug, or by an address made for Ecomail. Where several accounts brought the same one,
 * the first label of the host decides, then a list that has the very number, then the site that the form stands on, by the
 * domain of the list's sender; else nobody is signed up anywhere ('several'). `isShared`: other accounts have it, too, and the
 * host does not tell. Null: nobody's.
 */
export async function listOfForm(
  ground: Ground,
  { number, slug, host, referer }: FormAddress,
): Promise<{ accountId: number; listId: number; isShared: boolean } | 'several' | null> {
  const own = ground.secrets.reveal('form', slug)
  if (own) return String(own.low) === number ? { accountId: own.high, listId: own.low, isShared: false } : null
  const found = await listsByLegacyPath(ground.db, `${number}/${slug}`, host.split('.')[0]!.toLowerCase())
  if (found.length === 0) return null
  const ofNumber = (lists: typeof found) => lists.filter(list => String(list.id) === number)
  const ofOne = (lists: typeof found) => (isOneAccount(lists) ? (ofNumber(lists)[0] ?? lists[0]) : undefined)
  const named = ofOne(found.filter(one => one.is_named))
  const list =
    named ?? ofOne(found) ?? ofOne(ofNumber(found)) ?? ofOne(found.filter(one => isOnSite(referer, one.sender_domain)))
  if (!list) return 'several'
  return { accountId: list.account_id, listId: list.id, isShared: !named && !isOneAccount(found) }
}

const isOneAccount = (lists: { account_id: number }[]) => new Set(lists.map(list => list.account_id)).size === 1

function isOnSite(referer: string | null, domain: string | null): boolean {
  if (!referer || !domain || !URL.canParse(referer)) return false
  const { hostname } = new URL(referer)
  return hostname === domain || hostname.endsWith(`.${domain}`)
}
