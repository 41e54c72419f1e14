import type { FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { countCall } from '../../platform/rate.ts'
import { type AccountRow, accountOfKey } from '../../rooms/accounts/index.ts'
import { ignoreContentType, type Json } from './body.ts'
import { type Refusal, tooMany, wrongBodyKey, wrongKey } from './refusal.ts'

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
  return async request => {
    await admit(house, request, request.headers.key, wrongKey)
    ignoreContentType(request)
  }
}

/** For callers that give the key in the body: runs when that is read. */
export async function admitByBody(house: House, request: FastifyRequest, body: Json): Promise<void> {
  await admit(house, request, body.key ?? request.headers.key, wrongBodyKey)
}

async function admit(house: House, request: FastifyRequest, given: unknown, refusal: () => Refusal): Promise<void> {
  const { ground, config } = house
  const key = typeof given === 'string' ? given.trim() : ''
  const account = key && key.length <= 200 ? await accountOfKey(ground, key) : undefined
  if (!account) throw refusal()
  if (config.rateLimit > 0) {
    const hash = ground.secrets.hash('api key', key).toString('base64url')
    const window = await countCall(ground.db, `api key ${hash}`, config.rateLimit, WINDOW_S)
    if (!window.allowed) throw tooMany(window.retryAfterS)
  }
  accounts.set(request, account)
}
