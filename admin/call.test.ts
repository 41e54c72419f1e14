import { afterEach, describe, expect, it, vi } from 'vitest'
import { lists, oneContact, session } from '../contract/index.ts'
import { call, fillPath, queryString, Refused } from './call.ts'

const answers = (status: number, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(text, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('call', () => {
  it('puts parameters into the path, the query behind it and the body as JSON', async () => {
    const fetched = answers(200, { id: 7 })
    await call(oneContact.setStatus, {
      params: { id: 7, listId: 2 },
      body: { status: 'subscribed', reason: 'By phone' },
    })
    const [url, init] = fetched.mock.calls[0]!
    expect(url).toBe('/app/api/contacts/7/lists/2')
    expect(init).toMatchObject({
      method: 'PUT',
      credentials: 'same-origin',
      body: '{"status":"subscribed","reason":"By phone"}',
    })
    expect(init.headers).toMatchObject({ 'content-type': 'application/json' })
  })

  it('sends no content type without a body, since an empty JSON body is refused', async () => {
    const fetched = answers(200, {})
    await call(session.signOut)
    expect(fetched.mock.calls[0]![1].headers).not.toHaveProperty('content-type')
    expect(fetched.mock.calls[0]![1].body).toBeUndefined()
  })

  it('throws what the server refused, with its code, details and request id', async () => {
    answers(422, {
      code: 'list.nameMissing',
      message: 'A list needs a name.',
      details: { field: 'name' },
      requestId: 'r1',
    })
    const refused = await call(lists.create, { body: { name: 'x' } }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({
      code: 'list.nameMissing',
      status: 422,
      details: { field: 'name' },
      requestId: 'r1',
      message: 'A list needs a name.',
    })
  })

  it('calls an answer that is not ours unexpected', async () => {
    answers(502, '<html>Bad gateway</html>')
    await expect(call(lists.all)).rejects.toMatchObject({ code: 'network.unexpected', status: 502 })
    answers(200, '<html>A captive portal</html>')
    await expect(call(lists.all)).rejects.toMatchObject({ code: 'network.unexpected', status: 200 })
  })

  it('keeps a code from a newer server with its sentence', async () => {
    answers(409, { code: 'campaign.onTheMoon', message: 'It is on the moon.' })
    await expect(call(lists.all)).rejects.toMatchObject({ code: 'campaign.onTheMoon', message: 'It is on the moon.' })
  })

  it.each([{ code: 502 }, { code: 'Bad Gateway' }, {}])('calls what is not ours unexpected: %j', async answer => {
    answers(502, answer)
    await expect(call(lists.all)).rejects.toMatchObject({ code: 'network.unexpected' })
  })

  it('says that nobody answers when the network fails', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    await expect(call(lists.all)).rejects.toMatchObject({ code: 'network.unreachable', status: 0 })
  })
})

describe('addresses', () => {
  it('encodes what would break a path', () => {
    expect(fillPath('/lists/:id/contacts/:email', { id: 1, email: 'a/b@c.cz' })).toBe('/lists/1/contacts/a%2Fb%40c.cz')
  })

  it('leaves out of the query what is undefined, null or empty', () => {
    expect(queryString({ search: 'žá', after: undefined, status: '', limit: 50 })).toBe('?search=%C5%BE%C3%A1&limit=50')
    expect(queryString({ search: undefined })).toBe('')
    expect(queryString(undefined)).toBe('')
  })
})
