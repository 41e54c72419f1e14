import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { UPLOAD_LIMIT_BYTES } from '../../../contract/file.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { startTask } from '../../rooms/tasks/index.ts'
import { anAdminApp, ORIGIN, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house)
})

const BYTES = { 'content-type': 'application/octet-stream' }
const upload = (name: string, body: string, query = '') =>
  send('PUT', `/files?name=${encodeURIComponent(name)}${query}`, body, BYTES)

describe('a file', () => {
  it('is uploaded and downloaded as it is, as an attachment of its own name', async () => {
    const text = `e-mail;jméno\n${randomBytes(3_000_000).toString('hex')}`
    const stored = await upload('Zákazníci "2026".csv', text, '&type=text/csv')
    expect(stored).toMatchObject({ status: 200, body: { name: 'Zákazníci "2026".csv', type: 'text/csv' } })
    const got = await send('GET', `/files/${stored.body.id}`)
    expect(got.raw.toString()).toBe(text)
    expect(got.headers['content-disposition']).toBe(
      `attachment; filename="Zakaznici 2026.csv"; filename*=UTF-8''Z%C3%A1kazn%C3%ADci%20%222026%22.csv`,
    )
    expect(got.headers['content-security-policy']).toContain('sandbox')
  })

  it('with a type that is none, without a name or announced as too large is refused', async () => {
    expect((await upload('a', 'x', '&type=text/html%0d%0aset-cookie:x')).body.code).toBe('request.invalid')
    expect((await send('PUT', '/files', 'x', BYTES)).body.code).toBe('request.invalid')
    const tooLarge = { ...BYTES, 'content-length': String(UPLOAD_LIMIT_BYTES + 1) }
    expect(await send('PUT', '/files?name=a', 'x', tooLarge)).toMatchObject({
      status: 413,
      body: { code: 'file.tooLarge', details: { limitBytes: UPLOAD_LIMIT_BYTES } },
    })
  })

  it('of another account is not there', async () => {
    const { accountId } = await anotherAccount(house)
    const row = await house.ground.db.one<{ id: number }>(sql`
      insert into file (account_id, name, type, created_at, whole_at) values (${accountId}, 'a', 'x/y', now(), now()) returning id`)
    expect((await send('GET', `/files/${row!.id}`)).body.code).toBe('thing.notFound')
  })

  it('whose sender goes away half-way is not kept', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const login = await send('GET', '/session')
    expect(login.status).toBe(200)
    const cookie = await cookieFor()
    const half = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: '/app/api/files?name=half.csv',
      headers: { ...BYTES, cookie, origin: ORIGIN, host: 'mail.test', 'content-length': '5000000' },
    })
    half.on('error', () => {})
    half.write(randomBytes(2_000_000))
    await until(async () => (await rows('half.csv')) === 1)
    half.destroy()
    await until(async () => (await rows('half.csv')) === 0)
  })
})

const rows = async (name: string) =>
  (await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from file where name = ${name}`))!.n

async function cookieFor(): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/app/api/session',
    headers: { origin: ORIGIN, host: 'mail.test', 'content-type': 'application/json' },
    payload: { email: house.account.email, password: house.account.password },
  })
  return String(reply.headers['set-cookie']).split(';')[0]!
}

describe('tasks', () => {
  it('are seen, cancelled, and told why they cannot be undone', async () => {
    const id = await house.ground.db.transaction(tx =>
      startTask(house.ground, tx, house.accountId, { kind: 'contacts.export', params: { n: 1 }, userId: null }),
    )
    expect((await send('GET', '/tasks?active=true')).body.tasks).toMatchObject([
      { id, kind: 'contacts.export', state: 'queued', canUndo: false, createdBy: null },
    ])
    expect((await send('POST', `/tasks/${id}/undo`)).body.code).toBe('task.cannotUndo')
    expect((await send('POST', `/tasks/${id}/cancel`)).body).toMatchObject({ id, state: 'cancelled' })
    expect((await send('GET', '/tasks?active=true')).body.tasks).toEqual([])
    expect((await send('GET', `/tasks/${id}`)).body.state).toBe('cancelled')
  })
})
