import { describe, expect, it } from 'vitest'
import {
  consentOf,
  dayOf,
  genderOf,
  isExcelError,
  monthDayOf,
  statusOf,
  urlOf,
  wholeNumberOf,
  wordsIn,
} from './values.ts'

describe('values as people write them', () => {
  it.each([
    ['3.1.2024', '2024-01-03'],
    ['03. 01. 2024', '2024-01-03'],
    ['3/1/2024', '2024-01-03'],
    ['2024-01-03', '2024-01-03'],
    ['2024-01-03T10:20:30Z', '2024-01-03'],
    ['3.1.2024 8:05', '2024-01-03'],
    ['20240103', '2024-01-03'],
    ['29.2.2023', null],
    ['13/31/2024', null],
    ['3.1.24', null],
    ['1.1.0001', null],
    ['45295', null],
    ['včera', null],
  ])('the day %s is %s', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })

  it('days of a year', () => {
    expect(['24.6.', '24. 6.', '06-24', '29.2.', '31.4.', 'x'].map(monthDayOf)).toEqual([
      '06-24',
      '06-24',
      '06-24',
      '02-29',
      null,
      null,
    ])
  })

  it('men and women, and that nobody knows', () => {
    expect(['muž', 'M', 'Žena', 'paní', 'neuvedeno', '', 'kočka'].map(genderOf)).toEqual([
      'male',
      'male',
      'female',
      'female',
      null,
      null,
      undefined,
    ])
  })

  it('states in words of three languages and by number', () => {
    expect(['Přihlášený', 'subscribed', '2', 'Odhlášena', 'cleaned', 'spam', 'možná'].map(statusOf)).toEqual([
      'subscribed',
      'subscribed',
      'unsubscribed',
      'unsubscribed',
      'hard_bounced',
      'complained',
      undefined,
    ])
  })

  it('consents: yes, no, a day', () => {
    expect(['ano', 'Ne', '', '1.5.2024', 'snad'].map(consentOf)).toEqual([
      { given: true, on: null },
      { given: false, on: null },
      { given: false, on: null },
      { given: true, on: '2024-05-01' },
      undefined,
    ])
  })

  it('whole numbers, addresses, words', () => {
    expect(['1 234', '-5', '12.0', '12,5', '1e3', ''].map(wholeNumberOf)).toEqual([1234, -5, 12, null, null, null])
    expect(['www.shop.cz/x', 'https://a.cz', 'a b'].map(urlOf)).toEqual(['https://www.shop.cz/x', 'https://a.cz', null])
    expect(wordsIn('"vip", "Brno; x"|vip')).toEqual(['vip', '"Brno', 'x"'])
    expect(isExcelError('#N/A') && isExcelError('#HODNOTA!') && !isExcelError('#vip')).toBe(true)
  })
})
