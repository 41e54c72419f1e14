import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { Cluster } from './postgres-cluster.ts'
import { postgresEnvironment } from './postgres-settings.ts'

export interface Postmaster {
  pid: number
  port: number
}

/** False for a zombie too: in a container nobody may collect the orphans. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return process.platform !== 'linux' || existsSync(`/proc/${pid}`)
  }
}

/** What postmaster.pid says (PostgreSQL's miscadmin.h): pid, folder, start, port, socket, address, memory, status. */
export function readPidFile(dir: string): (Postmaster & { isReady: boolean; text: string }) | undefined {
  let text: string
  try {
    text = readFileSync(join(dir, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready', text }
}

/** After kill -9 or in a new container the number in postmaster.pid often is somebody else's by now. */
export function isPostmasterOf(dir: string, pid: number): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false
  if (process.platform === 'win32') return true
  try {
    if (process.platform === 'linux') {
      const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return program!.endsWith('postgres') && args.includes(dir)
    }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(dir)
  } catch {
    return false
  }
}

/** PostgreSQL starts over a file of a dead process by itself, but not over one whose number lives on. */
export function removeStalePidFile(dir: string, staleText: string): void {
  const file = join(dir, 'postmaster.pid')
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
    // Another start may have put its own there since we looked.
    if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, file)
    rmSync(aside)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/**
 * Starts a postmaster in a session of its own, so that neither Ctrl-C nor a signal to npm's process group reaches it.
 * Undefined: the port was taken, or another postmaster was quicker or is still going; look again. Throws with its reason.
 */
export async function launchPostmaster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  logFile: string,
  settings: Record<string, string>,
  onSpawned: (pid: number) => void,
): Promise<Postmaster | undefined> {
  const port = await freePort()
  const log = openLog(logFile)
  const logStart = statSync(logFile).size
  const args = ['-D', cluster.dir, '-p', String(port)]
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  const { account } = cluster
  const child = spawn(binaries.postgres, args, {
    cwd: parse(cluster.dir).root,
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  closeSync(log)
  if (child.pid) onSpawned(child.pid)
  const failed = new Promise<never>((_, fail) => child.once('error', fail))
  await Promise.race([failed, untilReadyOrOver(child, cluster.dir)])
  child.unref()
  if (child.exitCode === null && child.signalCode === null) return { pid: child.pid!, port }
  const words = readFrom(logFile, logStart)
  if (/Address already in use|could not create any TCP|lock file ".*" already exists|shared memory block/.test(words)) {
    return undefined
  }
  throw new Error(`PostgreSQL did not start: ${/FATAL:\s*(.*)/.exec(words)?.[1] ?? `see ${logFile}`}`)
}

async function untilReadyOrOver(child: ChildProcess, dir: string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(dir)
    if (file?.pid === child.pid && file?.isReady) return
    await sleep(10)
  }
}

/** Ends a postmaster: fast, which rolls transactions back, and after 3 s immediate, which the next start recovers from. */
export async function stopPostmaster(pid: number, dir: string, binaries: PostgresBinaries): Promise<void> {
  const steps = [
    { signal: 'SIGINT', mode: 'fast', patienceMs: 3000 },
    { signal: 'SIGQUIT', mode: 'immediate', patienceMs: 800 },
    { signal: 'SIGKILL', mode: 'immediate', patienceMs: 500 },
  ] as const
  for (const { signal, mode, patienceMs } of steps) {
    const until = Date.now() + patienceMs
    signalPostmaster(pid, signal, mode, dir, binaries)
    while (Date.now() < until) {
      if (!isPostmasterOf(dir, pid)) return
      await sleep(15)
    }
  }
}

/** For `process.on('exit')`: does not wait. */
export function signalPostmaster(
  pid: number,
  signal: NodeJS.Signals,
  mode: 'fast' | 'immediate',
  dir: string,
  binaries: PostgresBinaries,
): void {
  if (!isPostmasterOf(dir, pid)) return
  try {
    // Windows has no signals: there Node would kill it.
    if (process.platform === 'win32') execFileSync(binaries.pgCtl, ['stop', '-D', dir, '-m', mode, '-W'])
    else process.kill(pid, signal)
  } catch {} // over in the meantime
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise(done => probe.close(done))
  return port
}

const logLimitBytes = 10 * 2 ** 20

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function readFrom(file: string, start: number): string {
  const size = Math.max(0, statSync(file).size - start)
  const buffer = Buffer.alloc(Math.min(size, 64 * 1024))
  const handle = openSync(file, 'r')
  readSync(handle, buffer, 0, buffer.length, start)
  closeSync(handle)
  return buffer.toString('utf8')
}
