import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type EmbeddedPostgres, startPostgres } from '../../server/platform/postgres.ts'

const ROOT = join(import.meta.dirname, '../..')
export const PASSWORD = 'correct horse battery'
export const API_KEY = 'an-api-key-for-tests-0123456789'

export interface WholeServer {
  base: string
  url: string
  postgres: EmbeddedPostgres
  output(): string
  /** An API call; its parsed answer. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  pidOf(role: 'web' | 'sender' | 'worker'): Promise<number>
  parent: ChildProcess
  stop(): Promise<void>
}

/** The server as it is started for real: a parent with its roles as processes, on a PostgreSQL of its own. */
export async function aWholeServer(env: Record<string, string>, parts = ['server']): Promise<WholeServer> {
  const { build } = (await import('../../scripts/build.mjs' as string)) as {
    build(options: { only: string[] }): Promise<void>
  }
  await build({ only: parts })
  const dataDir = mkdtempSync(join(tmpdir(), 'postolka-crash-'))
  const postgres = await startPostgres({ dataDir })
  const port = await freePort()
  const parent = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: postgres.url,
      POSTOLKA_SECRET_KEY: 'a secret for the crash tests',
      POSTOLKA_ADMIN_PASSWORD: PASSWORD,
      POSTOLKA_API_KEY: API_KEY,
      POSTOLKA_LOG_LEVEL: 'warn',
      POSTOLKA_RATE_LIMIT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  parent.stdout.on('data', chunk => (output += chunk))
  parent.stderr.on('data', chunk => (output += chunk))
  const base = `http://127.0.0.1:${port}`
  await waitFor(() => output.includes('\nready ') || parent.exitCode !== null, 30_000)
  if (parent.exitCode !== null) throw new Error(`the server did not start:\n${output}`)
  return {
    base,
    url: postgres.url,
    postgres,
    parent,
    output: () => output,
    call: async (method, path, body) => {
      const headers = { key: API_KEY, 'content-type': 'application/json' }
      const reply = await fetch(`${base}${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
      return JSON.parse(text)
    },
    pidOf: async role =>
      (
        await ask<{ pid: number }>(
          postgres.url,
          `select pid from process where role = '${role}' order by started_at desc limit 1`,
        )
      )[0]!.pid,
    stop: async () => {
      parent.kill('SIGTERM')
      await waitFor(() => parent.exitCode !== null || parent.signalCode !== null, 8_000).catch(() =>
        parent.kill('SIGKILL'),
      )
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** One question on a connection of its own, so that a restarted server does not matter. */
export async function ask<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end().catch(() => {})
  }
}

export async function waitFor(what: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const end = Date.now() + ms
  for (;;) {
    // What cannot be asked just now is asked again.
    if (await Promise.resolve(what()).catch(() => false)) return
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

export async function freePort(): Promise<number> {
  return await new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
