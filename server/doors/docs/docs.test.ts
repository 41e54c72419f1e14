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
  it('shows every endpoint with a call to this very server', async () => {
    const page = await app.inject('/docs')
    expect(page.statusCode).toBe(200)
    for (const endpoint of endpoints) {
      expect(page.body).toContain(`<code>${endpoint.path.replace(/:(\w+)/g, '{$1}')}</code>`)
      expect(page.body).toContain(endpoint.summary.replaceAll("'", '&#39;'))
    }
    expect(page.body).toContain('https://mail.shop.example/lists/29/subscribe')
  })

  it('has no script and lets none in', async () => {
    const page = await app.inject('/docs')
    expect(page.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(page.body).not.toMatch(/<script|onload=|https?:\/\/(?!mail\.shop\.example|mail\.shop\.cz|shop\.)[a-z]+\./i)
  })

  it('has every anchor that its contents name, once', async () => {
    const { body } = await app.inject('/docs')
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, name] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(name)
  })

  it('has Czech headings when asked', async () => {
    const page = await app.inject('/docs?lang=cs')
    expect(page.body).toContain('<html lang="cs">')
    expect(page.body).toContain('<h1>Popis API</h1>')
    expect((await app.inject('/docs?lang=klingon')).body).toContain('<html lang="en">')
  })
})

describe('openapi.json', () => {
  it('is served as plain JSON with the address of this server', async () => {
    const reply = await app.inject('/openapi.json')
    expect(reply.headers['content-type']).toBe('application/json')
    expect(reply.json().servers[0].url).toBe('https://mail.shop.example')
  })
})
