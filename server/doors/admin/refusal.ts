import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { isConnectionLost } from '../../platform/db.ts'
import { problem, RequestProblem } from '../../platform/errors.ts'

/** Every refusal and every bug in the shape of contract/problem.ts; unknown paths too. */
export function answerProblems(app: FastifyInstance, house: House): void {
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(house, error, request, reply))
  app.all('/*', async () => {
    throw problem('thing.notFound')
  })
}

function refuse(house: House, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asProblem(error)
  if (known) return answerProblem(known, request, reply)
  if (isConnectionLost(error)) {
    house.ground.log.warn({ err: error, requestId: request.id }, 'the database is away')
    return answerProblem(problem('service.unavailable'), request, reply.header('retry-after', '5'))
  }
  house.ground.log.error({ err: error, requestId: request.id }, 'a call of the admin failed')
  const body = { code: 'internal', message: 'Something unexpected went wrong.', requestId: request.id }
  return reply.code(500).send(body)
}

function answerProblem(known: RequestProblem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, message, details } = known
  const wait = (details as { retryAfterS?: number } | undefined)?.retryAfterS
  if (code === 'request.tooMany' && wait !== undefined) reply.header('retry-after', String(wait))
  return reply.code(known.status).send({ code, message, details, requestId: request.id })
}

/** What Fastify itself refuses, in our words; null for a bug. */
function asProblem(error: FastifyError): RequestProblem | null {
  if (error instanceof RequestProblem) return error
  if (error.statusCode === 413) return problem('request.tooLarge')
  const isRefusal = error.code?.startsWith('FST_') && error.statusCode !== undefined && error.statusCode < 500
  return isRefusal ? problem('request.malformed') : null
}
