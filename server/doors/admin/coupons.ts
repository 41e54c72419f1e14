import { Readable } from 'node:stream'
import { type Coupon, type CouponFolder, coupons } from '../../../contract/coupon.ts'
import { isDate } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { SHEET_TYPES, sheetChunks } from '../../platform/sheet-writer.ts'
import { couponTag } from '../../rooms/emails/index.ts'
import {
  addFolder,
  type CouponRow,
  changeFolder,
  couponSheet,
  deleteUnused,
  type FolderRow,
  importCoupons,
  readCoupons,
  readFolder,
  readFolders,
  removeFolder,
} from '../../rooms/shop/index.ts'
import { attachment } from './attachment.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 50

export function serveCoupons(door: Door): void {
  serveFolders(door)
  serveCodes(door)
}

function serveFolders({ house: { ground }, app, guard }: Door): void {
  mount(app, coupons.folders, guard, async ({ request }) => {
    return { folders: (await readFolders(ground, holderOf(request).account_id)).map(shownFolder) }
  })
  mount(app, coupons.add, guard, async ({ input: { body }, request }) => {
    const { account_id } = holderOf(request)
    const folder = { name: body.name.trim(), warnBelow: body.warnBelow ?? null }
    return shownFolder(
      await readFolder(ground, account_id, await addFolder(ground, account_id, folder, actorOf(request))),
    )
  })
  mount(app, coupons.change, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await changeFolder(ground, account_id, params.id, { ...body, name: body.name?.trim() })
    return shownFolder(await readFolder(ground, account_id, params.id))
  })
  mount(app, coupons.remove, guard, async ({ input, request }) => {
    await removeFolder(ground, holderOf(request).account_id, input.params.id, actorOf(request))
    return {}
  })
}

function serveCodes({ house: { ground }, app, guard }: Door): void {
  mount(app, coupons.page, guard, async ({ input: { params, query }, request }) => {
    const { after, limit = PAGE, ...filter } = query
    const from = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : undefined
    const page = await readCoupons(ground, holderOf(request).account_id, params.id, { ...filter, after: from, limit })
    return { coupons: page.coupons.map(shownCoupon), next: page.next === null ? null : String(page.next) }
  })
  mount(app, coupons.import, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const { validUntil } = body
    if (validUntil !== null && !isDate(validUntil)) throw problem('request.invalid', { field: 'validUntil' })
    await readFolder(ground, account_id, params.id)
    const codes = [...new Set(body.codes.map(code => code.trim()).filter(Boolean))]
    const call = { folderId: params.id, codes, validUntil, updateExisting: false, by: actorOf(request) }
    const imported = await importCoupons(ground, account_id, call)
    return { imported, known: codes.length - imported }
  })
  mount(app, coupons.deleteUnused, guard, async ({ input: { params, body }, request }) => ({
    deleted: await deleteUnused(ground, holderOf(request).account_id, params.id, body.which, actorOf(request)),
  }))
  mount(app, coupons.export, guard, async ({ input, request, reply }) => {
    const { name, sheet } = await couponSheet(ground, holderOf(request).account_id, input.params.id)
    reply.headers({ 'content-type': SHEET_TYPES.csv, 'content-disposition': attachment(`${name}.csv`) })
    return reply.send(Readable.from(sheetChunks(sheet)))
  })
}

function shownFolder(row: FolderRow): CouponFolder {
  const { id, no, name, is_default, warn_below, created_at, free, handed, used, expired } = row
  const counts = { free, handed, used, expired }
  const createdAt = created_at.toISOString()
  return { id, name, tag: couponTag(no), isDefault: is_default, warnBelow: warn_below, createdAt, ...counts }
}

function shownCoupon(row: CouponRow): Coupon {
  const { id, code, valid_until, is_usable, message_id, contact_id, email, used_at, order_number } = row
  const left = is_usable ? 'free' : 'expired'
  return {
    ...{ id, code, validUntil: valid_until },
    state: used_at ? 'used' : message_id !== null ? 'handed' : left,
    createdAt: row.created_at.toISOString(),
    handedAt: instant(row.taken_at),
    contact: contact_id === null || email === null ? null : { id: contact_id, email },
    usedAt: instant(used_at),
    order: order_number,
  }
}
