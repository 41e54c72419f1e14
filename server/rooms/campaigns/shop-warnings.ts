import type { Ground } from '../../platform/ground.ts'
import { couponTag, type ShopData, type ShopNeeds, shopNeeds } from '../emails/index.ts'
import { countFoundProducts, readFolders } from '../shop/index.ts'
import type { AudienceWarning } from './audience.ts'
import { type CampaignDbRow, choiceOf } from './queries.ts'
import { countWithoutShopData, type OfContact } from './queries-shop.ts'

/** What the shop cannot give to everybody in the audience. */
export async function shopWarnings(
  ground: Ground,
  accountId: number,
  row: CampaignDbRow,
  tags: string[],
  recipients: number,
): Promise<AudienceWarning[]> {
  const needs = shopNeeds(tags)
  if (!needs) return []
  return [
    ...(needs.coupons.length > 0 ? await couponWarnings(ground, accountId, needs, recipients) : []),
    ...(needs.data.length > 0 ? await dataWarnings(ground, accountId, row, needs.data) : []),
  ]
}

async function couponWarnings(
  ground: Ground,
  accountId: number,
  { coupons }: ShopNeeds,
  recipients: number,
): Promise<AudienceWarning[]> {
  const folders = await readFolders(ground, accountId, coupons)
  const left = coupons.map(no => ({ no, left: folders.find(folder => folder.no === no)?.free }))
  // The default folder is made when the first codes come, so it is never gone.
  const gone = left.filter(one => one.left === undefined && one.no !== 1).map(({ no }) => couponTag(no))
  const short = left
    .filter(one => !gone.includes(couponTag(one.no)) && (one.left ?? 0) < recipients)
    .map(one => ({ tag: couponTag(one.no), left: one.left ?? 0, contacts: recipients }))
  return [
    ...(gone.length > 0 ? [{ code: 'couponFolderGone' as const, blocking: true, data: { tags: gone } }] : []),
    ...short.map(data => ({ code: 'couponsShort' as const, blocking: false, data })),
  ]
}

const TAGS: Record<OfContact, string> = { basket: 'ECM_BASKET', views: 'ECM_LAST_VIEW', bought: 'ECM_LAST_BOUGHT' }
/** These show products of the catalogue and nothing else. */
const OF_CATALOGUE: ShopData[] = ['views', 'random', 'bestSellers']

async function dataWarnings(
  ground: Ground,
  accountId: number,
  row: CampaignDbRow,
  data: ShopData[],
): Promise<AudienceWarning[]> {
  const warnings: AudienceWarning[] = []
  const asksCatalogue = data.some(kind => OF_CATALOGUE.includes(kind))
  if (asksCatalogue && (await countFoundProducts(ground, accountId, { isGone: false })) === 0)
    warnings.push({ code: 'catalogueEmpty', blocking: false, data: {} })
  const kinds = data.filter((kind): kind is OfContact => kind in TAGS)
  if (kinds.length === 0 || row.list_ids.length === 0) return warnings
  const without = await countWithoutShopData(ground.db, accountId, choiceOf(row))
  for (const kind of kinds)
    if (without[kind] > 0)
      warnings.push({ code: 'shopDataMissing', blocking: false, data: { tag: TAGS[kind], contacts: without[kind] } })
  return warnings
}
