import { type ChildProcess, fork } from 'node:child_process'
import type { ProcessRole } from '../platform/config.ts'

const KILL_AFTER_MS = 3_500

export interface Family {
  /** All roles are up. Rejects when one ends before. */
  ready: Promise<void>
  stop(): Promise<void>
}

/** The roles as children of this process: one that dies is started anew, later each time it dies soon. */
export function startFamily(roles: ProcessRole[], env: NodeJS.ProcessEnv, say: (line: string) => void): Family {
  const children = new Map<ProcessRole, ChildProcess>()
  let stopping = false
  let allReady = false
  const timers = new Set<NodeJS.Timeout>()

  const start = (role: ProcessRole, pauseMs: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(process.argv[1]!, [], {
        env: { ...env, POSTOLKA_CHILD_ROLE: role },
        execArgv: ['--enable-source-maps'],
      })
      children.set(role, child)
      const startedAt = Date.now()
      child.on('message', message => {
        if (message !== 'ready') return
        if (allReady) child.send('all ready')
        resolve()
      })
      child.on('exit', (code, signal) => {
        if (stopping) return
        if (!allReady) return reject(new Error(`the ${role} process ended before it was ready (${signal ?? code})`))
        const next = Date.now() - startedAt > 30_000 ? 500 : Math.min(30_000, pauseMs * 2)
        say(`the ${role} process ended (${signal ?? code}) and is started anew`)
        const timer = setTimeout(() => {
          timers.delete(timer)
          start(role, next).catch(() => {})
        }, next)
        timers.add(timer)
      })
    })

  const ready = Promise.all(roles.map(role => start(role, 250))).then(() => {
    allReady = true
    for (const child of children.values()) child.send('all ready')
  })
  return {
    ready,
    stop: async () => {
      stopping = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all([...children.values()].map(end))
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  if (child.connected) child.send('stop', () => {})
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
  await exited
  clearTimeout(timer)
}
