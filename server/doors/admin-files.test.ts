import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminFiles } from './admin-files.ts'

const SCRIPT = `console.log('${'long '.repeat(300)}')`

let app: FastifyInstance
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postolka-admin-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Admin</title>')
  writeFileSync(join(folder, 'assets/page-abc.js'), SCRIPT)
  writeFileSync(join(folder, 'assets/page-abc.js.gz'), gzipSync(SCRIPT))
  writeFileSync(join(folder, 'assets/small-abc.js'), 'small')
  app = Fastify()
  await app.register(adminFiles(folder))
  await app.ready()
})
afterAll(() => app.close())

const get = (url: string, accept?: string) =>
  app.inject({ url, headers: accept === undefined ? {} : { 'accept-encoding': accept } })

describe('the files of the admin', () => {
  it('come gzipped to who takes that, kept for ever, and plain to others', async () => {
    const packed = await get('/app/assets/page-abc.js', 'gzip, br')
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    })
    expect(gunzipSync(packed.rawPayload).toString()).toBe(SCRIPT)
    const plain = await get('/app/assets/page-abc.js')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.payload).toBe(SCRIPT)
    expect((await get('/app/assets/small-abc.js', 'gzip')).payload).toBe('small')
  })

  it('that are gone are not answered with the page, which every other path is', async () => {
    expect((await get('/app/assets/gone-abc.js')).statusCode).toBe(404)
    expect((await get('/app/reports/growth')).payload).toContain('<title>Admin</title>')
  })
})
