import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { type Cluster, findCluster, makeCluster, superuser } from './postgres-cluster.ts'
import { connect, type DataLock, lockData } from './postgres-lock.ts'
import {
  isPostmasterOf,
  launchPostmaster,
  type Postmaster,
  readPidFile,
  removeStalePidFile,
  signalPostmaster,
  stopPostmaster,
} from './postgres-process.ts'
import { postmasterSettings } from './postgres-settings.ts'

const database = 'postolka'
/** Recovery after a crash replays at most about 2 GB of log (max_wal_size). */
const startLimitMs = 120_000

export interface EmbeddedPostgres {
  url: string
  /** The same as `url`: nothing stands between us and this server. */
  directUrl: string
  /** The cluster's folder (PGDATA), absolute. */
  dataDir: string
  /** Whether it was running already, left behind by a process that was killed. */
  adopted: boolean
  /** Ends it within 5 s; safe to call twice. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Poštolka's data directory; made when missing. */
  dataDir: string
  /** Gets a line for the user now and then. */
  say?: (line: string) => void
  /** Settings of postgresql.conf that win over ours. */
  settings?: Record<string, string>
}

/**
 * Starts the PostgreSQL of a data directory, making it at first, and keeps the directory for this process alone.
 * Rejects with an Error of one sentence for the user: in use, not installed, of another version, would not start.
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {})
  const cluster = findCluster(options.dataDir)
  const home = realpathSync(options.dataDir)
  const binaries = await findBinaries(home, cluster.account)
  await makeCluster(cluster, binaries)
  if (cluster.isElsewhere) {
    say(`PostgreSQL runs as ${cluster.account?.name}, who cannot enter ${home}: its data is in ${cluster.dir}`)
  }
  const house: House = { home, logFile: join(home, 'postgres.log'), cluster, binaries, say, ownPid: 0 }
  // Also when this process exits by a bug, or half way through the start, without anybody calling stop.
  const onExit = () => signalPostmaster(house.ownPid, 'SIGINT', 'fast', cluster.dir, binaries)
  process.once('exit', onExit)
  try {
    const { adopted, port } = await findOrLaunch(house, postmasterSettings(options.settings))
    const lock = await keepForUs(house, port)
    await makeDatabase(lock)
    cluster.rememberPort(port)
    if (adopted) say('PostgreSQL was still running after an earlier Poštolka was killed: carrying on with it.')
    const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}`
    return { url, directUrl: url, dataDir: cluster.dir, adopted, stop: stopper(house, lock, onExit) }
  } catch (error) {
    if (house.ownPid) await stopPostmaster(house.ownPid, cluster.dir, binaries)
    process.off('exit', onExit)
    throw error
  }
}

interface House {
  home: string
  logFile: string
  cluster: Cluster
  binaries: PostgresBinaries
  say: (line: string) => void
  /** The postmaster that ends with us; 0 while there is none. */
  ownPid: number
}

/** Starts may race: whatever got in our way, look again. */
async function findOrLaunch(
  house: House,
  settings: Record<string, string>,
): Promise<Postmaster & { adopted: boolean }> {
  const giveUpAt = Date.now() + startLimitMs
  while (Date.now() < giveUpAt) {
    const seen = await lookForRunning(house.cluster)
    if (seen === 'none') {
      const launched = await launchPostmaster(house.cluster, house.binaries, house.logFile, settings, pid => {
        house.ownPid = pid
      })
      if (launched) return { ...launched, adopted: false }
    } else if (seen !== 'busy') {
      house.ownPid = 0
      return { ...seen, adopted: true }
    }
    await sleep(100)
  }
  throw new Error(`PostgreSQL was not ready after ${startLimitMs / 1000} s; its log is ${house.logFile}`)
}

/** `busy`: one is just starting or ending. */
async function lookForRunning(cluster: Cluster): Promise<Postmaster | 'busy' | 'none'> {
  const file = readPidFile(cluster.dir)
  if (!file) return 'none'
  if (!isPostmasterOf(cluster.dir, file.pid)) {
    removeStalePidFile(cluster.dir, file.text)
    return 'none'
  }
  if (!file.isReady) return 'busy'
  try {
    const client = await connect({ port: file.port, user: superuser, password: cluster.password }, 'postgres')
    await client.end()
    return { pid: file.pid, port: file.port }
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(`The PostgreSQL in ${cluster.dir} does not know the password in postgres.json beside it.`)
    }
    return 'busy'
  }
}

/** Whoever has the lock ends the server, also when another start launched it. */
async function keepForUs(house: House, port: number): Promise<DataLock> {
  const { cluster, home, say } = house
  const pid = readPidFile(cluster.dir)?.pid ?? house.ownPid
  const lock = await lockData({
    port,
    user: superuser,
    password: cluster.password,
    isServerAlive: () => isPostmasterOf(cluster.dir, pid),
    onLost: () => say(`PostgreSQL ended by itself or was taken over; its log is ${house.logFile}`),
  })
  house.ownPid = 'heldBy' in lock ? 0 : pid
  if (!('heldBy' in lock)) return lock
  throw new Error(
    `Another Poštolka (process ${lock.heldBy}) runs on ${home}: stop it, or set POSTOLKA_DATA_DIR to another folder.`,
  )
}

async function makeDatabase({ client }: DataLock): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (!rowCount) await client.query(`create database ${database}`)
}

function stopper(house: House, lock: DataLock, onExit: () => void): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stopOnce = async (): Promise<void> => {
    lock.giveUp()
    await stopPostmaster(house.ownPid, house.cluster.dir, house.binaries)
    process.off('exit', onExit)
  }
  return () => {
    stopping ??= stopOnce()
    return stopping
  }
}
