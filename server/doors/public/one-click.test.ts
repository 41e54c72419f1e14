import { beforeAll, describe, expect, it } from 'vitest'
import { anotherAccount } from '../../../tests/kit/house.ts'
import { anUnsubscribing, oneClick, type Unsubscribing } from '../../../tests/kit/unsubscribing.ts'
import { sql } from '../../platform/sql.ts'
import { clickToken, messageToken } from '../../rooms/outbox/tokens.ts'

let house: Unsubscribing['house']
let app: Unsubscribing['app']
let sent: Unsubscribing['sent']
let post: Unsubscribing['post']
let statuses: Unsubscribing['statuses']
let unsubscribed: Unsubscribing['unsubscribed']
beforeAll(async () => {
  ;({ house, app, sent, post, statuses, unsubscribed } = await anUnsubscribing())
})

describe('one click in the mail program (RFC 8058)', () => {
  const part = 'Content-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click'
  const bodies = {
    urlencoded: { type: 'application/x-www-form-urlencoded', body: 'List-Unsubscribe=One-Click' },
    'with a charset': { type: 'application/x-www-form-urlencoded; charset=utf-8', body: 'List-Unsubscribe=One-Click' },
    multipart: { type: 'multipart/form-data; boundary=x1', body: `--x1\r\n${part}\r\n--x1--\r\n` },
    'multipart, quoted': { type: 'multipart/form-data; boundary="a b"', body: `pre\r\n--a b\r\n${part}\r\n--a b--` },
  }

  it.each(Object.entries(bodies))('unsubscribes at once, %s', async (_name, { type, body }) => {
    const { url, contact, list, dispatchId } = await sent({ unsub_page: 'https://shop.cz/bye' })
    for (let turn = 0; turn < 3; turn++) {
      const reply = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: body })
      expect(reply.statusCode).toBe(200)
      expect(reply.headers.location).toBeUndefined()
      expect(reply.headers['set-cookie']).toBeUndefined()
    }
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
    expect(await unsubscribed(dispatchId)).toBe(1)
    const channels = await house.ground.db.query(sql`
      select channel from consent where contact_id = ${contact.id} and action = 'withdrawn'`)
    expect(channels).toEqual([{ channel: 'one-click' }])
  })

  it('comes ten times at once and counts once', async () => {
    const { url, dispatchId } = await sent()
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(url, oneClick)))
    expect(new Set(replies.map(reply => reply.statusCode))).toEqual(new Set([200]))
    expect(await unsubscribed(dispatchId)).toBe(1)
  })

  it('with a token that is not for it does nothing', async () => {
    const { contact, key, list } = await sent()
    const { secrets } = house.ground
    const foreign = await anotherAccount(house)
    const good = messageToken(secrets, 'unsubscribe', key)
    const wrong = [
      'junk',
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      messageToken(secrets, 'open', key),
      messageToken(secrets, 'web', key),
      clickToken(secrets, key, 1, null),
      messageToken(secrets, 'unsubscribe', { ...key, accountId: foreign.accountId }),
      messageToken(secrets, 'unsubscribe', { ...key, id: key.id + 999 }),
    ]
    for (const token of wrong) {
      expect((await post(`/u/${token}`, oneClick)).statusCode, token).toBe(404)
      expect((await post(`/u/${token}`, { do: 'leave' })).statusCode, token).toBe(404)
      expect((await app.inject({ url: `/u/${token}` })).statusCode, token).toBe(404)
      expect((await post(`/u/${token}/preferences`, { do: 'leave' })).statusCode, token).toBe(404)
    }
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed' })
  })
})
