import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const lockKey = '8102099357864587895' // any number, the same in every version

export interface DataLock {
  /** A connection to the database `postgres` as superuser. */
  client: pg.Client
  /** Before the server is ended, which is what frees the lock; nobody else can have it earlier. */
  giveUp(): void
}

export interface LockOptions {
  port: number
  user: string
  password: string
  /** Called when the lock cannot be had back because PostgreSQL ended by itself, or somebody else took it. */
  onLost(): void
  isServerAlive(): boolean
}

/**
 * "This data directory is in use", as a session lock in its own PostgreSQL: unlike a file it goes when its process goes,
 * however that ends. Resolves to the process id of the holder when there is one.
 */
export async function lockData(options: LockOptions): Promise<DataLock | { heldBy: string }> {
  let givenUp = false
  let lock: DataLock | undefined
  const watch = (client: pg.Client): pg.Client => {
    client.on('error', () => {}) // 'end' follows
    client.once('end', () => void takeBack())
    return client
  }
  // When a backend crashes, PostgreSQL cuts every connection and our lock with it.
  const takeBack = async (): Promise<void> => {
    while (!givenUp && options.isServerAlive()) {
      const client = await tryLock(options).catch(() => undefined)
      if (typeof client === 'string') break
      if (client) {
        lock!.client = watch(client)
        if (givenUp) void client.end()
        return
      }
      await sleep(250)
    }
    if (!givenUp) options.onLost()
  }
  // A holder killed a moment ago needs some milliseconds to be noticed.
  for (let attempt = 1; ; attempt++) {
    const client = await tryLock(options)
    if (typeof client === 'string' && attempt === 10) return { heldBy: client }
    if (typeof client !== 'string') {
      const giveUp = () => {
        givenUp = true
      }
      lock = { client, giveUp }
      watch(client)
      return lock
    }
    await sleep(100)
  }
}

/** The connection that holds the lock, or the process id of the one that does. */
async function tryLock(options: LockOptions): Promise<pg.Client | string> {
  const client = await connect(options, 'postgres')
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockKey}) as taken`)
  if (rows[0]?.taken) return client
  const holder = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and (l.classid::bigint << 32 | l.objid::bigint) = ${lockKey}`,
  )
  await client.end()
  return holder.rows[0]?.name.replace(/\D+/g, '') || 'unknown'
}

/** Connects to the server on the loopback; rejects with pg's error (`code` 57P03 while it starts or ends). */
export async function connect(
  { port, user, password }: Pick<LockOptions, 'port' | 'user' | 'password'>,
  database: string,
): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user,
    password,
    database,
    application_name: `postolka lock ${process.pid}`,
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}
