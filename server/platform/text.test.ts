import { describe, expect, it } from 'vitest'
import { cleanJson, cleanText } from './text.ts'

describe('text at the doors', () => {
  it('loses U+0000 and lone surrogates and nothing else', () => {
    expect(cleanText('a\u0000b')).toBe('ab')
    expect(cleanText('x\ud800y\udc00z')).toBe('xyz')
    expect(cleanText('😀 příliš\r\n')).toBe('😀 příliš\r\n')
  })

  it('is cleaned everywhere in a JSON value, keys included, without touching prototypes', () => {
    const value = JSON.parse('{"a\\u0000":["b\\u0000",{"__proto__":{"c":"d\\u0000"}}]}')
    const clean = cleanJson(value)
    expect(JSON.stringify(clean)).toBe('{"a":["b",{"__proto__":{"c":"d"}}]}')
    expect(({} as { c?: string }).c).toBeUndefined()
  })

  it('has an end of nesting', () => {
    const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`)
    expect(() => cleanJson(deep)).toThrow(RangeError)
  })
})
