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
  it('describes every endpoint, the key and the refusals', async () => {
    const reply = await app.inject('/openapi.json')
    expect(reply.headers['content-type']).toBe('application/json')
    const document = reply.json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.components.securitySchemes.key).toMatchObject({ type: 'apiKey', in: 'header', name: 'key' })
    expect(document.servers).toEqual([{ url: 'https://mail.shop.example' }])
    const ids: string[] = []
    for (const endpoint of endpoints) {
      for (const way of [endpoint, ...(endpoint.aliases ?? [])]) {
        const operation = document.paths[way.path.replace(/:(\w+)/g, '{$1}')][way.method.toLowerCase()]
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '401', '429', '500', '503']))
        const inPath = operation.parameters.filter((p: { in: string }) => p.in === 'path')
        expect(inPath).toHaveLength((way.path.match(/:/g) ?? []).length)
        ids.push(operation.operationId)
      }
    }
    expect(new Set(ids).size).toBe(ids.length)
  })
})
