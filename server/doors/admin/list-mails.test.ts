import { beforeAll, describe, expect, it } from 'vitest'
import { listMailKinds, listPageKinds } from '../../../contract/list-mails.ts'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { createTemplate } from '../../rooms/emails/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house, 'marketer')
})

const evil = '"><script>alert(1)</script>'

describe('the mails of a list', () => {
  it('are shown with settings that are not saved, filled for a made-up person', async () => {
    const list = await aList(house, { name: 'Novinky' })
    const draft = {
      thanksSubject: 'Díky, *|VOKATIV|*',
      thanksHtml: '<p>Ahoj *|NAME|*, <a href="*|UNSUB|*">pryč</a></p>',
    }
    const { body } = await send('POST', `/lists/${list.id}/mails/preview`, { mail: 'thanks', list: draft })
    expect(body).toMatchObject({ subject: 'Díky, Jano', notUsable: null })
    expect(body.html).toContain('<p>Ahoj Jana, <a href="http://mail.test/s/test">pryč</a></p>')
    expect((await send('GET', `/lists/${list.id}`)).body.thanksHtml).toBeNull()
    for (const mail of listMailKinds) {
      const shown = await send('POST', `/lists/${list.id}/mails/preview`, {
        mail,
        list: { name: evil, language: 'en' },
      })
      expect([shown.status, /\*\||<script/.test(shown.body.html)], mail).toEqual([200, false])
    }
  })

  it('say why ours is sent in their place', async () => {
    const list = await aList(house)
    const preview = async (confirmationHtml: string) =>
      (await send('POST', `/lists/${list.id}/mails/preview`, { mail: 'confirmation', list: { confirmationHtml } })).body
    expect((await preview('<p>No link</p>')).notUsable).toEqual({ problems: [], missingTag: 'SUBCONFIRM' })
    const broken = await preview('<p>\n*|IF:NAME|*<a href="*|SUBCONFIRM|*">Ano</a></p>')
    expect(broken.notUsable).toMatchObject({ problems: [{ where: 'html', line: 2, code: 'unclosedIf' }] })
    expect(broken.html).toContain('Zbývá poslední krok')
  })

  it('come from a template where the list chose one that works', async () => {
    const list = await aList(house)
    const given = { name: 'T', language: 'cs' as const, subject: 'Ze šablony', mjml: null }
    const by = { userId: null, ip: null }
    const make = (html: string) => createTemplate(house.ground, house.accountId, { ...given, html }, by)
    const [good, bad] = [await make('<a href="*|SUBCONFIRM|*">Ano</a>'), await make('<p>Ne</p>')]
    const preview = async (confirmationTemplateId: number) =>
      (
        await send('POST', `/lists/${list.id}/mails/preview`, {
          mail: 'confirmation',
          list: { confirmationTemplateId },
        })
      ).body
    expect(await preview(good.id)).toMatchObject({ subject: 'Ze šablony', notUsable: null })
    expect(await preview(bad.id)).toMatchObject({ notUsable: { missingTag: 'SUBCONFIRM' } })
    expect(await preview(8_888_888)).toMatchObject({ notUsable: null })
  })

  it('are sent as a test to whoever asks, and to nobody else', async () => {
    const list = await aList(house, { name: 'Novinky' })
    for (const mail of listMailKinds)
      expect((await send('POST', `/lists/${list.id}/mails/test`, { mail, to: 'stranger@else.cz' })).status).toBe(200)
    const rows = await house.ground.db.query<{ address: string; subject: string }>(sql`
      select distinct m.address, left(e.subject, 6) as subject from message m join email e on e.id = m.email_id`)
    expect(rows).toEqual([{ address: expect.stringContaining('marketer'), subject: '[Test]' }])
    const bare = await aList(house, { from_email: null })
    const refused = await send('POST', `/lists/${bare.id}/mails/test`, { mail: 'thanks' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'list.senderMissing' } })
  })
})

it('the pages of a list are shown as they will be, and run nothing', async () => {
  const list = await aList(house)
  const draft = {
    name: evil,
    fromName: evil,
    successText: evil,
    confirmedText: evil,
    leaveText: evil,
    unsubscribedText: evil,
  }
  for (const page of listPageKinds) {
    const { status, body } = await send('POST', `/lists/${list.id}/pages/preview`, { page, list: draft })
    expect([status, /<script/.test(body.html), body.html.startsWith('<!doctype html>')], page).toEqual([
      200,
      false,
      true,
    ])
  }
})

it('the code for another site posts to the list’s form, whatever is in its texts', async () => {
  const list = await aList(house, { name: evil })
  const form = { title: null, lead: null, button: evil, fields: [], groups: [], wording: evil, tick: true }
  const { body } = await send('PATCH', `/lists/${list.id}`, { form })
  expect(body.formUrl).toMatch(new RegExp(`^http://mail.test/public/subscribe/${list.id}/[\\w-]{22}$`))
  expect(body.formCode).toContain(`action="${body.formUrl}"`)
  expect(body.formCode).not.toMatch(/<script/)
})

it('an address that is to be told is asked again, but not within the hour', async () => {
  const list = await aList(house)
  const saved = await send('PATCH', `/lists/${list.id}`, { joinedNotify: 'Owner@shop.cz; owner@shop.cz,other@shop.cz' })
  expect(saved.body).toMatchObject({
    joinedNotify: 'owner@shop.cz, other@shop.cz',
    notices: [{ state: 'asked' }, { state: 'asked' }],
  })
  const again = () => send('POST', `/lists/${list.id}/notices`, { email: 'OWNER@shop.cz' })
  expect(await again()).toMatchObject({ status: 409, body: { code: 'list.askedLately' } })
  house.clock.forward(3_700_000)
  expect((await again()).status).toBe(200)
  expect((await send('POST', `/lists/${list.id}/notices`, { email: 'stranger@else.cz' })).status).toBe(404)
  for (const leftNotify of ['no address', Array.from({ length: 11 }, (_, i) => `a${i}@shop.cz`).join(',')])
    expect((await send('PATCH', `/lists/${list.id}`, { leftNotify })).status).toBe(422)
})
