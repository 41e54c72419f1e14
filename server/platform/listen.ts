import pg from 'pg'
import type { Log } from './log.ts'

/**
 * Calls `heard` at every notification on a channel, and once after each (re)connection, since what was said meanwhile is
 * lost. Reconnects by itself. Needs a direct connection: poolers in transaction mode do not pass notifications on.
 */
export function listen(directUrl: string, channel: string, log: Log, heard: () => void): { stop(): Promise<void> } {
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({
      connectionString: directUrl,
      application_name: `postolka listen ${channel}`,
      keepAlive: true,
    })
    let ended = false
    const again = (error?: Error) => {
      if (ended || stopped) return
      ended = true
      log.warn({ error: error?.message }, `stopped hearing ${channel}`)
      timer = setTimeout(connect, 1_000)
    }
    next.on('error', again)
    next.on('end', () => again())
    next.on('notification', heard)
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      client = next
      heard()
    } catch (error) {
      await next.end().catch(() => {})
      again(error as Error)
    }
  }
  void connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
