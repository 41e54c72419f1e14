import type { FastifyInstance, FastifyRequest } from 'fastify'

const LARGEST_BODY = 128 * 1024

/** Forms come as URLSearchParams, whether urlencoded or multipart; RFC 8058 allows both. */
export function takeForms(app: FastifyInstance): void {
  // Parsers that the whole application may have do not reach in here.
  app.removeAllContentTypeParsers()
  const options = { parseAs: 'string' as const, bodyLimit: LARGEST_BODY }
  app.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
  app.addContentTypeParser('multipart/form-data', options, (request, body, done) =>
    done(null, readMultipart(request.headers['content-type'] ?? '', String(body))),
  )
  app.addContentTypeParser('*', options, (_request, _body, done) => done(null, new URLSearchParams()))
}

export function formOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

/** What a mail program posts for its own button, RFC 8058 section 3.1. */
export function isOneClick(form: URLSearchParams): boolean {
  return [...form].some(([name, value]) => /^list-unsubscribe$/i.test(name.trim()) && /^one-click$/i.test(value.trim()))
}

/** Text fields of a multipart body (RFC 7578); files and whatever is malformed are passed over. */
function readMultipart(contentType: string, body: string): URLSearchParams {
  const form = new URLSearchParams()
  const boundary = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType)
  if (!boundary) return form
  for (const part of body.split(`--${boundary[1] ?? boundary[2]}`).slice(1, 50)) {
    const [head, ...rest] = part.split(/\r?\n\r?\n/)
    const name = /^content-disposition:[^\n]*;\s*name="?([^";\r\n]+)/im.exec(head ?? '')
    if (name && rest.length > 0) form.append(name[1]!, rest.join('\n\n').replace(/\r?\n$/, ''))
  }
  return form
}
