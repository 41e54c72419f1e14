import { describe, expect, it } from 'vitest'
import { quickPicks, readMoment } from './use-moment.ts'

const PRAGUE = 'Europe/Prague'
const read = (wall: string, now: string, isSecond = false) => {
  const [date = '', time = ''] = wall.split('T')
  const { at, problem, repeated } = readMoment({ date, time, isSecond }, PRAGUE, Date.parse(now))
  return { at: at?.toISOString() ?? null, problem, repeated: repeated?.length ?? 0 }
}

describe('a moment being chosen', () => {
  it('is what the clocks of the account will show', () => {
    expect(read('2026-11-24T09:00', '2026-11-23T20:00Z')).toEqual({
      at: '2026-11-24T08:00:00.000Z',
      problem: null,
      repeated: 0,
    })
  })

  it('that has passed, is too far, or is none yet is told so', () => {
    expect(read('2026-11-24T09:00', '2026-11-24T08:00Z').problem).toBe('past')
    expect(read('2027-11-26T09:00', '2026-11-24T08:00Z').problem).toBe('far')
    for (const wall of ['', '2026-11-24T', 'T09:00', '2026-11-24T25:00'])
      expect(read(wall, '2026-11-24T08:00Z')).toEqual({ at: null, problem: 'empty', repeated: 0 })
  })

  it('in the hour that spring leaves out comes with what the clocks show then', () => {
    expect(read('2026-03-29T02:30', '2026-03-28T08:00Z').problem).toEqual({ gap: '2026-03-29T03:30' })
  })

  it('in the hour that autumn repeats is the first one unless the second is meant', () => {
    const now = '2026-10-24T08:00Z'
    expect(read('2026-10-25T02:30', now)).toMatchObject({ at: '2026-10-25T00:30:00.000Z', repeated: 2 })
    expect(read('2026-10-25T02:30', now, true)).toMatchObject({ at: '2026-10-25T01:30:00.000Z', repeated: 2 })
    expect(read('2026-10-25T02:30', '2026-10-25T01:00Z').problem).toBe('past')
    expect(read('2026-10-25T02:30', '2026-10-25T01:00Z', true).problem).toBeNull()
  })
})

describe('what is chosen most often', () => {
  const picks = (now: string) => quickPicks(PRAGUE, Date.parse(now)).map(({ word, date }) => `${word} ${date}`)

  it('is this evening, tomorrow and Monday, by the calendar of the account', () => {
    expect(picks('2026-11-24T10:00Z')).toEqual(['today 2026-11-24', 'tomorrow 2026-11-25', 'monday 2026-11-30'])
    expect(picks('2026-11-24T23:30Z')).toEqual(['today 2026-11-25', 'tomorrow 2026-11-26', 'monday 2026-11-30'])
  })

  it('leaves out an evening that is near, and a Monday that is tomorrow', () => {
    expect(picks('2026-11-29T16:40Z')).toEqual(['tomorrow 2026-11-30'])
    expect(picks('2026-11-30T10:00Z')).toEqual(['today 2026-11-30', 'tomorrow 2026-12-01', 'monday 2026-12-07'])
  })

  it('knows tomorrow on a day of 25 hours', () => {
    expect(picks('2026-10-24T22:30Z')[1]).toBe('tomorrow 2026-10-26')
  })
})
