import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import type { House } from '../../house.ts'
import type { Ground } from '../../platform/ground.ts'
import { cleanJson, cleanText } from '../../platform/text.ts'
import type { AccountRow } from '../../rooms/accounts/index.ts'
import {
  ATTACHMENTS_BODY_LIMIT_BYTES,
  BODY_LIMIT_BYTES,
  BULK_BODY_LIMIT_BYTES,
  ignoreContentType,
  type Json,
} from './body.ts'
import { accountOf, admitByBody, gate } from './gate.ts'
import { invalid, notFound } from './refusal.ts'

export interface Call<Params = Record<string, never>> {
  ground: Ground
  account: AccountRow
  params: Params
  query: Record<string, unknown>
  body: Json
  headers: IncomingHttpHeaders
  /** How the caller reaches us, for the address of a next page: a name of its own for us must lead on to us. */
  baseUrl: string
}

type ParamsOf<E> = E extends { params: infer P extends TSchema } ? Static<P> : Record<string, never>
type ReplyOf<E> = E extends { reply: infer R extends TSchema } ? Static<R> : never

/** A function for every endpoint of a resource, with its own parameters and its own answer. */
export type Handlers<R> = { [K in keyof R]: (call: Call<ParamsOf<R[K]>>) => Promise<ReplyOf<R[K]>> }

/** Routes come from the contract, so that what is described is what is served. */
export function serve<R extends Record<string, EcomailEndpoint>>(
  app: FastifyInstance,
  house: House,
  resource: R,
  handlers: Handlers<R>,
): void {
  for (const [name, endpoint] of Object.entries(resource)) {
    const handle = handlers[name as keyof R] as (call: Call<Record<string, unknown>>) => Promise<unknown>
    for (const { method, path } of [endpoint, ...(endpoint.aliases ?? [])]) {
      app.route({
        method,
        url: path,
        // A HEAD that runs a GET handler would send a campaign.
        exposeHeadRoute: false,
        bodyLimit: limitOf(endpoint),
        onRequest: endpoint.keyIn === 'body' ? async request => ignoreContentType(request) : gate(house),
        handler: async (request, reply) => {
          if (endpoint.keyIn === 'body') await admitByBody(house, request, (request.body ?? {}) as Json)
          const call = {
            ground: house.ground,
            account: accountOf(request),
            params: readParams(endpoint.params, request.params as Record<string, string>),
            query: cleanJson((request.query ?? {}) as Record<string, unknown>),
            body: (request.body ?? {}) as Json,
            headers: request.headers,
            baseUrl: baseUrlOf(request, house.ground.publicUrl),
          }
          return answer(reply, endpoint.status ?? 200, await handle(call))
        },
      })
    }
  }
}

function limitOf({ bulk, attachments }: EcomailEndpoint): number {
  if (bulk) return BULK_BODY_LIMIT_BYTES
  return attachments ? ATTACHMENTS_BODY_LIMIT_BYTES : BODY_LIMIT_BYTES
}

function baseUrlOf(request: FastifyRequest, publicUrl: string): string {
  const host = request.host ?? ''
  if (!/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host) || host === new URL(publicUrl).host)
    return publicUrl
  return `${request.protocol}://${host}`
}

/** As a Buffer: Fastify adds a charset to texts, and the official PHP client decodes exactly `application/json` only. */
export function answer(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(Buffer.from(JSON.stringify(body)))
}

function readParams(schema: TObject | undefined, given: Record<string, string>): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    const text = cleanText(given[name] ?? '')
    params[name] = (property as { type?: string }).type === 'integer' ? readId(name, text) : text
  }
  return params
}

function readId(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw invalid({ [name]: [`The ${name} must be a number.`] })
  const id = Number(text)
  if (!Number.isSafeInteger(id)) throw notFound()
  return id
}
