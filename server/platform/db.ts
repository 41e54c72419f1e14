import pg from 'pg'
import type { Sql } from './sql.ts'

/** Ids and counts stay far below 2^53, so int8 and numeric are read as numbers; dates stay text, instants become Date. */
const { types } = pg
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)
types.setTypeParser(types.builtins.DATE, text => text)
types.setTypeParser(1016 as number, (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(Number))

export interface Db {
  /** All rows. */
  query<Row>(statement: Sql): Promise<Row[]>
  /** The first row or undefined. */
  one<Row>(statement: Sql): Promise<Row | undefined>
  /** How many rows were touched. */
  run(statement: Sql): Promise<number>
}

/** Inside a transaction. A function that takes a Tx writes several things that must stand or fall together. */
export interface Tx extends Db {
  readonly client: pg.PoolClient
}

export interface Database extends Db {
  /** Commits what `work` did, or nothing. Run again (at most 5 times) after a deadlock or when `work` throws Again. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** Thrown inside a transaction whose reads were overtaken by somebody else's write: it is rolled back and run anew. */
export class Again extends Error {}

const RETRIED = new Set(['40001', '40P01'])

export interface DatabaseOptions {
  url: string
  connections: number
  name: string
  /** Waiting longer than this for a free connection is an error: better a clear 503 than a hang. */
  waitMs?: number
  onIdleError?: (error: Error) => void
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    application_name: options.name,
    connectionTimeoutMillis: options.waitMs ?? 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // Without a listener an idle connection's error (a restarted server) would end the process.
  pool.on('error', error => options.onIdleError?.(error))
  return { ...asDb(pool), transaction: work => transaction(pool, work), end: () => pool.end() }
}

function asDb(on: pg.Pool | pg.PoolClient): Db {
  const query = (statement: Sql) => on.query(statement.statement()) as Promise<pg.QueryResult>
  return {
    query: async <Row>(statement: Sql) => (await query(statement)).rows as Row[],
    one: async <Row>(statement: Sql) => (await query(statement)).rows[0] as Row | undefined,
    run: async (statement: Sql) => (await query(statement)).rowCount ?? 0,
  }
}

async function transaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection lost between two statements raises an event as well as failing the next one.
    const lost = (error: Error) => {
      broken = error
    }
    client.on('error', lost)
    try {
      await client.query('begin')
      const result = await work({ ...asDb(client), client })
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(failure => {
        broken = failure
      })
      const again = error instanceof Again || RETRIED.has((error as { code?: string }).code ?? '')
      if (!again || attempt >= 5) throw error
    } finally {
      client.off('error', lost)
      client.release(broken)
    }
  }
}

/** True when the server could not be reached or went away: the caller may try again later. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code && /^(08|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|connection.*closed|not queryable/i.test(message)
}
