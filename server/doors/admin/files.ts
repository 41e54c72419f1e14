import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { files, type StoredFile, UPLOAD_LIMIT_BYTES } from '../../../contract/file.ts'
import { problem, RequestProblem } from '../../platform/errors.ts'
import { fileById, readFileChunks, type StoredFile as Stored, writeFile } from '../../platform/files.ts'
import { mount } from '../../platform/mount.ts'
import { attachment } from './attachment.ts'
import { type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const UPLOAD_KEPT_MS = 7 * 24 * 3600_000

/** In a scope of its own, where a body is a stream: nothing is held in memory whole. */
export async function serveFiles({ house: { ground }, app, guard }: Door): Promise<void> {
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
    mount(scope, files.upload, guard, async ({ input, request }) => {
      const now = ground.clock.now()
      const { name, type = 'application/octet-stream' } = input.query
      const options = { maxBytes: UPLOAD_LIMIT_BYTES, now, expiresAt: new Date(now.getTime() + UPLOAD_KEPT_MS) }
      return shown(await writeFile(ground.db, holderOf(request).account_id, { name, type }, bodyOf(request), options))
    })
    mount(scope, files.download, guard, async ({ input, request, reply }) => {
      const { account_id } = holderOf(request)
      const file = await fileById(ground.db, account_id, input.params.id, ground.clock.now())
      if (!file) throw problem('thing.notFound')
      reply.headers({
        'content-type': file.type,
        'content-length': file.sizeBytes,
        'content-disposition': attachment(file.name),
        'content-security-policy': "sandbox; default-src 'none'",
      })
      return reply.send(Readable.from(readFileChunks(ground.db, account_id, file.id)))
    })
  })
}

/** What the browser sends; a connection lost half-way is the caller's problem, not a bug of ours. */
async function* bodyOf(request: FastifyRequest): AsyncGenerator<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > UPLOAD_LIMIT_BYTES) throw problem('file.tooLarge', { limitBytes: UPLOAD_LIMIT_BYTES })
  if (!(request.body instanceof Readable)) return
  try {
    yield* request.body
  } catch (error) {
    throw error instanceof RequestProblem ? error : problem('file.interrupted')
  }
}

function shown(file: Stored): StoredFile {
  const { id, name, type, sizeBytes } = file
  return { id, name, type, sizeBytes, createdAt: file.createdAt.toISOString(), expiresAt: instant(file.expiresAt) }
}
