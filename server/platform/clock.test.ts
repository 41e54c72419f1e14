import { describe, expect, it } from 'vitest'
import { instantOf, wallTime } from './clock.ts'

describe('the instant of a time on the wall', () => {
  it.each([
    ['2026-11-24 00:00:00', 'Europe/Prague', '2026-11-23T23:00:00.000Z'],
    ['2026-07-01 00:00:00', 'Europe/Prague', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29 00:00:00', 'Europe/Prague', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30 00:00:00', 'Europe/Prague', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25 00:00:00', 'Europe/Prague', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26 00:00:00', 'Europe/Prague', '2026-10-25T23:00:00.000Z'],
    // Shown twice: the first one.
    ['2026-10-25 02:30:00', 'Europe/Prague', '2026-10-25T00:30:00.000Z'],
    // Never shown: an hour later.
    ['2026-03-29 02:30:00', 'Europe/Prague', '2026-03-29T01:30:00.000Z'],
    ['2026-11-24 00:00:00', 'Asia/Kolkata', '2026-11-23T18:30:00.000Z'],
    ['2026-11-24 00:00:00', 'America/New_York', '2026-11-24T05:00:00.000Z'],
    ['2026-11-24 00:00:00', 'UTC', '2026-11-24T00:00:00.000Z'],
  ])('%s in %s is %s', (wall, timeZone, instant) => {
    expect(instantOf(wall, timeZone).toISOString()).toBe(instant)
  })

  it('is shown by that clock', () => {
    for (let day = 1; day < 366; day++) {
      const wall = `${new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10)} 00:00:00`
      for (const zone of ['Europe/Prague', 'Pacific/Auckland', 'America/Los_Angeles'])
        expect(wallTime(instantOf(wall, zone), zone)).toBe(wall)
    }
  })
})
