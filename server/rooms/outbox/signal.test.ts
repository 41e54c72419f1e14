import { describe, expect, it } from 'vitest'
import { counted, isBurst, labelOf, NO_HITS } from './signal.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
const GMAIL = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'
const YAHOO = 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'
const MINUTE = 60_000

describe('a visit is labelled', () => {
  it.each([
    ['open', 'GET', CHROME, MINUTE, 'human', 'mail_program'],
    [
      'open',
      'GET',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
      MINUTE,
      'human',
      'mail_program',
    ],
    [
      'open',
      'GET',
      'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0',
      MINUTE,
      'human',
      'mail_program',
    ],
    ['open', 'GET', 'Mozilla/4.0 (compatible; ms-office; MSOffice rmj)', MINUTE, 'human', 'mail_program'],
    ['open', 'GET', GMAIL, MINUTE, 'proxy', 'google_proxy'],
    ['open', 'GET', YAHOO, MINUTE, 'proxy', 'yahoo_proxy'],
    ['open', 'GET', 'Mozilla/5.0', MINUTE, 'machine', 'bare_agent'],
    ['open', 'GET', ' Mozilla/5.0 ', MINUTE, 'machine', 'bare_agent'],
    ['open', 'GET', 'curl/8.9.1', MINUTE, 'machine', 'bot_agent'],
    [
      'click',
      'GET',
      'Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/)',
      MINUTE,
      'machine',
      'bot_agent',
    ],
    ['click', 'GET', 'Barracuda Sentinel (EE)', MINUTE, 'machine', 'bot_agent'],
    ['click', 'HEAD', CHROME, MINUTE, 'machine', 'head'],
    ['open', 'HEAD', null, null, 'machine', 'head'],
    ['open', 'GET', '', MINUTE, 'unknown', 'no_agent'],
    ['click', 'GET', null, MINUTE, 'unknown', 'no_agent'],
    ['open', 'GET', CHROME, 1_999, 'machine', 'too_soon'],
    ['open', 'GET', CHROME, 2_000, 'human', 'mail_program'],
    ['click', 'GET', CHROME, 2_999, 'machine', 'too_soon'],
    ['click', 'GET', CHROME, 3_000, 'human', 'mail_program'],
    ['open', 'GET', GMAIL, 500, 'machine', 'too_soon'],
    ['open', 'GET', CHROME, null, 'human', 'mail_program'],
  ] as const)('%s %s %j after %s ms is %s (%s)', (kind, method, userAgent, sinceSentMs, signal, why) => {
    expect(labelOf({ kind, method, userAgent, sinceSentMs })).toEqual({ signal, why })
  })
})

describe('links followed at once', () => {
  it.each([
    [[1, 2, 3], 9, true],
    [[1, 2], 9, false],
    [[1, 2, 1, 2, 1], 9, false],
    [[1, 2], 2, true],
    [[1, 1, 1], 2, false],
    [[1], 1, false],
    [[1, 1], 1, false],
  ])('%j of %i links: a scanner? %s', (links, ofEmail, expected) => {
    expect(isBurst(links, ofEmail)).toBe(expected)
  })
})

describe('the figures of a message', () => {
  it('count an open for a click that came without one', () => {
    expect(counted(NO_HITS, { kind: 'click', signal: 'human' })).toEqual({
      opens: 1,
      human_opens: 1,
      clicks: 1,
      human_clicks: 1,
    })
    expect(counted(NO_HITS, { kind: 'click', signal: 'machine' })).toEqual({
      opens: 1,
      human_opens: 0,
      clicks: 1,
      human_clicks: 0,
    })
  })

  it('never show more people than hits', () => {
    const signals = ['human', 'proxy', 'machine', 'unknown'] as const
    for (let seed = 0; seed < 4096; seed++) {
      const hits = [0, 3, 6, 9].map(shift => ({
        kind: (seed >> shift) & 1 ? ('open' as const) : ('click' as const),
        signal: signals[(seed >> (shift + 1)) & 3]!,
      }))
      const tally = hits.reduce(counted, NO_HITS)
      expect(tally.human_opens).toBeLessThanOrEqual(tally.opens)
      expect(tally.human_clicks).toBeLessThanOrEqual(tally.clicks)
      expect(Number(tally.human_clicks > 0)).toBeLessThanOrEqual(tally.human_opens)
    }
  })
})
