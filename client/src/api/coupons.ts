// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type CouponsImportBody = {
  /** the default folder when not given */
  folderId?: number | null
  codes: Array<string>
  /** the last day, YYYY-MM-DD; for ever when not given */
  valid_until?: string | null
  /** give `valid_until` to codes that are there already, too */
  update_existing?: boolean
}

export type CouponsImportReply = {
  /** new codes */
  imported: number
  /** codes that were there already, or stand in the call again */
  duplicated: number
  /** both together */
  totalCount: number
}

export type CouponsRemoveBody = {
  /** the default folder when not given */
  folderId?: number | null
  codes: Array<string>
}

export type CouponsRemoveReply = {
  deleted: number
  /** codes that are not in the folder */
  invalid: number
}

export interface CouponsApi {
  /** Put coupon codes into a folder. At most 100000 in a call. A code is in a folder once; case matters. The default folder is made when it is first needed. */
  import(body: CouponsImportBody, options?: CallOptions): Promise<CouponsImportReply>

  /** Take coupon codes out of a folder */
  remove(body: CouponsRemoveBody, options?: CallOptions): Promise<CouponsRemoveReply>
}

export const coupons: Record<keyof CouponsApi, Route> = {
  import: { method: 'POST', path: '/coupons/import', takes: 'body' },
  remove: { method: 'DELETE', path: '/coupons/delete', takes: 'body' },
}
