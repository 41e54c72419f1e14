import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Postolka, PostolkaError, PostolkaUnreachable } from '../client/src/index.ts'
import { perform } from '../client/src/transport.ts'
import { resources } from '../contract/ecomail/index.ts'
import { clientFiles } from '../scripts/client/generate.ts'
import { buildApp } from '../server/doors/app.ts'
import { aContact, aHouse, aList, type TestHouse } from './kit/house.ts'

const ROOT = join(import.meta.dirname, '..')
let house: TestHouse
let baseUrl: string
let key: string

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const app = await buildApp(house)
  baseUrl = await app.listen({ port: 0, host: '127.0.0.1' })
  key = house.account.apiKey
  afterAll(() => app.close())
})

describe('the client', () => {
  it('is what the contract makes of it', () => {
    const folder = join(ROOT, 'client/src/api')
    const files = clientFiles(resources)
    // Formatting sets these as it likes.
    const bare = (text: string) => text.replace(/[\s,;|()]/g, '')
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
    for (const [name, text] of Object.entries(files))
      expect(bare(readFileSync(join(folder, name), 'utf8')), `${name}: run npm run schema`).toBe(bare(text))
  })

  it('makes, reads and changes things by their names', async () => {
    const postolka = new Postolka({ baseUrl: `${baseUrl}/`, key })
    const { id } = await postolka.lists.create({ name: 'By the client' })
    await postolka.listSubscribers.subscribe(id, { subscriber_data: { email: 'jan+1@novak.cz', name: 'Jan' } })
    const { subscriber } = await postolka.listSubscribers.read(id, 'jan+1@novak.cz')
    expect(subscriber).toMatchObject({ email: 'jan+1@novak.cz', status: 1, vokativ: 'Jane' })
    expect(await postolka.subscribers.remove('jan+1@novak.cz')).toEqual({ deleted: true })
  })

  it('walks all pages, and asks for no more of them than are looked at', async () => {
    const list = await aList(house)
    for (let i = 0; i < 5; i++) await aContact(house, list.id)
    const asked: string[] = []
    const counting: typeof fetch = (url, init) => {
      asked.push(String(url))
      return fetch(url, init)
    }
    const postolka = new Postolka({ baseUrl, key, fetch: counting })
    const all: string[] = []
    for await (const member of postolka.listSubscribers.page.each(list.id, { per_page: 2 })) all.push(member.email)
    expect(new Set(all).size).toBe(5)
    expect(asked).toHaveLength(3)
    for await (const _ of postolka.listSubscribers.page.each(list.id, { per_page: 2 })) break
    expect(asked).toHaveLength(4)
    const campaigns: unknown[] = []
    for await (const campaign of postolka.campaigns.page.each()) campaigns.push(campaign)
    expect(campaigns).toEqual([])
  })

  it('tells a refusal by its status, its body and its fields', async () => {
    const postolka = new Postolka({ baseUrl, key })
    const refused = await postolka.lists.create({ name: '' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(PostolkaError)
    expect(refused).toMatchObject({ status: 422, fields: { name: ['The name field is required.'] } })
    const unknown = await new Postolka({ baseUrl, key: 'wrong' }).account.read().catch((error: unknown) => error)
    expect(unknown).toMatchObject({ status: 401, body: { message: 'Wrong api key' }, fields: {} })
  })
})

/** A server that answers as it is told, one answer after the other. */
async function aServer(answers: ((request: IncomingMessage, reply: ServerResponse) => void)[]) {
  let calls = 0
  const server = createServer((request, reply) => answers[Math.min(calls++, answers.length - 1)]!(request, reply))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls }
}

const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, reply: ServerResponse) =>
    void reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}')
const silent = () => {}

describe('a call that does not work at once', () => {
  const pauses: number[] = []
  const pause = async (ms: number) => void pauses.push(ms)
  const attempt = async (
    method: string,
    server: { baseUrl: string },
    options: { timeoutMs?: number; signal?: AbortSignal; retries?: number } = {},
  ) => {
    pauses.length = 0
    return perform({ method, path: '/lists' }, { ...server, key: 'k' }, options, pause).catch((error: unknown) => error)
  }

  it('waits after 429 as long as the server says, a POST too', async () => {
    const server = await aServer([answering(429, { 'retry-after': '7' }), answering(200)])
    expect(await attempt('POST', server)).toEqual({})
    expect(pauses).toEqual([7_000])
  })

  it('does not wait for a server that asks for an hour', async () => {
    const server = await aServer([answering(429, { 'retry-after': '3600' })])
    expect(await attempt('GET', server)).toMatchObject({ status: 429, retryAfterS: 3600 })
    expect(server.calls()).toBe(1)
  })

  it('repeats what may be done twice when the server is away, with growing pauses, four times', async () => {
    const server = await aServer([answering(503)])
    expect(await attempt('PUT', server)).toMatchObject({ status: 503 })
    expect(server.calls()).toBe(5)
    expect(pauses).toHaveLength(4)
    pauses.forEach((ms, i) => {
      expect(ms).toBeGreaterThanOrEqual(250 * 2 ** i)
      expect(ms).toBeLessThanOrEqual(500 * 2 ** i)
    })
  })

  it('never repeats a POST that may have been done, nor a mistake', async () => {
    for (const [method, status] of [
      ['POST', 502],
      ['GET', 500],
      ['GET', 404],
      ['PUT', 422],
    ] as const) {
      const server = await aServer([answering(status)])
      expect(await attempt(method, server)).toMatchObject({ status })
      expect(server.calls()).toBe(1)
    }
  })

  it('gives up on a silent server, and says so', async () => {
    const server = await aServer([silent])
    const error = await attempt('GET', server, { timeoutMs: 30, retries: 1 })
    expect(error).toBeInstanceOf(PostolkaUnreachable)
    expect((error as Error).message).toBe('GET /lists: no answer in time')
    // On a busy machine the server may not even have seen a call in that time.
    expect(pauses).toHaveLength(1)
  })

  it('ends with the signal of its caller, whose reason it throws', async () => {
    const server = await aServer([silent])
    const caller = new AbortController()
    const ending = attempt('GET', server, { signal: caller.signal })
    caller.abort(new Error('enough'))
    expect(await ending).toMatchObject({ message: 'enough' })
    expect(pauses).toEqual([])
  })
})

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postolka-client-'))
  const run = (command: string, args: string[], cwd: string, env: Record<string, string> = {}) =>
    execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...env },
      stdio: 'pipe',
    })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(() => {
    const packed = JSON.parse(
      run('npm', ['pack', '--json', '--pack-destination', folder], join(ROOT, 'client')).replace(/^[^[]*/, ''),
    )
    mkdirSync(join(folder, 'shop'))
    writeFileSync(join(folder, 'shop/package.json'), '{"type":"module","private":true}')
    run(
      'npm',
      ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed[0].filename)],
      join(folder, 'shop'),
    )
  }, 120_000)

  it('runs in a folder of its own with plain Node.js, and brings nothing along', async () => {
    expect(readdirSync(join(folder, 'shop/node_modules')).filter(name => !name.startsWith('.'))).toEqual(['@postolka'])
    writeFileSync(
      join(folder, 'shop/script.js'),
      `import { Postolka, PostolkaError } from '@postolka/client'
const postolka = new Postolka({ baseUrl: process.env.BASE, key: process.env.KEY })
const { id } = await postolka.lists.create({ name: 'From a script' })
await postolka.listSubscribers.subscribeBulk(id, { subscriber_data: [{ email: 'a@example.com' }, { email: 'b@example.com' }] })
const emails = []
for await (const { email } of postolka.listSubscribers.page.each(id, { per_page: 1 })) emails.push(email)
const refusal = await postolka.lists.read(2147480000).catch(error => error instanceof PostolkaError && error.status)
console.log(JSON.stringify({ emails, refusal }))`,
    )
    const { execFile } = await import('node:child_process')
    // Not waited for in this thread: the server that it calls is in it.
    const output = await new Promise<string>((done, fail) =>
      execFile(
        process.execPath,
        ['script.js'],
        { cwd: join(folder, 'shop'), env: { BASE: baseUrl, KEY: key } },
        (error, stdout) => (error ? fail(error) : done(stdout)),
      ),
    )
    expect(JSON.parse(output)).toEqual({ emails: ['a@example.com', 'b@example.com'], refusal: 404 })
  }, 60_000)

  it('has types that stand by themselves, and know a wrong field', () => {
    const check = (line: string) => {
      writeFileSync(
        join(folder, 'shop/check.ts'),
        `import { Postolka } from '@postolka/client'\nconst postolka = new Postolka({ baseUrl: '', key: '' })\n${line}\nexport {}\n`,
      )
      const args = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--lib',
        'es2022,dom',
        '--types',
        '',
        '--module',
        'nodenext',
        'check.ts',
      ]
      try {
        return run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], join(folder, 'shop'))
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    expect(check("const { id }: { id: number } = await postolka.lists.create({ name: 'A' }); console.log(id)")).toBe('')
    expect(check("await postolka.lists.create({ nam: 'A' })")).toContain("'nam' does not exist")
  }, 60_000)
})
