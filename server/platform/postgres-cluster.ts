import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, parse, resolve } from 'node:path'
import { canTraverse, ownerOf, type SystemAccount, unprivilegedAccount, weAreRoot } from './postgres-account.ts'
import { type PostgresBinaries, reachablePlaces, refuseForeignFolder } from './postgres-binaries.ts'
import { isAlive } from './postgres-process.ts'
import { postgresEnvironment } from './postgres-settings.ts'

export const superuser = 'postolka'

/** `postgres.json`. The place is relative to the data directory unless PostgreSQL could not reach it there. */
interface ClusterRecord {
  place: string
  password: string
  port?: number
}

export interface Cluster {
  /** Absolute, symlinks resolved; PGDATA. */
  dir: string
  password: string
  /** Set when we are root: whom PostgreSQL runs as. */
  account: SystemAccount | undefined
  isElsewhere: boolean
  rememberPort(port: number): void
}

/** Finds the cluster of a data directory, or decides where it will be. Several starts at once agree on one. */
export function findCluster(dataDir: string): Cluster {
  mkdirSync(dataDir, { recursive: true, mode: weAreRoot() ? 0o711 : 0o700 })
  const root = realpathSync(dataDir)
  const recordFile = join(root, 'postgres.json')
  if (!existsSync(recordFile)) writeFirstRecord(root, recordFile)
  const record = readRecord(recordFile)
  const place = resolve(root, record.place)
  const dir = existsSync(place) ? realpathSync(place) : place
  if (isAbsolute(record.place) && record.port && !existsSync(dir)) {
    throw new Error(
      `The database of ${root} was in ${dir}, which is gone: bring it back, or delete ${recordFile} to begin anew.`,
    )
  }
  return {
    dir,
    password: record.password,
    account: weAreRoot() ? accountFor(dir) : undefined,
    isElsewhere: isAbsolute(record.place),
    rememberPort: port => replaceFile(recordFile, { ...record, port }),
  }
}

/** Makes the cluster when it is not there yet. A half made one is never at its final place. */
export async function makeCluster(cluster: Cluster, binaries: PostgresBinaries): Promise<void> {
  const { dir, account } = cluster
  if (existsSync(join(dir, 'PG_VERSION'))) return refuseOtherMajor(dir, binaries.major)
  if (existsSync(dir) && readdirSync(dir).length > 0) throw new Error(`${dir} holds files but no PostgreSQL database.`)
  mkdirSync(dirname(dir), { recursive: true, mode: 0o755 })
  sweepHalfMade(dir)
  const temporary = `${dir}.init-${process.pid}`
  mkdirSync(temporary, { mode: 0o700 })
  const passwordFile = join(temporary, 'password')
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (account) for (const path of [temporary, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await initdb(binaries, join(temporary, 'data'), passwordFile, account)
    renameSync(join(temporary, 'data'), dir)
  } catch (error) {
    if (!existsSync(join(dir, 'PG_VERSION'))) throw error // else another start was quicker
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The builtin provider with C.UTF-8 does not look at the environment; without LANG the default is SQL_ASCII. */
async function initdb(binaries: PostgresBinaries, dir: string, passwordFile: string, account?: SystemAccount) {
  const args = [`--pgdata=${dir}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-sync')
  const child = spawn(binaries.initdb, [...args, '--no-instructions'], {
    cwd: parse(dir).root,
    env: postgresEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    complaint += text
  })
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done))
  if (code !== 0) throw new Error(`initdb failed: ${complaint.trim().replaceAll('\n', ' ') || `exit code ${code}`}`)
}

function accountFor(dir: string): SystemAccount {
  const owner = existsSync(dir) ? ownerOf(dir) : undefined
  return owner && owner.uid !== 0 ? owner : unprivilegedAccount()
}

function refuseOtherMajor(dir: string, major: string): void {
  const found = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new Error(
    `The database in ${dir} is of PostgreSQL ${found}, this is ${major}: dump it with the older Poštolka.`,
  )
}

function sweepHalfMade(dir: string): void {
  const prefix = `${basename(dir)}.init-`
  for (const name of readdirSync(dirname(dir)).filter(one => one.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length))
    if (pid !== process.pid && isAlive(pid)) continue
    rmSync(join(dirname(dir), name), { recursive: true, force: true, maxRetries: 3 })
  }
}

function writeFirstRecord(root: string, recordFile: string): void {
  const record: ClusterRecord = { place: choosePlace(root), password: randomBytes(18).toString('base64url') }
  const temporary = writeTemporary(recordFile, record)
  try {
    linkSync(temporary, recordFile) // unlike rename, fails when another start was quicker
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary)
  }
}

function choosePlace(root: string): string {
  if (!weAreRoot() || canTraverse(root, unprivilegedAccount())) return 'postgres'
  for (const place of reachablePlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      refuseForeignFolder(place)
      if (canTraverse(place, unprivilegedAccount())) return join(place, `data-${randomBytes(4).toString('hex')}`)
    } catch {} // a read-only system: the next one
  }
  throw new Error(`PostgreSQL does not run as root, and ${root} is closed to others: set DATABASE_URL or move it.`)
}

function readRecord(recordFile: string): ClusterRecord {
  try {
    const record = JSON.parse(readFileSync(recordFile, 'utf8')) as ClusterRecord
    if (record.place && record.password) return record
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Error(`${recordFile} cannot be read: it holds the password of the database, bring it back from a backup.`)
}

function replaceFile(file: string, record: ClusterRecord): void {
  const temporary = writeTemporary(file, record)
  const { uid, gid } = statSync(file)
  if (weAreRoot()) chownSync(temporary, uid, gid) // root may start once what a user keeps running
  renameSync(temporary, file)
}

function writeTemporary(file: string, record: ClusterRecord): string {
  const temporary = `${file}.${process.pid}`
  rmSync(temporary, { force: true })
  writeFileSync(temporary, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  return temporary
}
