import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secrets } from './secrets.ts'
import { readVarints, writeVarints } from './varint.ts'

const ours = new Secrets('a secret key of ours')
const others = new Secrets('a secret key of others')

describe('secrets', () => {
  it('open what they sealed, and nothing that was changed or sealed by another key', () => {
    const sealed = ours.seal('key', 'příliš žluťoučký')
    expect(ours.open('key', sealed)).toBe('příliš žluťoučký')
    expect(() => others.open('key', sealed)).toThrow()
    expect(() => ours.open('other purpose', sealed)).toThrow()
    sealed[sealed.length - 1]! ^= 1
    expect(() => ours.open('key', sealed)).toThrow()
  })

  it('verify their own tokens only, each for its own purpose', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), (bytes, at) => {
        const token = ours.sign('click', Buffer.from(bytes))
        expect(ours.verify('click', token)).toEqual(Buffer.from(bytes))
        expect(ours.verify('open', token)).toBeNull()
        expect(others.verify('click', token)).toBeNull()
        const broken = Buffer.from(token, 'base64url')
        broken[at % broken.length]! ^= 1
        expect(ours.verify('click', broken.toString('base64url'))).toBeNull()
      }),
    )
  })

  it('conceal two numbers in a token that nobody else can make or read', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), (high, low) => {
        const token = ours.conceal('ecmid', high, low)
        expect(token).toMatch(/^[\w-]{22}$/)
        expect(ours.reveal('ecmid', token)).toEqual({ high, low })
        expect(others.reveal('ecmid', token)).toBeNull()
      }),
    )
    expect(ours.reveal('ecmid', 'somebody@example.com')).toBeNull()
  })

  it('refuse a master key that is too short', () => {
    expect(() => new Secrets('short')).toThrow('at least 16')
  })
})

describe('varints', () => {
  it('give back what was written, and null for less', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 5 }), numbers => {
        const bytes = writeVarints(numbers)
        expect(readVarints(bytes, numbers.length)).toEqual({ numbers, end: bytes.length })
        expect(readVarints(bytes.subarray(0, -1), numbers.length)).toBeNull()
      }),
    )
  })
})
