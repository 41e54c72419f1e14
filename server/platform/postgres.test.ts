import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startPostgres } from './postgres.ts'

const program = fileURLToPath(new URL(`../../dist/test-postgres-${process.pid}.mjs`, import.meta.url))
const folders: string[] = []
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  const contents = `import { startPostgres } from './postgres.ts'
    const say = value => process.stdout.write(JSON.stringify(value) + '\\n')
    process.on('SIGTERM', () => process.exit())
    startPostgres({ dataDir: process.argv[2] }).then(
      ({ url, adopted }) => { say({ url, adopted }); setInterval(() => {}, 1000) },
      error => say({ error: error.message }))`
  await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGTERM')
  for (const server of running.splice(0)) await server.stop()
})

afterAll(() => {
  for (const folder of [...folders, program]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

function aFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), `postolka-test-${process.pid}-`))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

async function start(dataDir: string, say?: (line: string) => void): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, ...(say && { say }) })
  running.push(server)
  return server
}

/** A process of its own that starts PostgreSQL and stays; resolves when it has said how that went. */
async function startInChild(
  dataDir: string,
): Promise<{ child: ChildProcess; url: string; adopted?: boolean; error?: string }> {
  const child = spawn(process.execPath, [program, dataDir], { env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const line = await new Promise<string>(done => child.stdout.once('data', data => done(String(data))))
  return { child, ...JSON.parse(line) }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client(url)
  client.on('error', () => {}) // cut by a stop; the query itself rejects too
  await client.connect()
  const { rows } = await client.query<Row>(sql)
  await client.end()
  return rows[0]
}

const ended = (child: ChildProcess) => new Promise(done => child.once('exit', done))
const postmasterOf = (dir: string) => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])

describe('a data directory', () => {
  it('gets a UTF-8 database even when the environment names no language', async () => {
    const { url, error } = await startInChild(aFolder())
    expect(error).toBeUndefined()
    const sql = `select encoding = 6 as utf8, datlocprovider as provider, datlocale as locale,
      'ě' < 'z' collate "cs-x-icu" as czech, upper('příliš') as upper, current_user as owner
      from pg_database where datname = current_database()`
    expect(await query(url, sql)).toEqual({
      utf8: true,
      provider: 'b',
      locale: 'C.UTF-8',
      czech: true,
      upper: 'PŘÍLIŠ',
      owner: 'postolka',
    })
  })

  it('keeps its rows over a stop, which takes less than 5 s with a query running', async () => {
    const dataDir = join(aFolder(), 'data')
    const first = await start(dataDir)
    await query(first.url, 'create table bird as select 1 as id')
    const busy = query(first.url, 'select pg_sleep(60)').catch(error => error.code)
    await query(first.url, 'select pg_sleep(0.1)')
    const began = Date.now()
    await first.stop()
    expect(Date.now() - began).toBeLessThan(4000)
    expect(await busy).toBe('57P01')
    expect(existsSync(join(first.dataDir, 'postmaster.pid'))).toBe(false)
    const second = await start(dataDir)
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'select id from bird')).toEqual({ id: 1 })
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  })

  it('is carried on with when its process was killed and PostgreSQL still runs', async () => {
    const dataDir = aFolder()
    const { child, url } = await startInChild(dataDir)
    child.kill('SIGKILL')
    await ended(child)
    const lines: string[] = []
    const next = await start(dataDir, line => lines.push(line))
    expect(next.adopted).toBe(true)
    expect(next.url).toBe(url)
    expect(lines).toHaveLength(1)
    await next.stop()
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('starts when PostgreSQL was killed too and its process number belongs to somebody else', async () => {
    const dataDir = aFolder()
    const { child } = await startInChild(dataDir)
    child.kill('SIGKILL')
    await ended(child)
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    const text = readFileSync(pidFile, 'utf8')
    process.kill(postmasterOf(join(dataDir, 'postgres')), 'SIGKILL')
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)))
    const next = await start(dataDir)
    expect(next.adopted).toBe(false)
    expect(await query(next.url, 'select 1 as one')).toEqual({ one: 1 })
  })

  it('is made anew when initdb was interrupted half way', async () => {
    const dataDir = aFolder()
    const child = spawn(process.execPath, [program, dataDir], { stdio: 'ignore' })
    const halfMade = join(dataDir, `postgres.init-${child.pid}`, 'data', 'base')
    while (!existsSync(halfMade)) await new Promise(done => setTimeout(done, 5))
    child.kill('SIGKILL')
    await ended(child)
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    const next = await start(dataDir)
    expect(await query(next.url, 'select 1 as one')).toEqual({ one: 1 })
  })

  it('belongs to exactly one of two processes that start at once', async () => {
    const dataDir = aFolder()
    const both = await Promise.all([startInChild(dataDir), startInChild(dataDir)])
    const errors = both.map(one => one.error).filter(Boolean)
    expect(errors).toHaveLength(1)
    const winner = both.find(one => one.url)!
    expect(errors[0]).toMatch(
      new RegExp(`^Another Poštolka \\(process ${winner.child.pid}\\) runs on .*POSTOLKA_DATA_DIR`),
    )
    expect(await query(winner.url, 'select 1 as one')).toEqual({ one: 1 })
  })

  it('ends its PostgreSQL also when its process just exits', async () => {
    const dataDir = aFolder()
    const { child, url } = await startInChild(dataDir)
    child.kill('SIGTERM')
    await ended(child)
    await expect.poll(() => query(url, 'select 1').catch(error => error.code), { timeout: 3000 }).toBe('ECONNREFUSED')
  })

  it('stays ours when a crashing backend makes PostgreSQL cut every connection', async () => {
    const dataDir = aFolder()
    const { child, url } = await startInChild(dataDir)
    const { pid } = (await query<{ pid: number }>(
      url,
      `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
    ))!
    process.kill(pid, 'SIGKILL')
    const isOurs = `select count(*) > 0 as ours from pg_locks where locktype = 'advisory' and granted`
    await expect.poll(() => query(url, isOurs).catch(() => undefined), { timeout: 8000 }).toEqual({ ours: true })
    await expect(startPostgres({ dataDir })).rejects.toThrow(`process ${child.pid}`)
  })

  it('of another major version is refused in one sentence', async () => {
    const dataDir = aFolder()
    const { stop, dataDir: cluster } = await start(dataDir)
    await stop()
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
    await expect(start(dataDir)).rejects.toThrow(/is of PostgreSQL 17, this is 18/)
  })

  it.runIf(process.getuid?.() === 0)(
    'of root that others cannot enter has its cluster elsewhere, and says so',
    async () => {
      const dataDir = join(aFolder(0o700), 'data')
      mkdirSync(dataDir)
      const lines: string[] = []
      const first = await start(dataDir, line => lines.push(line))
      folders.push(first.dataDir)
      expect(first.dataDir).toMatch(/postolka[^/]*\/data-[0-9a-f]{8}$/)
      expect(lines).toEqual([expect.stringContaining(first.dataDir)])
      expect(statSync(first.dataDir).uid).not.toBe(0)
      await first.stop()
      expect((await start(dataDir)).dataDir).toBe(first.dataDir)
    },
  )
})
