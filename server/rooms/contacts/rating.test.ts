import { describe, expect, it } from 'vitest'
import { ratingOf } from './rating.ts'

const now = new Date('2026-06-01T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const silent = {
  ...{ suppressed: null, hard_bounced: false, soft_bounces: 0, last_open_at: null, last_click_at: null },
  inserted_at: ago(400),
}

describe("a contact's rating", () => {
  const cases: [string, Partial<typeof silent> | object, number, string][] = [
    ['who never opened', {}, 1, 'silent'],
    ['who came lately and never opened', { inserted_at: ago(89) }, 2.5, 'new'],
    ['who clicked this month', { last_click_at: ago(30), last_open_at: ago(1) }, 5, 'clicked'],
    ['who opened this month', { last_open_at: ago(2) }, 4, 'opened'],
    ['who clicked long ago and opened lately', { last_click_at: ago(300), last_open_at: ago(5) }, 4, 'opened'],
    ['who opened half a year ago', { last_open_at: ago(180) }, 3, 'opened'],
    ['who clicked two years ago', { last_click_at: ago(700), last_open_at: ago(700) }, 2, 'clicked'],
    ['whose mailbox is full', { last_open_at: ago(2), soft_bounces: 3 }, 2.5, 'opened'],
    ['whose mailbox is full for long', { soft_bounces: 4 }, 0.5, 'silent'],
    ['whose address is gone', { last_click_at: ago(1), hard_bounced: true, suppressed: 'hard_bounce' }, 0, 'bounced'],
    ['who complained', { last_click_at: ago(1), suppressed: 'complaint' }, 0, 'suppressed'],
  ]
  it.each(cases)('of one %s', (_, given, points, why) => {
    expect(ratingOf({ ...silent, ...given }, now)).toEqual({ points, why })
  })
})
