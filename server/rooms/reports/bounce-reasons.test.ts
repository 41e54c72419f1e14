import { describe, expect, it } from 'vitest'
import { bounceReasons } from '../../../contract/report.ts'
import { bounceReasonOf, patterns } from './bounce-reasons.ts'

describe('the reason of a refusal', () => {
  it.each(patterns.flatMap(({ reason, samples }) => samples.map(sample => [sample, reason] as const)))(
    '%s',
    (sample, reason) => {
      expect(bounceReasonOf(sample)).toBe(reason)
    },
  )

  it.each([
    ['552 5.2.2 …', 'mailboxFull'],
    ['550 5.1.1', 'noSuchAddress'],
    ['450 4.9.9 hm', 'postponed'],
    ['550 5.7.1 no', 'blocked'],
    ['550', 'noSuchAddress'],
    ['554 no', 'other'],
    ['retries_exhausted', 'postponed'],
    ['', 'other'],
  ])('%s: by its codes where the words say nothing', (reply, reason) => {
    expect(bounceReasonOf(reply)).toBe(reason)
  })

  it('has samples for every reason but the rest', () => {
    expect([...new Set(patterns.map(pattern => pattern.reason)), 'other'].sort()).toEqual([...bounceReasons].sort())
    expect(patterns.filter(pattern => pattern.samples.length < 3)).toEqual([])
  })
})
