import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { describe, expect, it } from 'vitest'
import { asText, base64url, parameterOf, randomHex, uuid, withoutEcmid } from './text.ts'

const MOST_BYTES = 6_000

describe('the script for shops', () => {
  it(`stays under ${MOST_BYTES} bytes gzipped, in a JavaScript of 2017`, async () => {
    const { trackerBundle } = await import(join(import.meta.dirname, '../scripts/build.mjs'))
    const { outputFiles } = await esbuild.build({ ...trackerBundle, outdir: 'dist/tracker', write: false })
    const script = outputFiles![0]!.contents
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(MOST_BYTES)
    // `?.`, `??` and the spread of objects came later; a parser of 2017 stops at them.
    expect(new TextDecoder().decode(script)).not.toMatch(/\?\.[a-z[(]|\?\?|\{\.\.\.|,\.\.\.\w+\}/)
  })
})

describe('texts of the protocol', () => {
  it('leave out what says nothing and keep a zero', () => {
    const nothing: unknown[] = [null, undefined, '', Number.NaN, {}, []]
    expect(nothing.map(asText)).toEqual(nothing.map(() => undefined))
    expect([0, 12.5, false, 'ř'].map(asText)).toEqual(['0', '12.5', 'false', 'ř'])
    expect(asText('half \ud83d of one')).toBe('half  of one')
  })

  it('are read back from base64url, whatever the language', () => {
    for (const text of ['', 'a', 'káva', '🫘 & <b>', '{"schema":""}', '???>>>'])
      expect(Buffer.from(base64url(text), 'base64url').toString()).toBe(text)
    expect(base64url('???>>>')).not.toMatch(/[+/=]/)
  })

  it('ids have the form that collectors know', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(randomHex(16)).toMatch(/^[0-9a-f]{16}$/)
    expect(uuid()).not.toBe(uuid())
  })

  it('of a parameter are decoded, a plus being a space, up to & or #', () => {
    const address = 'https://shop.example/a?x=1&ecmid=AbC-_1&mail=a%2Bb%40c.cz&plus=a+b&broken=%E0%A4%A#ecmid=no'
    expect(parameterOf(address, 'ecmid')).toBe('AbC-_1')
    expect(parameterOf(address, 'mail')).toBe('a+b@c.cz')
    expect(parameterOf(address, 'plus')).toBe('a b')
    expect(parameterOf(address, 'broken')).toBe('%E0%A4%A')
    expect(parameterOf(address, 'cmid')).toBeUndefined()
    expect(parameterOf('https://shop.example/?ecmid=', 'ecmid')).toBeUndefined()
  })

  it('of an address lose who came and nothing else', () => {
    expect(withoutEcmid('https://s.cz/a?ecmid=X')).toBe('https://s.cz/a')
    expect(withoutEcmid('https://s.cz/a?ecmid=X&b=1#c')).toBe('https://s.cz/a?b=1#c')
    expect(withoutEcmid('https://s.cz/a?b=1&ecmid=X')).toBe('https://s.cz/a?b=1')
    expect(withoutEcmid('https://s.cz/a?b=1&ecmid=X&c=2')).toBe('https://s.cz/a?b=1&c=2')
    expect(withoutEcmid('https://s.cz/a?myecmid=X')).toBe('https://s.cz/a?myecmid=X')
  })
})
