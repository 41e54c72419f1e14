import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { Compile } from 'typebox/compile'
import { Convert } from 'typebox/value'
import type { Endpoint, Guard, Input, Reply } from '../../contract/endpoint.ts'
import { problem } from './errors.ts'

export interface Call<E> {
  input: Input<E>
  request: FastifyRequest
  reply: FastifyReply
}

/**
 * Serves one endpoint: its schemas validate what comes in and serialise what goes out, so the handler sees typed values
 * only. `guard` is asked first; it throws or lets pass.
 */
export function mount<E extends Endpoint>(
  app: FastifyInstance,
  e: E,
  guard: (guard: Guard, request: FastifyRequest) => Promise<void>,
  handle: (call: Call<E>) => Promise<Reply<E>>,
): void {
  const schema: FastifySchema = { response: { 200: e.reply } }
  if (e.params) schema.params = e.params
  if (e.query) schema.querystring = e.query
  if (e.body) schema.body = e.body
  app.route({
    method: e.method,
    url: e.path,
    schema,
    onRequest: request => guard(e.guard, request),
    validatorCompiler: ({ schema, httpPart }) => validator(schema as object, httpPart !== 'body'),
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, body: request.body } as Input<E>
      return await handle({ input, request, reply })
    },
  })
}

/** How long a text may be, for words of the reader's own language. */
function limitOf(error: { keyword: string; params: object }): { limit?: number } {
  return error.keyword === 'maxLength' && 'limit' in error.params ? { limit: Number(error.params.limit) } : {}
}

/** Query and path come as text and are converted; a body is taken as it is. */
function validator(schema: object, convert: boolean) {
  const compiled = Compile(schema)
  return (data: unknown) => {
    const value = convert ? Convert(schema, data) : data
    if (compiled.Check(value)) return { value }
    const where = compiled.Errors(value).slice(0, 20)
    return {
      error: problem(
        'request.invalid',
        where.map(e => ({ path: e.instancePath, message: e.message, ...limitOf(e) })),
      ),
    }
  }
}
