import { Type } from 'typebox'
import { LONGEST_CODE } from '../coupon.ts'
import { nullable } from '../shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'

/** Codes in a call. */
export const MOST_CODES = 100_000

const folderId = Type.Optional(nullable(Type.Integer({ description: 'the default folder when not given' })))
const codes = Type.Array(Type.String({ maxLength: LONGEST_CODE }), { maxItems: MOST_CODES })
const refusals = [failures.malformed, failures.tooLarge, failures.invalidCoupons]
const exampleCodes = ['SPRING-1', 'SPRING-2', 'SPRING-3', 'SPRING-4']

export const coupons = endpoints({
  import: {
    method: 'POST',
    path: '/coupons/import',
    bulk: true,
    summary: 'Put coupon codes into a folder',
    description: `At most ${MOST_CODES} in a call. A code is in a folder once; case matters. The default folder is made when it is first needed.`,
    body: Type.Object({
      folderId,
      codes,
      valid_until: Type.Optional(
        nullable(Type.String({ description: 'the last day, YYYY-MM-DD; for ever when not given' })),
      ),
      update_existing: Type.Optional(
        Type.Boolean({ default: false, description: 'give `valid_until` to codes that are there already, too' }),
      ),
    }),
    reply: Type.Object({
      imported: Type.Integer({ description: 'new codes' }),
      duplicated: Type.Integer({ description: 'codes that were there already, or stand in the call again' }),
      totalCount: Type.Integer({ description: 'both together' }),
    }),
    failures: refusals,
    example: {
      body: { codes: exampleCodes, valid_until: '2026-12-31', update_existing: false },
      reply: { imported: 4, duplicated: 0, totalCount: 4 },
    },
  },
  remove: {
    method: 'DELETE',
    path: '/coupons/delete',
    bulk: true,
    summary: 'Take coupon codes out of a folder',
    body: Type.Object({ folderId, codes }),
    reply: Type.Object({
      deleted: Type.Integer(),
      invalid: Type.Integer({ description: 'codes that are not in the folder' }),
    }),
    failures: refusals,
    example: { body: { codes: exampleCodes }, reply: { deleted: 4, invalid: 0 } },
  },
})
