import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { changeSettings, NOBODY } from '../../rooms/accounts/index.ts'
import { setArchive } from '../../rooms/campaigns/index.ts'
import { publicDoor } from './index.ts'

let house: TestHouse
let app: FastifyInstance
let list: number
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  await app.register(publicDoor(house))
  list = (await aList(house)).id
  await aContact(house, list)
})

const get = (path: string) => app.inject({ url: path })
const show = (archiveShown: boolean, accountId = house.accountId) =>
  changeSettings(house.ground, accountId, { archiveShown }, NOBODY, true)

async function sent(subject: string) {
  house.clock.forward(60_000)
  const { id, archiveUrl } = await aCampaign(house, [list], { subject })
  await startNow(house, id)
  await house.ground.db.run(sql`update dispatch set state = 'done' where account_id = ${house.accountId}`)
  return { id, path: archiveUrl.replace(house.ground.publicUrl, '') }
}

describe('the public archive of an account', () => {
  it('is nowhere until somebody turns it on, and nowhere again when they turn it off', async () => {
    await sent('Ahoj')
    for (const path of ['/archive/shop', '/archive/shop/feed', '/archive/nobody', '/archive/%27%3B--'])
      expect((await get(path)).statusCode, path).toBe(404)
    await show(true)
    const page = await get('/archive/shop')
    expect([page.statusCode, page.body.includes('Ahoj')]).toEqual([200, true])
    expect(page.headers['x-robots-tag']).toBe('noindex')
    expect((await get('/archive/shop?lang=en')).body).toContain('What we have sent')
    await show(false)
    expect((await get('/archive/shop')).statusCode).toBe(404)
    await show(true)
  })

  it('has what was sent, the newest first, as nobody in particular gets it, and each leads to its web version', async () => {
    const older = await sent('*|IF:NAME|**|NAME|*, *|ENDIF|*levandule & <b>máta</b>')
    const newer = await sent('Skořice')
    await aCampaign(house, [list], { subject: 'Jen koncept' })
    const { body } = await get('/archive/shop')
    expect(body.indexOf('Skořice')).toBeLessThan(body.indexOf('levandule &amp; &lt;b&gt;máta'))
    expect(body).not.toMatch(/koncept|\*\||, levandule/)
    for (const { path } of [older, newer]) expect(body).toContain(path)
    const feed = await get('/archive/shop/feed')
    expect(feed.headers['content-type']).toContain('application/atom+xml')
    expect(feed.body).toContain('<title>levandule &amp; &lt;b&gt;máta&lt;/b&gt;</title>')
  })

  it('leaves out what has no web version, what repeats another, and what other accounts have sent', async () => {
    const { id } = await sent('Tajná nabídka')
    await setArchive(house.ground, house.accountId, id, { isShown: false }, NOBODY)
    const again = await sent('Ještě jednou')
    await house.ground.db.run(
      sql`update campaign set resend_of = ${id}, resend_unopened = 'any' where id = ${again.id}`,
    )
    const { accountId } = await anotherAccount(house)
    await show(true, accountId)
    expect((await get('/archive/shop')).body).not.toMatch(/Tajná|Ještě jednou/)
    const theirs = await get('/archive/other')
    expect([theirs.statusCode, /Ahoj|Skořice/.test(theirs.body)]).toEqual([200, false])
  })

  it('goes on to older ones, each of them once', async () => {
    for (let n = 1; n <= 20; n++) await sent(`Číslo ${n}.`)
    const first = (await get('/archive/shop')).body
    const [, next] = /href="(\?after=[^"]+)"/.exec(first)!
    const second = (await get(`/archive/shop${next!.replaceAll('&amp;', '&')}`)).body
    const numbers = (body: string) => [...body.matchAll(/Číslo (\d+)\./g)].map(found => Number(found[1]))
    expect(numbers(first)).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n))
    expect(numbers(second)).toEqual([])
    expect(second).toContain('Skořice')
    expect(second).not.toContain('?after=')
    expect(numbers((await get('/archive/shop?after=junk')).body)).toHaveLength(20)
  })
})
