import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

const ROOT = join(import.meta.dirname, '../..')
export const API_KEY = 'an-api-key-for-the-bench-0123456789'

export interface BenchServer {
  port: number
  /** From the start of the process to its `ready` line. */
  readyMs: number
  parent: ChildProcess
  /** Of the embedded PostgreSQL. */
  url: string
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

/** An empty folder that goes away with the bench. */
export function aFolder(name: string): string {
  return mkdtempSync(join(process.env.BENCH_FOLDER ?? '/tmp', `${name}-`))
}

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** The built server as `npm start` runs it: roles as processes, its own PostgreSQL in `dataDir`. */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<BenchServer> {
  const port = await freePort()
  const startedAt = performance.now()
  const parent = spawn(process.execPath, [join(ROOT, 'dist/server/main.js'), ...args], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      POSTOLKA_DATA_DIR: dataDir,
      POSTOLKA_ADMIN_PASSWORD: 'correct horse battery',
      POSTOLKA_API_KEY: API_KEY,
      POSTOLKA_LOG_LEVEL: 'warn',
      POSTOLKA_RATE_LIMIT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => parent.kill('SIGTERM')
  process.once('exit', kill)
  await ready(parent)
  return {
    port,
    readyMs: performance.now() - startedAt,
    parent,
    url: databaseUrl(dataDir),
    call: (method, path, body) => call(port, method, path, body),
    stop: async () => {
      const exited = new Promise(resolve => parent.once('exit', resolve))
      kill()
      await exited
      process.off('exit', kill)
    },
  }
}

async function ready(parent: ChildProcess): Promise<void> {
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      if (/^ready /m.test(output)) resolve()
    }
    parent.stdout!.on('data', hear)
    parent.stderr!.on('data', hear)
    // What it complains about should be seen: figures of a server in trouble mean nothing.
    parent.stderr!.pipe(process.stderr)
    parent.once('exit', () => reject(new Error(`the server did not start:\n${output}`)))
  })
}

async function call<T>(port: number, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { key: API_KEY, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
  return JSON.parse(text) as T
}

function databaseUrl(dataDir: string): string {
  const { port, password } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'))
  return `postgres://postolka:${password}@127.0.0.1:${port}/postolka`
}

/** One connection for as long as `work` takes. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function aBenchList(server: BenchServer): Promise<number> {
  const list = { name: 'Everybody', from_name: 'Shop', from_email: 'shop@shop.example', reply_to: 'shop@shop.example' }
  return (await server.call<{ id: number }>('POST', '/lists', list)).id
}

async function freePort(): Promise<number> {
  return await new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** What failed is told and ends the bench; the server that it started ends with it. */
export function main(bench: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  bench().then(
    () => process.exit(0),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
}
