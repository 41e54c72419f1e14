import { describe, expect, it } from 'vitest'
import { afterGap, instantsOf, wallOf } from './wall-time.ts'

const at = (wall: string, zone = 'Europe/Prague') => instantsOf(wall, zone).map(date => date.toISOString().slice(0, 16))

describe('a time on the wall', () => {
  it('is one instant mostly, by winter or summer time', () => {
    expect(at('2026-01-15T09:00')).toEqual(['2026-01-15T08:00'])
    expect(at('2026-07-15T09:00')).toEqual(['2026-07-15T07:00'])
    expect(at('2026-07-15T09:00', 'UTC')).toEqual(['2026-07-15T09:00'])
    expect(at('2026-07-15T00:00', 'America/New_York')).toEqual(['2026-07-15T04:00'])
    expect(at('2026-01-01T05:45', 'Asia/Kathmandu')).toEqual(['2026-01-01T00:00'])
  })

  it('in the hour that spring leaves out is none; the clocks have moved on by then', () => {
    expect(at('2026-03-29T01:59')).toEqual(['2026-03-29T00:59'])
    expect(at('2026-03-29T02:00')).toEqual([])
    expect(at('2026-03-29T02:59')).toEqual([])
    expect(at('2026-03-29T03:00')).toEqual(['2026-03-29T01:00'])
    expect(wallOf(afterGap('2026-03-29T02:30', 'Europe/Prague'), 'Europe/Prague')).toBe('2026-03-29T03:30')
    // Half an hour is left out on Lord Howe Island.
    expect(at('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual([])
    expect(wallOf(afterGap('2026-10-04T02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('2026-10-04T02:45')
  })

  it('in the hour that autumn repeats is two, the earlier first', () => {
    expect(at('2026-10-25T01:59')).toEqual(['2026-10-24T23:59'])
    expect(at('2026-10-25T02:30')).toEqual(['2026-10-25T00:30', '2026-10-25T01:30'])
    expect(at('2026-10-25T03:00')).toEqual(['2026-10-25T02:00'])
  })

  it('goes there and back', () => {
    for (const zone of ['Europe/Prague', 'Pacific/Apia', 'America/St_Johns', 'Pacific/Chatham'])
      for (let t = Date.UTC(2026, 0, 1); t < Date.UTC(2027, 0, 1); t += 25_260_000)
        expect(instantsOf(wallOf(new Date(t), zone), zone).map(Number)).toContain(t)
  })

  it.each(['', 'soon', '2026-13-01T10:00', '2026-02-30T10:00', '2026-01-01T24:30', '2026-01-01', '2026-01-01T10:00Z'])(
    'is none in %j',
    wall => expect(instantsOf(wall, 'Europe/Prague')).toEqual([]),
  )
})
