import { expect } from 'vitest'
import type { Step } from './step.ts'

const put = (body: unknown) => ({ method: 'POST', path: '/coupons/import', body })
const remove = (body: unknown) => ({ method: 'DELETE', path: '/coupons/delete', body })
const code = (name: string) => `${name}-{run}`

export const couponSteps: Step[] = [
  { it: 'before any came, none can be deleted', call: remove({ codes: [code('a')] }), is: { deleted: 0, invalid: 1 } },
  {
    it: 'codes are imported into the default folder; one that stands twice is one',
    call: put({ codes: [code('a'), code('b'), code('a'), 1, { toString: 1 }].slice(0, 4), valid_until: '2030-12-31' }),
    is: { imported: 3, duplicated: 1, totalCount: 4 },
  },
  {
    it: 'known ones are not imported again; codes may be an object',
    call: put({ folderId: null, codes: { 3: code('a'), 4: code('c') }, update_existing: 1 }),
    is: { imported: 1, duplicated: 1, totalCount: 2 },
  },
  { it: 'case matters', call: put({ codes: [code('A')] }), is: { imported: 1, duplicated: 0, totalCount: 1 } },
  { it: 'no codes are no codes', call: put({ codes: [] }), is: { imported: 0, duplicated: 0, totalCount: 0 } },
  {
    it: 'codes are required',
    call: put({}),
    status: 422,
    is: { errors: { codes: ['The codes field is required.'] } },
  },
  { it: 'as a list', call: put({ codes: 'x' }), status: 422, has: { errors: { codes: [expect.any(String)] } } },
  {
    it: 'of texts',
    call: put({ codes: [code('d'), { a: 1 }] }),
    status: 422,
    has: { errors: { 'codes.1': [expect.any(String)] } },
  },
  {
    it: 'that are not empty',
    call: put({ codes: [' '] }),
    status: 422,
    has: { errors: { 'codes.0': [expect.any(String)] } },
  },
  {
    it: 'nor longer than 100 letters',
    call: put({ codes: ['x'.repeat(101)] }),
    status: 422,
    has: { errors: { 'codes.0': [expect.any(String)] } },
  },
  {
    it: 'at most 100,000 in a call',
    call: put({ codes: Array.from({ length: 100_001 }, (_, i) => i) }),
    status: 422,
    is: { errors: { codes: ['The codes may not have more than 100000 items.'] } },
  },
  {
    it: 'a day that is none is refused',
    call: put({ codes: [code('d')], valid_until: '2030-02-30' }),
    status: 422,
    has: { errors: { valid_until: [expect.any(String)] } },
  },
  {
    it: 'an unknown folder is refused',
    call: put({ folderId: '2147480000', codes: [code('d')] }),
    status: 422,
    is: { errors: { folderId: ['The selected folder id is invalid.'] } },
  },
  {
    it: 'when deleting, too',
    call: remove({ folderId: 2_147_480_000, codes: [code('a')] }),
    status: 422,
    is: { errors: { folderId: ['The selected folder id is invalid.'] } },
  },
  { it: 'nothing of a refused call was written', call: remove({ codes: [code('d')] }), is: { deleted: 0, invalid: 1 } },
  {
    it: 'codes are deleted, the unknown counted',
    call: remove({ codes: [code('a'), code('b'), code('z'), '1'] }),
    is: { deleted: 3, invalid: 1 },
  },
  {
    it: 'an unknown feed cannot be refreshed',
    call: { path: '/feeds/2147480000/refresh' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  {
    it: 'nor an unknown data feed',
    call: { path: '/data-feeds/2147480000/refresh' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  { it: 'the number of a feed is one', call: { path: '/feeds/x/refresh' }, status: 422 },
]
