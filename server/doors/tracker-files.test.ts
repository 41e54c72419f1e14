import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trackerFiles } from './tracker-files.ts'

const SCRIPT = 'window.ecotrack'

let app: FastifyInstance
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postolka-tracker-'))
  writeFileSync(join(folder, 'ecmtr.js'), SCRIPT)
  writeFileSync(join(folder, 'ecmtr.js.gz'), gzipSync(SCRIPT))
  app = Fastify()
  await app.register(trackerFiles(folder))
  await app.ready()
})
afterAll(() => app.close())

describe('the script for shops', () => {
  it.each(['/ecmtr.js', '/ecmtr-2.4.2.js', '/2.4.2/sp.js'])('is at %s for pages of any site', async url => {
    const answer = await app.inject({ url, headers: { origin: 'https://shop.example' } })
    expect(answer.payload).toBe(SCRIPT)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': expect.stringContaining('max-age=3600'),
    })
  })

  it('comes gzipped to who takes that', async () => {
    const answer = await app.inject({ url: '/ecmtr.js', headers: { 'accept-encoding': 'gzip, br' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT)
  })

  it('is not sent again to who has it', async () => {
    const { etag } = (await app.inject('/ecmtr.js')).headers
    const again = await app.inject({ url: '/ecmtr.js', headers: { 'if-none-match': String(etag) } })
    expect([again.statusCode, again.payload]).toEqual([304, ''])
    const other = await app.inject({ url: '/ecmtr.js', headers: { 'if-none-match': 'W/"an older one"' } })
    expect(other.statusCode).toBe(200)
  })

  it('that is not built is no script, and asked for again later', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'postolka-tracker-'))
    const unbuilt = Fastify()
    await unbuilt.register(trackerFiles(folder))
    expect((await unbuilt.inject('/ecmtr.js')).statusCode).toBe(503)
    writeFileSync(join(folder, 'ecmtr.js'), SCRIPT)
    writeFileSync(join(folder, 'ecmtr.js.gz'), gzipSync(SCRIPT))
    expect((await unbuilt.inject('/ecmtr.js')).payload).toBe(SCRIPT)
    await unbuilt.close()
  })
})
