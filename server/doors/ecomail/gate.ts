import type { FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { countCall } from '../../platform/rate.ts'
import { type AccountRow, accountOfKey } from '../../rooms/accounts/index.ts'
import { ignoreContentType } from './body.ts'
import { tooMany, wrongKey } from './refusal.ts'

const WINDOW_S = 60

const accounts = new WeakMap<FastifyRequest, AccountRow>()

/** The account that the request's key opened. */
export function accountOf(request: FastifyRequest): AccountRow {
  return accounts.get(request)!
}

export function hasKey(request: FastifyRequest): boolean {
  return request.headers.key !== undefined
}

/** Runs before the body is read: an unknown key costs one look-up, a call over the limit two. */
export function gate(house: House): (request: FastifyRequest) => Promise<void> {
  const { ground, config } = house
  return async request => {
    const key = String(request.headers.key ?? '').trim()
    const account = key && key.length <= 200 ? await accountOfKey(ground, key) : undefined
    if (!account) throw wrongKey()
    if (config.rateLimit > 0) {
      const hash = ground.secrets.hash('api key', key).toString('base64url')
      const window = await countCall(ground.db, `api key ${hash}`, config.rateLimit, WINDOW_S)
      if (!window.allowed) throw tooMany(window.retryAfterS)
    }
    accounts.set(request, account)
    ignoreContentType(request)
  }
}
