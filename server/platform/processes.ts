import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Database, Db, Tx } from './db.ts'
import { unlockJobs } from './jobs.ts'
import type { Log } from './log.ts'
import { sql } from './sql.ts'

const BEAT_MS = 2_000
const DEAD_AFTER = '10 seconds'

/** Takes back what a dead process had claimed; in the transaction that declares it dead. */
export type Recovery = (tx: Tx, processId: string) => Promise<void>

export interface Heart {
  readonly processId: string
  /** Other processes need these names to unlock our jobs, should we die. */
  setJobWorkers(ids: string[]): Promise<void>
  /** What keeps this process from its work, for people to read; null when it works again. Its beginning is kept. */
  setTrouble(text: string | null): void
  /** Says goodbye: others need not wait for the silence. */
  stop(): Promise<void>
}

/**
 * Beats for this process and buries others: one silent for 10 s loses its row and every recovery runs for it, once,
 * whoever is first. Time is the database's own. `lost` is called when we ourselves were buried (a long stall): what we
 * had claimed now belongs to others, so the process must end.
 */
export async function startHeart(options: {
  db: Database
  log: Log
  role: string
  recoveries: Recovery[]
  lost: () => void
}): Promise<Heart> {
  const { db, log } = options
  const processId = randomUUID()
  await db.run(
    sql`insert into process (id, role, host, pid) values (${processId}, ${options.role}, ${hostname()}, ${process.pid})`,
  )
  let stopped = false
  let jobWorkers: string[] = []
  let trouble: string | null = null

  const beat = async () => {
    const alive = await db.run(sql`
      update process set beat_at = now(), job_workers = ${jobWorkers}::text[], trouble = ${trouble},
        trouble_at = case when ${trouble}::text is null then null else coalesce(trouble_at, now()) end
      where id = ${processId}`)
    if (alive === 0 && !stopped) return options.lost()
    await buryDead(db, log, options.recoveries)
  }
  let beating = Promise.resolve()
  const beatSoon = () => {
    // One beat at a time: while the server is away they would pile up.
    beating = beating.then(beat).catch(error => log.warn({ error: (error as Error).message }, 'heartbeat failed'))
  }
  const timer = setInterval(beatSoon, BEAT_MS)

  return {
    processId,
    setJobWorkers: async ids => {
      jobWorkers = ids
      await db.run(sql`update process set job_workers = ${ids}::text[] where id = ${processId}`)
    },
    setTrouble: text => {
      if (text === trouble) return
      trouble = text
      if (!stopped) beatSoon()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await beating
      await db
        .transaction(async tx => {
          for (const recover of options.recoveries) await recover(tx, processId)
          await tx.run(sql`delete from process where id = ${processId}`)
        })
        .catch(error => log.warn({ error: (error as Error).message }, 'could not say goodbye'))
    },
  }
}

/** Buries every process that has been silent for too long. Several may try at once; each dead one is taken by one. */
export async function buryDead(db: Database, log: Log, recoveries: Recovery[]): Promise<void> {
  const silent = await db.query<{ id: string }>(
    sql`select id from process where beat_at < now() - ${DEAD_AFTER}::interval`,
  )
  for (const { id } of silent) {
    await db.transaction(async tx => {
      const dead = await tx.one<{ role: string; job_workers: string[] }>(sql`
        delete from process where id = (
          select id from process where id = ${id} and beat_at < now() - ${DEAD_AFTER}::interval for update skip locked)
        returning role, job_workers`)
      if (!dead) return
      for (const recover of recoveries) await recover(tx, id)
      await unlockJobs(tx, dead.job_workers)
      log.warn({ processId: id, role: dead.role }, 'took over what a silent process had claimed')
    })
  }
}

export interface RoleState {
  /** Processes that are alive. */
  alive: number
  /** Where every one of them has some: the newest. */
  trouble: { since: Date; text: string } | null
}

/** How a role fares as a whole: while one of its processes works, all is well. */
export async function stateOfRole(db: Db, role: string): Promise<RoleState> {
  const rows = await db.query<{ trouble: string | null; trouble_at: Date | null }>(sql`
    select trouble, trouble_at from process
    where role = ${role} and beat_at >= now() - ${DEAD_AFTER}::interval order by trouble_at desc nulls first`)
  const [first] = rows
  const trouble = first?.trouble && first.trouble_at ? { since: first.trouble_at, text: first.trouble } : null
  return { alive: rows.length, trouble }
}
