import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../server/platform/postgres.ts'
import { isAlive, isPostmasterOf } from '../../server/platform/postgres-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL of a PostgreSQL for this run alone, or of the one in POSTOLKA_TEST_DATABASE_URL. */
    postgresUrl: string
  }
}

const prefix = 'postolka-test-'
/** Nothing here outlives the run, so nothing waits for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

/** Vitest's globalSetup: one PostgreSQL for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.POSTOLKA_TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return async () => {}
  }
  sweepKilledRuns()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o711) // as root, PostgreSQL runs as somebody else, who has to get in
  const onExit = () => sweep(folder)
  process.once('exit', onExit) // Ctrl-C: Vitest exits at once and tears nothing down
  const server = await startPostgres({ dataDir: folder, settings })
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    process.off('exit', onExit)
    sweep(folder)
  }
}

/** A run killed with -9 leaves its PostgreSQL and its folder to the next one. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(prefix) && name.slice(prefix.length).split('-')[0])
    if (pid > 0 && !isAlive(pid)) sweep(join(tmpdir(), name))
  }
}

function sweep(folder: string): void {
  try {
    const cluster = join(folder, 'postgres')
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (isPostmasterOf(cluster, pid)) process.kill(pid, 'SIGQUIT')
    for (let turn = 0; turn < 100 && isPostmasterOf(cluster, pid); turn++) pauseMs(10)
  } catch {} // it is not running
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  } catch {} // another user's
}

/** At exit nothing asynchronous runs any more. */
function pauseMs(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
