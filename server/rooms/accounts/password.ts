import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'

const SHORTEST = 10

/** r=8, p=1; the whole cost is kept in the hash so that it can grow. N=2^17 takes 128 MB and about 0.3 s. */
const [R, P] = [8, 1]
const MAXMEM = 256 * 1024 * 1024

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { ...options, maxmem: MAXMEM }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

export async function hashPassword({ passwordCost: N }: Ground, password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, { N, r: R, p: P })
  return `scrypt$${N}$${R}$${P}$${salt.toString('base64')}$${key.toString('base64')}`
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const derived = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64'))
}

/** The hash of a password that somebody chooses. Throws password.tooShort. */
export async function hashChosen(ground: Ground, password: string): Promise<string> {
  if ([...password.normalize('NFKC')].length < SHORTEST) throw problem('password.tooShort', { least: SHORTEST })
  return await hashPassword(ground, password)
}
