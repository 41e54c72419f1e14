import type { IncomingMessage } from 'node:http'

/**
 * The address as it is routed, for Fastify's `rewriteUrl`. Clients double slashes, add one at the end, name the host
 * (through a proxy) and leave a bare % in an address; none of that is an error. The query is not touched.
 */
export function rewriteUrl(request: Pick<IncomingMessage, 'url'>): string {
  const url = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '')
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const query = mark === -1 ? '' : url.slice(mark)
  return plainPath(path) + query
}

function plainPath(path: string): string {
  const merged = path.replace(/\/{2,}/g, '/')
  // The admin's files are served from /app/, where the slash matters.
  const stripped = merged.length > 1 && !/^\/app\/$/.test(merged) ? merged.replace(/\/$/, '') : merged
  return decodable(stripped || '/')
}

/** A % that stands for itself would be a 400 of the router. */
function decodable(path: string): string {
  if (!path.includes('%')) return path
  const escaped = path.replace(/%(?![0-9a-f]{2})/gi, '%25')
  try {
    decodeURIComponent(escaped)
    return escaped
  } catch {
    return escaped.replaceAll('%', '%25')
  }
}
