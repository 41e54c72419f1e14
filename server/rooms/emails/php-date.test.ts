import { expect, test } from 'vitest'
import { phpDate } from './php-date.ts'

const prague = (iso: string) => ({ date: new Date(iso), timeZone: 'Europe/Prague' })

test.each([
  ['Y-m-d', '2026-03-06'],
  ['d D j l N S w z', '06 Fri 6 Friday 5 th 5 64'],
  ['W o F m M n t L y', '10 2026 March 03 Mar 3 31 0 26'],
  ['a A B g G h H i s u v', 'am AM 020 12 0 12 00 30 05 250000 250'],
  ['e I O P p T Z', 'Europe/Prague 0 +0100 +01:00 +01:00 CET 3600'],
  ['c', '2026-03-06T00:30:05+01:00'],
  ['r', 'Fri, 06 Mar 2026 00:30:05 +0100'],
  ['U', '1772753405'],
  ['\\Y\\\\ j. n. x', 'Y\\ 6. 3. x'],
])('%s gives %s', (format, expected) => {
  expect(phpDate(format, prague('2026-03-05T23:30:05.250Z'))).toBe(expected)
})

test('summer time, leap years and weeks of the year before', () => {
  expect(phpDate('H I P', prague('2026-07-01T10:00:00Z'))).toBe('12 1 +02:00')
  expect(phpDate('L t z', prague('2028-02-29T10:00:00Z'))).toBe('1 29 59')
  expect(phpDate('W o', prague('2027-01-01T10:00:00Z'))).toBe('53 2026')
})

test('an unknown time zone is UTC, and no date is nothing', () => {
  expect(phpDate('H', { date: new Date('2026-01-01T10:00:00Z'), timeZone: 'Mars/Base' })).toBe('10')
  expect(phpDate('H', { date: new Date(Number.NaN), timeZone: 'UTC' })).toBe('')
})
