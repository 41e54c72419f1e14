import { describe, expect, it } from 'vitest'
import { dayAfter } from '../../../parts/plain-date.ts'
import { asDate, instantOf, mondayOf, monthAfter, weeksOfMonth } from './days.ts'

describe('the days of a calendar', () => {
  it('fill whole weeks from Monday', () => {
    const weeks = weeksOfMonth('2026-11-24')
    expect(weeks.map(week => week[0])).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06')
    // February of 2027 begins on a Monday and ends on a Sunday.
    expect(weeksOfMonth('2027-02-10').map(week => week[0])).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ])
  })

  it('go on over the ends of months and years', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(monthAfter('2026-01-31', 1)).toBe('2026-02-01')
    expect(monthAfter('2026-12-05', 1)).toBe('2027-01-01')
    expect(monthAfter('2026-01-05', -1)).toBe('2025-12-01')
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })

  it('keep the time of day over the change of clocks', () => {
    const at = (date: string, time: string) => instantOf(date, time, 'Europe/Prague').toISOString()
    expect(at('2026-03-28', '09:00')).toBe('2026-03-28T08:00:00.000Z')
    expect(at('2026-03-29', '09:00')).toBe('2026-03-29T07:00:00.000Z')
    expect(at('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('are read from an address, and what is none is nothing', () => {
    expect(asDate('2026-11-24')).toBe('2026-11-24')
    for (const text of [undefined, '', '2026-02-30', '2026-13-01', 'today']) expect(asDate(text)).toBeNull()
  })
})
