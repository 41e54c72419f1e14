import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { Role } from '../../../contract/endpoint.ts'
import type { House } from '../../house.ts'
import { addUser } from '../../rooms/accounts/index.ts'
import { adminDoor } from './index.ts'

type AccountHouse = House & { accountId: number }

export const ORIGIN = 'http://mail.test'

/** The door alone, where the server puts it. */
export async function anAdminApp(house: House): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, genReqId: () => 'request-1' })
  await app.register(adminDoor(house), { prefix: '/app/api' })
  await app.ready()
  afterAll(() => app.close())
  return app
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any
  headers: Record<string, string | string[] | number | undefined>
  raw: Buffer
}

export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string | undefined>,
) => Promise<Answer>

/** As the admin's own pages call; a header given as undefined is left out. */
export function sendTo(app: FastifyInstance, cookie?: string): Send {
  return async (method, path, body, given = {}) => {
    const headers: Record<string, string | undefined> = { host: 'mail.test', origin: ORIGIN, cookie, ...given }
    for (const name of Object.keys(headers)) if (headers[name] === undefined) delete headers[name]
    if (body !== undefined) headers['content-type'] ??= 'application/json'
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    const reply = await app.inject({ method: method as 'GET', url: `/app/api${path}`, headers, payload })
    return { status: reply.statusCode, body: parsed(reply.payload), headers: reply.headers, raw: reply.rawPayload }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A session as a browser would hold it, of a user made for it. */
export async function signedIn(app: FastifyInstance, house: AccountHouse, role: Role = 'administrator'): Promise<Send> {
  const email = `${role}@shop.example`
  const password = `the ${role}'s password`
  await addUser(house.ground, house.accountId, email, password, role)
  const { headers } = await sendTo(app)('POST', '/session', { email, password })
  return sendTo(app, cookieOf(headers['set-cookie']))
}

export function cookieOf(header: Answer['headers'][string]): string {
  return String(header).split(';')[0]!
}
