/** The server said no: its status, and its body as it came. */
export class PostolkaError extends Error {
  override name = 'PostolkaError'

  constructor(
    readonly method: string,
    readonly path: string,
    readonly status: number,
    /** The parsed JSON; a text where it was none. */
    readonly body: unknown,
    /** Seconds to wait, as the server asked for with 429 or 503. */
    readonly retryAfterS: number | undefined,
  ) {
    super(`${method} ${path}: ${status} ${sentence(body)}`)
  }

  /** What is wrong, by the dotted path of the field; empty where the server named none. */
  get fields(): Record<string, string[]> {
    const errors = (this.body as { errors?: unknown } | null)?.errors
    return typeof errors === 'object' && errors !== null && !Array.isArray(errors)
      ? (errors as Record<string, string[]>)
      : {}
  }
}

/** No answer came: the network failed, or it took longer than `timeoutMs`. What went wrong is the `cause`. */
export class PostolkaUnreachable extends Error {
  override name = 'PostolkaUnreachable'
}

function sentence(body: unknown): string {
  if (typeof body !== 'object' || body === null) return String(body ?? '').slice(0, 200)
  const { message, errors } = body as { message?: unknown; errors?: unknown }
  return typeof message === 'string' ? message : JSON.stringify(errors ?? body).slice(0, 500)
}
