import type { FastifyInstance } from 'fastify'
import { LONGEST_CODE } from '../../../contract/coupon.ts'
import { coupons, MOST_CODES } from '../../../contract/ecomail/coupons.ts'
import type { House } from '../../house.ts'
import { importCoupons, removeCoupons } from '../../rooms/shop/index.ts'
import type { Json } from './body.ts'
import { readArray, readDay, readFlag, readIdValue, readText } from './input.ts'
import { invalid, required } from './refusal.ts'
import { serve } from './serve.ts'

export function serveCoupons(app: FastifyInstance, house: House): void {
  serve(app, house, coupons, {
    import: async ({ ground, account, body }) => {
      const codes = readCodes(body.codes)
      const validUntil = readDay('valid_until', body.valid_until)?.toISOString().slice(0, 10) ?? null
      const updateExisting = readFlag(body.update_existing, false)
      const call = { folderId: readFolder(body), codes, validUntil, updateExisting }
      const imported = await importCoupons(ground, account.id, call)
      return { imported, duplicated: codes.length - imported, totalCount: codes.length }
    },
    remove: async ({ ground, account, body }) => {
      const codes = readCodes(body.codes)
      const deleted = await removeCoupons(ground, account.id, { folderId: readFolder(body), codes })
      return { deleted, invalid: codes.length - deleted }
    },
  })
}

function readFolder(body: Json): number | null {
  if (body.folderId === undefined || body.folderId === null || body.folderId === '') return null
  const id = readIdValue(body.folderId)
  if (id === null) throw invalid({ folderId: ['The folder id must be a number.'] })
  return id
}

/** Numbers are taken for texts; a code that is none refuses the call. */
function readCodes(given: unknown): string[] {
  if (given === undefined || given === null) throw invalid({ codes: [required('codes')] })
  const codes = readArray(given)
  if (!codes) throw invalid({ codes: ['The codes must be an array.'] })
  if (codes.length > MOST_CODES) throw invalid({ codes: [`The codes may not have more than ${MOST_CODES} items.`] })
  return codes.map((code, i) => {
    const text = readText(code)
    const trimmed = typeof text === 'string' ? text.trim() : ''
    if (trimmed === '') throw invalid({ [`codes.${i}`]: [`The codes.${i} must be a string.`] })
    if (trimmed.length > LONGEST_CODE)
      throw invalid({ [`codes.${i}`]: [`The codes.${i} may not be greater than ${LONGEST_CODE} characters.`] })
    return trimmed
  })
}
