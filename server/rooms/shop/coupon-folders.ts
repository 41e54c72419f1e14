import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Cell, Sheet } from '../../platform/sheet.ts'
import { type Actor, accountById, insertAudit } from '../accounts/index.ts'
import {
  type CouponRow,
  type CouponState,
  countFolders,
  couponPage,
  deleteUnusedCoupons,
  type FolderRow,
  foldersCounted,
  insertFolder,
  lockFolderNamed,
  markFolderRemoved,
  updateFolder,
} from './queries-coupon-folders.ts'
import { insertDefaultFolder } from './queries-coupons.ts'

export type { CouponRow, CouponState, FolderRow } from './queries-coupon-folders.ts'

const MOST_FOLDERS = 200
const EXPORT_BATCH = 5_000

async function momentOf(ground: Ground, accountId: number) {
  return { now: ground.clock.now(), timeZone: (await accountById(ground.db, accountId))!.time_zone }
}

/** Each with its counts; of these numbers alone, where some are given. */
export async function readFolders(ground: Ground, accountId: number, numbers?: number[]): Promise<FolderRow[]> {
  return await foldersCounted(ground.db, accountId, await momentOf(ground, accountId), { numbers })
}

/** Throws thing.notFound. */
export async function readFolder(ground: Ground, accountId: number, id: number): Promise<FolderRow> {
  const [folder] = await foldersCounted(ground.db, accountId, await momentOf(ground, accountId), { id })
  if (!folder) throw problem('thing.notFound')
  return folder
}

/** Folders that have fewer codes than they should. */
export async function lowFolders(ground: Ground, accountId: number): Promise<FolderRow[]> {
  const folders = await readFolders(ground, accountId)
  return folders.filter(({ warn_below, free }) => warn_below !== null && free < warn_below)
}

/** The first one is the default. Throws coupon.tooManyFolders. Its id. */
export async function addFolder(
  ground: Ground,
  accountId: number,
  folder: { name: string; warnBelow: number | null },
  by: Actor,
): Promise<number> {
  return await ground.db.transaction(async tx => {
    if ((await countFolders(tx, accountId)) >= MOST_FOLDERS) throw problem('coupon.tooManyFolders')
    const now = ground.clock.now()
    const id =
      (await insertDefaultFolder(tx, accountId, folder, now)) ?? (await insertFolder(tx, accountId, folder, now))
    const entry = { action: 'coupon.folderAdded', subject: String(id), data: { name: folder.name } } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
    return id
  })
}

/** What is not given stays. Throws thing.notFound. */
export async function changeFolder(
  ground: Ground,
  accountId: number,
  id: number,
  patch: { name?: string; warnBelow?: number | null },
): Promise<void> {
  await ground.db.transaction(async tx => {
    const folder = await lockFolderNamed(tx, accountId, id)
    if (!folder) throw problem('thing.notFound')
    const warn_below = patch.warnBelow === undefined ? folder.warn_below : patch.warnBelow
    await updateFolder(tx, accountId, { ...folder, name: patch.name ?? folder.name, warn_below })
  })
}

/** With the codes that nobody got; its tag is never given again. Throws thing.notFound, coupon.defaultFolder. */
export async function removeFolder(ground: Ground, accountId: number, id: number, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    const folder = await lockFolderNamed(tx, accountId, id)
    if (!folder) throw problem('thing.notFound')
    if (folder.is_default) throw problem('coupon.defaultFolder')
    const now = ground.clock.now()
    const deleted = await deleteUnusedCoupons(tx, accountId, id, {})
    await markFolderRemoved(tx, accountId, id, now)
    const data = { name: folder.name, n: deleted }
    const entry = { action: 'coupon.folderRemoved', subject: String(id), data } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
  })
}

/**
 * Deletes codes that nobody got: these, the expired ones, or all. Says how many. A code that is out stays, since its
 * message may be sent again. Throws thing.notFound.
 */
export async function deleteUnused(
  ground: Ground,
  accountId: number,
  id: number,
  which: string[] | 'expired' | 'all',
  by: Actor,
): Promise<number> {
  const moment = await momentOf(ground, accountId)
  return await ground.db.transaction(async tx => {
    const folder = await lockFolderNamed(tx, accountId, id)
    if (!folder) throw problem('thing.notFound')
    const choice = Array.isArray(which) ? { codes: which } : which === 'expired' ? { expiredAt: moment } : {}
    const deleted = await deleteUnusedCoupons(tx, accountId, id, choice)
    const data = { name: folder.name, n: deleted }
    const entry = { action: 'coupon.deleted', subject: String(id), data } as const
    if (deleted > 0) await insertAudit(tx, accountId, { ...by, at: moment.now, ...entry })
    return deleted
  })
}

/** Throws thing.notFound. */
export async function readCoupons(
  ground: Ground,
  accountId: number,
  id: number,
  { after = 0, limit, ...filter }: { state?: CouponState; search?: string; after?: number; limit: number },
): Promise<{ coupons: CouponRow[]; next: number | null }> {
  await readFolder(ground, accountId, id)
  const moment = await momentOf(ground, accountId)
  const rows = await couponPage(ground.db, accountId, id, moment, { ...filter, after, limit: limit + 1 })
  const coupons = rows.slice(0, limit)
  return { coupons, next: rows.length > limit ? coupons.at(-1)!.id : null }
}

const COLUMNS = {
  cs: ['kód', 'platí do', 'vloženo', 'odesláno', 'komu', 'použito', 'objednávka'],
  en: ['code', 'valid until', 'added', 'sent', 'to', 'used', 'order'],
}

/** All codes of a folder as a sheet. Throws thing.notFound. */
export async function couponSheet(
  ground: Ground,
  accountId: number,
  id: number,
): Promise<{ name: string; sheet: Sheet }> {
  const folder = await readFolder(ground, accountId, id)
  const { language, time_zone } = (await accountById(ground.db, accountId))!
  const separator = language === 'cs' ? ';' : ','
  const rows = batches(ground, accountId, id)
  return {
    name: folder.name,
    sheet: { format: 'csv', columns: COLUMNS[language], rows, timeZone: time_zone, separator },
  }
}

async function* batches(ground: Ground, accountId: number, id: number): AsyncGenerator<Cell[][]> {
  const moment = await momentOf(ground, accountId)
  for (let after = 0; ; ) {
    const rows = await couponPage(ground.db, accountId, id, moment, { after, limit: EXPORT_BATCH })
    if (rows.length === 0) return
    yield rows.map(row => [
      row.code,
      row.valid_until === null ? null : { day: row.valid_until },
      row.created_at,
      row.taken_at,
      row.email,
      row.used_at,
      row.order_number,
    ])
    after = rows.at(-1)!.id
  }
}
