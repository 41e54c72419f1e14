import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type CouponState, coupons, LONGEST_CODE, MOST_CODES_OF_A_CALL } from '../../../contract/coupon.ts'
import { call } from '../../call.ts'

export const foldersQuery = queryOptions({ queryKey: ['coupons', 'folders'], queryFn: () => call(coupons.folders) })

export interface CouponFilter {
  state?: CouponState
  search?: string
}

export const codesQuery = (id: number, filter: CouponFilter) =>
  infiniteQueryOptions({
    queryKey: ['coupons', 'codes', id, filter],
    queryFn: ({ pageParam }) => call(coupons.page, { params: { id }, query: { ...filter, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const refreshCoupons = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['coupons'] })

/** One a line; of a table the first column, so that an exported file can be given as it is. */
export function codesIn(text: string): { codes: string[]; tooLong: number } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map(line =>
      line
        .split(/[;,\t]/)[0]!
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter(Boolean)
  const unique = [...new Set(lines)]
  const codes = unique.filter(code => code.length <= LONGEST_CODE)
  return { codes, tooLong: unique.length - codes.length }
}

/** In as many calls as it takes; a call that failed can be made again with the whole. */
export async function importCodes(id: number, codes: string[], validUntil: string | null) {
  const sum = { imported: 0, known: 0 }
  for (let from = 0; from < codes.length; from += MOST_CODES_OF_A_CALL) {
    const body = { codes: codes.slice(from, from + MOST_CODES_OF_A_CALL), validUntil }
    const { imported, known } = await call(coupons.import, { params: { id }, body })
    sum.imported += imported
    sum.known += known
  }
  return sum
}
