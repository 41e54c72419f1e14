import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { House } from '../../house.ts'
import { ecomailDoor, MAX_PARAM_LENGTH, rewriteUrl } from './index.ts'

/** The door alone, in an app made as the server makes it. */
export async function anEcomailApp(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    rewriteUrl,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    bodyLimit: 1024 * 1024,
    logger: false,
  })
  await app.register(ecomailDoor(house))
  app.setNotFoundHandler((_, reply) => reply.code(404).type('text/html').send('<h1>Not found</h1>'))
  await app.ready()
  afterAll(() => app.close())
  return app
}

export interface Answer {
  status: number
  contentType: string | undefined
  headers: Record<string, string | string[] | number | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any
  text: string
}

export interface Request {
  method?: string
  path: string
  /** Sent as JSON; `raw` as it is. */
  body?: unknown
  raw?: string | Buffer
  key?: string | null
  headers?: Record<string, string>
}

export type Send = (request: Request) => Promise<Answer>

/** Over the app in this process. */
export function sendTo(app: FastifyInstance, key: string): Send {
  return async request => {
    const { method, headers, payload } = parts(request, key)
    const reply = await app.inject({ method: method as 'GET', url: request.path, headers, payload })
    return answerOf(reply.statusCode, reply.headers, reply.payload)
  }
}

/** Over the network, to whatever speaks this API. */
export function sendOver(baseUrl: string, key: string): Send {
  return async request => {
    const { method, headers, payload } = parts(request, key)
    const body = payload === undefined ? undefined : typeof payload === 'string' ? payload : new Uint8Array(payload)
    const reply = await fetch(`${baseUrl}${request.path}`, { method, headers, body })
    return answerOf(reply.status, Object.fromEntries(reply.headers), await reply.text())
  }
}

function parts(request: Request, key: string) {
  const payload = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body))
  const headers: Record<string, string> = { ...(payload !== undefined && { 'content-type': 'application/json' }) }
  if (request.key !== null) headers.key = request.key ?? key
  return { method: request.method ?? 'GET', headers: { ...headers, ...request.headers }, payload }
}

function answerOf(status: number, headers: Answer['headers'], text: string): Answer {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  return { status, contentType: headers['content-type'] as string | undefined, headers, body, text }
}
