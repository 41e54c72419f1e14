import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** Letters of a code. */
export const LONGEST_CODE = 100

/** Of one call; a longer file is sent in several. */
export const MOST_CODES_OF_A_CALL = 20_000

export const couponStates = ['free', 'handed', 'used', 'expired'] as const
export type CouponState = (typeof couponStates)[number]

const count = Type.Integer({ minimum: 0 })
const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const warnBelow = nullable(Type.Integer({ minimum: 1, maximum: 10_000_000 }))

export const CouponFolder = Type.Object({
  id: Id,
  name: Type.String(),
  tag: Type.String({ description: 'as an e-mail names it, without bars' }),
  isDefault: Type.Boolean(),
  /** Said when fewer can be handed out; null: never. */
  warnBelow,
  createdAt: Instant,
  /** Can be handed out now. */
  free: count,
  handed: count,
  /** Named by an order. */
  used: count,
  expired: count,
})
export type CouponFolder = Static<typeof CouponFolder>

export const Coupon = Type.Object({
  id: Id,
  code: Type.String(),
  validUntil: nullable(Type.String({ description: 'the last day; handed out until its noon' })),
  state: Type.Enum(couponStates),
  createdAt: Instant,
  handedAt: nullable(Instant),
  /** Who got it; null as well when that contact is gone. */
  contact: nullable(Type.Object({ id: Id, email: Type.String() })),
  usedAt: nullable(Instant),
  order: nullable(Type.String()),
})
export type Coupon = Static<typeof Coupon>

const codes = Type.Array(Type.String({ minLength: 1, maxLength: LONGEST_CODE }), { maxItems: MOST_CODES_OF_A_CALL })

export const coupons = {
  folders: endpoint({
    method: 'GET',
    path: '/coupon-folders',
    summary: 'Folders of coupons with their tags and how many codes are left',
    guard: 'viewer',
    reply: Type.Object({ folders: Type.Array(CouponFolder) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/coupon-folders',
    summary: 'Add a folder; it gets a tag of its own',
    guard: 'marketer',
    body: Type.Object({ name, warnBelow: Type.Optional(warnBelow) }),
    reply: CouponFolder,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/coupon-folders/:id',
    summary: 'Rename a folder, or say below how many codes to warn; what is not given stays',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ name: Type.Optional(name), warnBelow: Type.Optional(warnBelow) }),
    reply: CouponFolder,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/coupon-folders/:id',
    summary: 'Take a folder away with the codes that nobody got; the default one stays',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
  page: endpoint({
    method: 'GET',
    path: '/coupon-folders/:id/coupons',
    summary: 'Codes of a folder in the order in which they are handed out',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object({
      ...Page,
      state: Type.Optional(Type.Enum(couponStates)),
      search: Type.Optional(Type.String({ maxLength: LONGEST_CODE })),
    }),
    reply: Type.Object({ coupons: Type.Array(Coupon), next }),
  }),
  import: endpoint({
    method: 'POST',
    path: '/coupon-folders/:id/coupons',
    summary: 'Put codes into a folder; those that are there keep their last day',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({
      codes,
      validUntil: nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    }),
    reply: Type.Object({ imported: count, known: count }),
  }),
  deleteUnused: endpoint({
    method: 'POST',
    path: '/coupon-folders/:id/delete-unused',
    summary: 'Delete codes that nobody got: these, the expired ones, or all',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ which: Type.Union([codes, Type.Literal('expired'), Type.Literal('all')]) }),
    reply: Type.Object({ deleted: count }),
  }),
  /** Answers with a CSV, as an attachment. */
  export: endpoint({
    method: 'GET',
    path: '/coupon-folders/:id/export',
    summary: 'Every code of a folder with who got it, as a CSV',
    guard: 'marketer',
    params: IdParams,
    reply: Type.Unknown(),
  }),
}
