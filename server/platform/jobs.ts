import { EventEmitter } from 'node:events'
import {
  Logger,
  type ParsedCronItem,
  parseCronItems,
  type Runner,
  run,
  type Task,
  type WorkerEvents,
} from 'graphile-worker'
import type { Database, Tx } from './db.ts'
import type { Log } from './log.ts'
import { sql } from './sql.ts'

/** A background verb, named `room.verb`. Its payload is ids; it may run twice, so it must be idempotent. */
export interface Job<Payload extends object = object> {
  name: string
  /** A throw makes it run again later, with growing pauses (graphile-worker: exp(attempt) seconds, 25 times). */
  run(payload: Payload, attempt: number): Promise<void>
  /** Crontab pattern in UTC, for what runs by itself. */
  cron?: string
  /** May run for minutes: kept apart from the rest, so that a few of them never hold up the quick ones. */
  isLong?: boolean
  /** Mostly waits for a server of somebody else's: many at once, and apart from the rest. */
  waitsForOthers?: boolean
}

export interface JobOptions {
  runAt?: Date
  /** A job of the same key that has not begun is replaced. */
  key?: string
  /** Jobs of one queue run one after the other. */
  queue?: string
}

/** Queues a job in the transaction of the row it is about: with its commit, or not at all. */
export async function addJob(tx: Tx, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  await addJobs(tx, [{ name, payload, ...options }])
}

/** Many in one statement: one call each would be 20 times slower. */
export async function addJobs(tx: Tx, jobs: ({ name: string; payload: object } & JobOptions)[]): Promise<void> {
  if (jobs.length === 0) return
  const specs = jobs.map(job => ({
    identifier: job.name,
    payload: job.payload,
    run_at: job.runAt,
    job_key: job.key,
    queue_name: job.queue,
  }))
  await tx.run(sql`
    select graphile_worker.add_jobs(array(
      select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements(${JSON.stringify(specs)}::json) spec))`)
}

/** Runs jobs until `stop()`. Names its worker to `named`, so that the jobs of a dead process can be unlocked by others. */
export async function runJobs(options: {
  directUrl: string
  jobs: Job[]
  concurrency: number
  log: Log
  named: (workerId: string) => void
}): Promise<Runner> {
  const taskList = Object.fromEntries(
    options.jobs.map(job => {
      const task: Task = (payload, helpers) => job.run(payload as object, helpers.job.attempts)
      return [job.name, task]
    }),
  )
  // Our own emitter, listened to before run(): it makes its pool before it returns. Jobs are locked in the pool's name.
  const events = new EventEmitter() as WorkerEvents
  events.on('pool:create', ({ workerPool }) => options.named(workerPool.id))
  return await run({
    events,
    connectionString: options.directUrl,
    taskList,
    concurrency: options.concurrency,
    maxPoolSize: Math.max(10, options.concurrency),
    pollInterval: 2_000,
    noHandleSignals: true,
    parsedCronItems: cronItems(options.jobs),
    logger: new Logger(() => (level, message) => options.log[LEVELS[level] ?? 'debug'](message)),
  })
}

const LEVELS: Record<string, 'error' | 'warn' | 'debug' | 'trace'> = {
  error: 'error',
  warning: 'warn',
  info: 'debug',
  debug: 'trace',
}

function cronItems(jobs: Job[]): ParsedCronItem[] {
  return parseCronItems(
    jobs
      .filter(job => job.cron)
      .map(job => ({ task: job.name, match: job.cron!, options: { backfillPeriod: 0, maxAttempts: 1 } })),
  )
}

/** Gives back the jobs that a dead process had taken; graphile-worker alone would wait four hours. */
export async function unlockJobs(db: Database | Tx, workerIds: string[]): Promise<void> {
  if (workerIds.length > 0) await db.run(sql`select graphile_worker.force_unlock_workers(${workerIds}::text[])`)
}
