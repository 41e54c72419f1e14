import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, nullable } from './shapes.ts'

/** The largest file that a person may upload. */
export const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3

export const StoredFile = Type.Object({
  id: Id,
  name: Type.String(),
  type: Type.String(),
  sizeBytes: Type.Integer(),
  createdAt: Instant,
  expiresAt: nullable(Instant),
})
export type StoredFile = Static<typeof StoredFile>

export const files = {
  /** The body is the file itself, `application/octet-stream`. */
  upload: endpoint({
    method: 'PUT',
    path: '/files',
    summary: 'Upload a file of up to 2 GB; it is kept for a week',
    guard: 'marketer',
    query: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 255 }),
      type: Type.Optional(Type.String({ maxLength: 100, pattern: '^[\\w.+-]+/[\\w.+-]+$' })),
    }),
    reply: StoredFile,
  }),
  /** Answers with the bytes, as an attachment. */
  download: endpoint({
    method: 'GET',
    path: '/files/:id',
    summary: 'Download a file',
    guard: 'marketer',
    params: IdParams,
    reply: Type.Unknown(),
  }),
}
