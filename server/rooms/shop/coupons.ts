import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, accountById, insertAudit } from '../accounts/index.ts'
import {
  defaultFolder,
  deleteCoupons,
  extendCoupons,
  hasFolder,
  insertCoupons,
  insertDefaultFolder,
  lockFolder,
} from './queries-coupons.ts'

const DEFAULT_NAMES = { cs: 'Kupóny', en: 'Coupons' }

export interface CouponImport {
  /** Null: the default one. */
  folderId: number | null
  codes: string[]
  /** The last day, YYYY-MM-DD; null: for ever. */
  validUntil: string | null
  updateExisting: boolean
  /** Kept in the history where a person did it. */
  by?: Actor
}

/** Says how many were new. Throws coupon.noFolder. */
export async function importCoupons(ground: Ground, accountId: number, call: CouponImport): Promise<number> {
  const { language } = (await accountById(ground.db, accountId))!
  const codes = [...new Set(call.codes)]
  return await ground.db.transaction(async tx => {
    const now = ground.clock.now()
    const standard = { name: DEFAULT_NAMES[language], warnBelow: null }
    if (call.folderId === null) await insertDefaultFolder(tx, accountId, standard, now)
    const folderId = await folderOf(tx, accountId, call.folderId)
    await lockFolder(tx, accountId, folderId!)
    const imported = await insertCoupons(tx, accountId, folderId!, codes, call.validUntil, now)
    if (call.updateExisting && imported < codes.length)
      await extendCoupons(tx, accountId, folderId!, codes, call.validUntil)
    const entry = { action: 'coupon.imported', subject: String(folderId), data: { n: imported } } as const
    if (call.by) await insertAudit(tx, accountId, { ...call.by, at: now, ...entry })
    return imported
  })
}

/** Says how many were there. Throws coupon.noFolder. */
export async function removeCoupons(
  ground: Ground,
  accountId: number,
  call: Pick<CouponImport, 'folderId' | 'codes'>,
): Promise<number> {
  const folderId = await folderOf(ground.db, accountId, call.folderId)
  return folderId === undefined ? 0 : await deleteCoupons(ground.db, accountId, folderId, call.codes)
}

async function folderOf(db: Db, accountId: number, given: number | null): Promise<number | undefined> {
  if (given === null) return await defaultFolder(db, accountId)
  if (!(await hasFolder(db, accountId, given))) throw problem('coupon.noFolder')
  return given
}
