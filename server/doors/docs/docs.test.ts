import { gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { resources } from '../../../contract/ecomail/index.ts'
import { aHouse } from '../../../tests/kit/house.ts'
import { docsDoor } from './index.ts'

const endpoints = resources.flatMap(resource => resource.endpoints)
let app: FastifyInstance

beforeAll(async () => {
  app = Fastify()
  await app.register(docsDoor(await aHouse({ PUBLIC_URL: 'https://mail.shop.example' })))
})

describe('the reference page', () => {
  it('shows every endpoint with calls to this very server in every dialect', async () => {
    const page = await app.inject('/docs')
    expect(page.statusCode).toBe(200)
    for (const endpoint of endpoints) {
      expect(page.body).toContain(`<code>${endpoint.path.replace(/:(\w+)/g, '{$1}')}</code>`)
      expect(page.body).toContain(endpoint.summary.replaceAll("'", '&#39;'))
    }
    expect(page.body).toContain('https://mail.shop.example/lists/29/subscribe')
    expect(page.body).toContain('await postolka.listSubscribers.subscribe(29, {')
    expect(page.body).toContain('$ecomail-&#62;addSubscriber(29, [')
    expect(page.body.match(/data-sample="php"/g)).toHaveLength(endpoints.length)
  })

  it('runs no script and no style but our own, and nothing comes from elsewhere', async () => {
    const page = await app.inject('/docs')
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(page.body).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/i)
    for (const [, url] of page.body.matchAll(/(?:src|href)="([^"#?][^"]*)"/g)) expect(url).toMatch(/^\/[^/]/)
    const [, script] = /<script src="([^"]+)"/.exec(page.body)!
    const [, look] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.body)!
    expect((await app.inject(script!)).headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await app.inject(look!)).headers['content-type']).toBe('text/css; charset=utf-8')
  })

  it('has every anchor that its contents name, once', async () => {
    const { body } = await app.inject('/docs')
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, name] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(name)
  })

  it('is Czech throughout when asked, or when the browser would rather have it so', async () => {
    const page = await app.inject('/docs?lang=cs')
    expect(page.body).toContain('<html lang="cs">')
    expect(page.body).toContain('<h1>Popis API</h1>')
    expect(page.body).toContain('Přihlášení kontaktu do seznamu')
    const preferring = (language: string, path = '/docs') =>
      app.inject({ url: path, headers: { 'accept-language': language } })
    expect((await preferring('cs-CZ,cs;q=0.9')).body).toContain('<html lang="cs">')
    expect((await preferring('cs-CZ,cs;q=0.9', '/docs?lang=en')).body).toContain('<html lang="en">')
    expect((await app.inject('/docs?lang=klingon')).body).toContain('<html lang="en">')
  })

  it('comes packed to whoever takes it so', async () => {
    const page = await app.inject({ url: '/docs', headers: { 'accept-encoding': 'gzip, br' } })
    expect(page.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(page.rawPayload).toString()).toBe((await app.inject('/docs')).body)
  })
})

describe('openapi.json', () => {
  it('is served as plain JSON with the address of this server', async () => {
    const reply = await app.inject('/openapi.json')
    expect(reply.headers['content-type']).toBe('application/json')
    expect(reply.json().servers[0].url).toBe('https://mail.shop.example')
  })
})
