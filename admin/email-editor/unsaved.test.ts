import { beforeEach, describe, expect, it } from 'vitest'
import { forgetLeft, forgetUnsaved, keepUnsaved, readLeft, sweepUnsaved } from './unsaved.ts'

/** As a browser has it; names are its own keys. */
class Storage {
  [name: string]: unknown
  constructor() {
    const hidden = (value: unknown) => ({ value, enumerable: false })
    Object.defineProperties(this, {
      getItem: hidden((key: string) => this[key] ?? null),
      setItem: hidden((key: string, value: string) => {
        if (key.includes('full')) throw new Error('QuotaExceededError')
        this[key] = value
      }),
      removeItem: hidden((key: string) => delete this[key]),
    })
  }
}

const mine = { userId: 1, accountId: 2, thing: 'campaign:3' }
const server = { subject: 'saved', html: 'saved', version: 4 }
beforeEach(() => {
  Object.assign(globalThis, { localStorage: new Storage() })
})

describe('what was typed and not saved', () => {
  it('is offered at the next visit, until it is dropped, however much is typed meanwhile', () => {
    keepUnsaved(mine, { changes: { html: 'typed' }, version: 4 })
    expect(readLeft(mine, server)).toMatchObject({ changes: { html: 'typed' }, version: 4 })
    keepUnsaved(mine, { changes: { subject: 'typed later' }, version: 4 })
    forgetUnsaved(mine)
    expect(readLeft(mine, server)).toMatchObject({ changes: { html: 'typed' } })
    forgetLeft(mine)
    expect(readLeft(mine, server)).toBeUndefined()
  })

  it('of two visits is one offer, the later words winning', () => {
    keepUnsaved(mine, { changes: { html: 'first', subject: 'first' }, version: 4 })
    readLeft(mine, server)
    keepUnsaved(mine, { changes: { html: 'second' }, version: 5 })
    expect(readLeft(mine, server)).toMatchObject({ changes: { html: 'second', subject: 'first' }, version: 5 })
  })

  it('is not offered where it is in the thing already, nor to anybody else', () => {
    keepUnsaved(mine, { changes: { html: 'saved' }, version: 4 })
    expect(readLeft(mine, server)).toBeUndefined()
    keepUnsaved(mine, { changes: { html: 'typed' }, version: 4 })
    for (const other of [{ userId: 9 }, { accountId: 9 }, { thing: 'campaign:33' }, { thing: 'template:3' }])
      expect(readLeft({ ...mine, ...other }, server)).toBeUndefined()
  })

  it('is forgotten after 30 days; what cannot be read counts as nothing', () => {
    keepUnsaved(mine, { changes: { html: 'old' }, version: 4 }, new Date(Date.now() - 31 * 86_400_000))
    keepUnsaved({ ...mine, thing: 'campaign:4' }, { changes: { html: 'new' }, version: 4 })
    sweepUnsaved()
    expect(readLeft(mine, server)).toBeUndefined()
    expect(readLeft({ ...mine, thing: 'campaign:4' }, server)).toBeDefined()
    localStorage.setItem('postolka.unsaved:1:2:campaign:3', '{"changes":')
    expect(readLeft(mine, server)).toBeUndefined()
    keepUnsaved({ ...mine, thing: 'full' }, { changes: { html: 'x' }, version: 1 })
  })
})
