import { describe, expect, it } from 'vitest'
import { Trouble, withoutSecrets } from './trouble.ts'

const failure = (text: string) => new Error(text)

describe('trouble', () => {
  it('is said at a failure, and over at the first answer', () => {
    const said: (string | null)[] = []
    const trouble = new Trouble(text => said.push(text))
    trouble.failed(failure('connect ECONNREFUSED 127.0.0.1:25'))
    trouble.works()
    trouble.works()
    expect(said).toEqual(['connect ECONNREFUSED 127.0.0.1:25', null])
  })

  it('is none while mail flows over another connection', () => {
    const said: (string | null)[] = []
    const trouble = new Trouble(text => said.push(text))
    trouble.works()
    trouble.failed(failure('421 too many connections'))
    expect(said).toEqual([])
  })

  it('names neither addresses nor credentials', () => {
    expect(
      withoutSecrets('535 no log-in for <eva@example.com>\r\n with AGV2YUBleGFtcGxlLmNvbQBzZWNyZXQtd29yZA=='),
    ).toBe('535 no log-in for … with …')
    expect(withoutSecrets('x '.repeat(500)).length).toBeLessThanOrEqual(200)
  })
})
