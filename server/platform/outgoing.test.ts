import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outgoing } from './outgoing.ts'

let server: Server
let port: number
const seen: { method: string; url: string; body: string; host: string }[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end('fine')

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ method: request.method!, url: request.url!, body, host: request.headers.host! })
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const inside = new Outgoing({ allowPrivateNetworks: true })
const outside = new Outgoing({ allowPrivateNetworks: false })
const limits = { timeoutMs: 5_000, mostBytes: 1_000 }
const post = (url: string, by = inside, more: object = {}) =>
  by.call({
    method: 'POST',
    url,
    body: '{"a":"č"}',
    headers: { 'content-type': 'application/json' },
    ...limits,
    ...more,
  })

describe('an outgoing call', () => {
  it('brings the body there and the answer back', async () => {
    answer = (_, response) => response.writeHead(202, { 'x-answer': '1' }).end('taken')
    const got = await post(`http://127.0.0.1:${port}/hook?a=1`)
    expect(got).toMatchObject({ isAnswered: true, status: 202, isCut: false, headers: { 'x-answer': '1' } })
    expect(got.isAnswered && got.body.toString()).toBe('taken')
    expect(seen.at(-1)).toMatchObject({ method: 'POST', url: '/hook?a=1', body: '{"a":"č"}' })
  })

  it('reads no more of an answer than it was told', async () => {
    answer = (_, response) => response.end('x'.repeat(100_000))
    const got = await post(`http://127.0.0.1:${port}/`)
    expect(got).toMatchObject({ isAnswered: true, status: 200, isCut: true })
    expect(got.isAnswered && got.body.length).toBe(1_000)
  })

  it('ends when its time is over, also in the middle of an answer', async () => {
    answer = () => {}
    expect(await post(`http://127.0.0.1:${port}/`, inside, { timeoutMs: 50 })).toMatchObject({ why: 'timeout' })
    answer = (_, response) => response.writeHead(200).write('a little')
    expect(await post(`http://127.0.0.1:${port}/`, inside, { timeoutMs: 50 })).toMatchObject({ why: 'timeout' })
  })

  it('says why there is no answer', async () => {
    answer = (request, _) => request.socket.destroy()
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ isAnswered: false, why: 'broken' })
    expect(await post('http://127.0.0.1:1/')).toMatchObject({ why: 'unreachable' })
    const nowhere = new Outgoing({
      allowPrivateNetworks: true,
      lookup: (_, done) => done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []),
    })
    expect(await post('http://nowhere.example/', nowhere)).toMatchObject({ why: 'noSuchHost' })
  })

  it.each([
    ['ftp://shop.example/'],
    ['file:///etc/passwd'],
    ['shop.example/hook'],
    ['javascript:alert(1)'],
    ['https://user:password@shop.example/'],
    [`https://shop.example/${'a'.repeat(2_000)}`],
    [''],
  ])('refuses %s', async url => {
    expect(inside.refusal(url)).toBe('badUrl')
    expect(await post(url)).toMatchObject({ isAnswered: false, why: 'badUrl' })
  })
})

describe('an outgoing call to the inside', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://a.localhost./',
    'http://１２７.0.0.1/',
  ])('is refused before it is made: %s', async url => {
    expect(outside.refusal(url)).toBe('insideAddress')
    expect(await post(url, outside)).toMatchObject({ isAnswered: false, why: 'insideAddress' })
  })

  const resolving = (addresses: string[]) =>
    new Outgoing({
      allowPrivateNetworks: false,
      lookup: (_, done) =>
        done(
          null,
          addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
        ),
    })

  it('is refused where a name leads there', async () => {
    const before = seen.length
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254'])
      expect(await post(`http://shop.example:${port}/`, resolving([address]))).toMatchObject({ why: 'insideAddress' })
    expect(seen.length).toBe(before)
  })

  it('is refused by what the name leads to when it is called, whatever was said of it before', async () => {
    const by = resolving(['127.0.0.1'])
    expect(by.refusal(`http://shop.example:${port}/`)).toBeNull()
    const before = seen.length
    expect(await post(`http://shop.example:${port}/`, by)).toMatchObject({ why: 'insideAddress' })
    expect(seen.length).toBe(before)
  })

  it('is made where private networks are allowed, under the name that was asked for', async () => {
    answer = (_, response) => response.end('fine')
    const by = new Outgoing({
      allowPrivateNetworks: true,
      lookup: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    })
    expect(await post(`http://shop.example:${port}/`, by)).toMatchObject({ isAnswered: true, status: 200 })
    expect(seen.at(-1)!.host).toBe(`shop.example:${port}`)
  })
})

describe('a redirect', () => {
  const to = (location: string, status = 307) => {
    answer = (request, response) =>
      request.url === '/' ? response.writeHead(status, { location }).end() : response.end('there')
  }

  it('is followed with the same body where it keeps the method', async () => {
    to('/there')
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ isAnswered: true, status: 200 })
    expect(seen.at(-1)).toMatchObject({ method: 'POST', url: '/there', body: '{"a":"č"}' })
  })

  it('is an answer like any other to a POST that it would turn into a GET', async () => {
    to('/there', 302)
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ isAnswered: true, status: 302 })
    const got = await inside.call({ method: 'GET', url: `http://127.0.0.1:${port}/`, ...limits })
    expect(got).toMatchObject({ isAnswered: true, status: 200 })
  })

  it('is checked as the first address was', async () => {
    to('ftp://127.0.0.1/')
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ why: 'badUrl' })
    to('http://10.0.0.1/')
    const by = new Outgoing({
      allowPrivateNetworks: false,
      lookup: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    })
    // The first hop stands in for an outside server: what is tried is the second.
    const first = Object.assign(Object.create(by), { isAllowed: (address: string) => address === '127.0.0.1' })
    expect(await post(`http://127.0.0.1:${port}/`, first)).toMatchObject({ why: 'insideAddress' })
  })

  it('ends after three', async () => {
    answer = (_, response) => response.writeHead(308, { location: '/' }).end()
    const before = seen.length
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ why: 'badRedirect' })
    expect(seen.length - before).toBe(4)
  })
})
