import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Device, deviceOf } from './device.ts'
import { deleteSessionOf, deleteSessionsOf, type SessionRow, sessionsOf } from './queries-sessions.ts'

const MOST = 200

export async function openSessions(ground: Ground, userId: number): Promise<(SessionRow & Device)[]> {
  const rows = await sessionsOf(ground.db, userId, ground.clock.now(), MOST)
  return rows.map(row => ({ ...row, ...deviceOf(row.user_agent) }))
}

/** Throws thing.notFound when it is none of the user's. */
export async function endSession(ground: Ground, userId: number, sessionId: number): Promise<void> {
  if ((await deleteSessionOf(ground.db, userId, sessionId)) === 0) throw problem('thing.notFound')
}

/** How many were ended. */
export async function endOtherSessions(ground: Ground, userId: number, sessionId: number): Promise<number> {
  return await deleteSessionsOf(ground.db, userId, sessionId)
}
