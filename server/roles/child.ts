import { type ProcessRole, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { enterRole, type RunningRole } from './role.ts'
import { startSender } from './sender.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

/** Longer than this nobody waits for a role to end. */
const STOP_MS = 3_000

/** One role as a process of its own. It ends when its parent says so, and also when the parent is gone. */
export async function runChild(role: ProcessRole): Promise<void> {
  process.title = `postolka ${role}`
  const config = readConfig(process.env)
  const log = openLog(config.logLevel, role)
  let allReady = false
  let running: RunningRole | null = null
  let leave: () => Promise<void> = async () => {}
  let isStopping = false

  const end = async () => {
    await running?.stop()
    await leave()
    process.exit(0)
  }
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), STOP_MS).unref()
    end().catch(error => {
      log.error({ error: (error as Error).message }, 'did not stop cleanly')
      process.exit(1)
    })
  }
  // Ctrl-C reaches the whole group: the parent decides. SIGTERM to the group, or to this process alone, is obeyed.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
  process.on('message', message => {
    if (message === 'stop') stop()
    if (message === 'all ready') allReady = true
  })
  process.on('unhandledRejection', error => log.error({ error }, 'a rejection that nobody handled'))

  const parts = await enterRole(role, config, log)
  leave = parts.leave
  if (role === 'web') running = await startWeb(parts, () => allReady)
  else if (role === 'sender') running = startSender(parts)
  else running = await startWorker(parts)
  process.send?.('ready')
}
