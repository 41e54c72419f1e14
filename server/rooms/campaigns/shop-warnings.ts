import type { Ground } from '../../platform/ground.ts'
import { couponTag, shopNeeds } from '../emails/index.ts'
import { readFolders } from '../shop/index.ts'
import type { AudienceWarning } from './audience.ts'

/** What the shop cannot give to everybody in the audience. */
export async function shopWarnings(
  ground: Ground,
  accountId: number,
  tags: string[],
  recipients: number,
): Promise<AudienceWarning[]> {
  const needs = shopNeeds(tags)
  if (!needs || needs.coupons.length === 0) return []
  const folders = await readFolders(ground, accountId, needs.coupons)
  const missing = needs.coupons.filter(no => no !== 1 && !folders.some(folder => folder.no === no)).map(couponTag)
  const known = folders.some(folder => folder.no === 1) || !needs.coupons.includes(1)
  const left = [...folders.map(({ no, free }) => ({ tag: couponTag(no), left: free }))]
  if (!known) left.unshift({ tag: couponTag(1), left: 0 })
  const short = left.filter(one => one.left < recipients)
  return [
    ...(missing.length > 0 ? [{ code: 'couponFolderGone' as const, blocking: true, data: { tags: missing } }] : []),
    ...short.map(one => ({ code: 'couponsShort' as const, blocking: false, data: { ...one, contacts: recipients } })),
  ]
}
