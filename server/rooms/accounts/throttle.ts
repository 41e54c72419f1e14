import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { countCall, forgetWindow } from '../../platform/rate.ts'

export interface Limit {
  subject: string
  calls: number
  windowS: number
}

/** Counts an attempt against every window. Throws request.tooMany { retryAfterS }. */
export async function throttle(ground: Ground, limits: Limit[]): Promise<void> {
  const windows = await Promise.all(
    limits.map(limit => countCall(ground.db, limit.subject, limit.calls, limit.windowS)),
  )
  const closed = windows.filter(window => !window.allowed)
  if (closed.length === 0) return
  throw problem('request.tooMany', { retryAfterS: Math.max(...closed.map(window => window.retryAfterS)) })
}

export async function forgive(ground: Ground, limits: Limit[]): Promise<void> {
  for (const { subject } of limits) await forgetWindow(ground.db, subject)
}

/** An address as the subject of a window, which others may read: unreadable. */
export function addressSubject(ground: Ground, what: string, emailKey: string): string {
  return `${what} email ${ground.secrets.hash('sign-in', emailKey).toString('base64url')}`
}
