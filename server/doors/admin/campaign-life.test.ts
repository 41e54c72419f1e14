import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, freezeNow, HTML, until } from '../../../tests/kit/sending.ts'
import type { Claimed } from '../../rooms/outbox/index.ts'
import { linksOfMessage, recordClick, recordOpen } from '../../rooms/outbox/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house, 'marketer')
})

const person = { method: 'GET', ip: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Thunderbird/128.0' }

/** What the recipient's mail program and browser would call. */
async function visit(messageId: string, linkNo: number | null): Promise<void> {
  const [month, id] = messageId.split(':')
  const message = { account_id: house.accountId, month: `${month}-01`, id: Number(id), contact_id: null, list_id: null }
  const links = linksOfMessage(house.ground, message as Claimed, { opens: true, clicks: true })
  const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)
  if (linkNo === null) await recordOpen(house.ground, tokenOf(links.pixel!), person)
  else await recordClick(house.ground, tokenOf(links.click(linkNo, 'https://shop.example/', false)), person)
}

describe("a campaign's life", () => {
  it('goes from a draft through preview and test to the report', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'eva@example.com', profile: { name: 'Eva', surname: 'Nová' } })
    await aContact(house, list.id, { email: 'jan@example.com', profile: { name: 'Jan' } })
    const draft = (await send('POST', '/campaigns', { title: 'Spring' })).body
    expect(draft).toMatchObject({ title: 'Spring', status: 'draft', version: 1, listIds: [] })
    const empty = (await send('GET', `/campaigns/${draft.id}/audience`)).body
    expect(empty.warnings.map((w: { code: string }) => w.code)).toEqual([
      'subjectMissing',
      'senderMissing',
      'htmlMissing',
      'listsMissing',
    ])
    expect((await send('POST', `/campaigns/${draft.id}/start`)).body).toMatchObject({
      code: 'campaign.incomplete',
      details: { missing: ['subject', 'fromName', 'fromEmail', 'html', 'listIds'] },
    })

    const content = {
      subject: 'News for *|NAME|*',
      fromName: 'Shop',
      fromEmail: 'shop@shop.example',
      html: HTML,
      listIds: [list.id],
    }
    const changed = (await send('PATCH', `/campaigns/${draft.id}`, { ...content, version: 1 })).body
    expect(changed).toMatchObject({ ...content, version: 2 })
    const audience = (await send('GET', `/campaigns/${draft.id}/audience`)).body
    expect(audience).toMatchObject({ recipients: 2, warnings: [] })
    expect(Object.values(audience.leftOut)).toEqual(Object.values(audience.leftOut).map(() => 0))

    const preview = (await send('POST', `/campaigns/${draft.id}/preview`, {})).body
    expect(preview).toMatchObject({ subject: 'News for Eva', contact: { email: 'eva@example.com' }, problems: [] })
    expect(preview.html).toContain('href="https://shop.example/c?m=eva%40example.com"')

    const { stop, sender } = await aSender(house)
    expect((await send('POST', `/campaigns/${draft.id}/test`, { to: ['me@shop.example'] })).body).toEqual({ sent: 1 })
    sender.wake()
    const found = async () => (await send('GET', '/mailbox?search=me@shop')).body
    await until(async () => (await found()).total === 1)
    const [test] = (await found()).mails
    expect(test).toMatchObject({ to: 'me@shop.example', subject: '[Test] News for Eva' })
    const opened = (await send('GET', `/mailbox/${test.id}`)).body
    expect(opened.html).toContain('Hello Eva')
    expect(opened.links).toContain('https://shop.example/a')
    expect(opened.headers).toContainEqual({ name: 'Subject', value: '[Test] News for Eva' })
    const raw = await send('GET', `/mailbox/${test.id}/raw`)
    expect(raw.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="mail-${test.id}.eml"`,
    })
    expect(raw.raw.toString()).toContain('Subject: [Test] News for Eva')

    expect((await send('POST', `/campaigns/${draft.id}/start`)).body).toMatchObject({ status: 'preparing' })
    expect((await send('POST', `/campaigns/${draft.id}/start`)).body.code).toBe('campaign.alreadySending')
    expect((await send('PATCH', `/campaigns/${draft.id}`, { version: 3 })).body.code).toBe('campaign.notDraft')
    await freezeNow(house, draft.id)
    sender.wake()
    await until(async () => (await send('GET', `/campaigns/${draft.id}`)).body.status === 'sent')
    await stop()

    const recipients = (await send('GET', `/campaigns/${draft.id}/recipients`)).body.recipients
    expect(recipients).toMatchObject([
      { address: 'eva@example.com', state: 'accepted', opens: 0 },
      { address: 'jan@example.com', state: 'accepted', opens: 0 },
    ])
    house.clock.forward(3_600_000 + 10_000)
    await visit(recipients[0].messageId, null)
    house.clock.forward(10_000)
    await visit(recipients[0].messageId, 2)
    const report = (await send('GET', `/campaigns/${draft.id}/report`)).body
    expect(report.counts).toMatchObject({ recipients: 2, accepted: 2, humanOpened: 1, humanClicked: 1 })
    // It began somewhere within the first of these hours, and the visits came an hour later.
    expect(report.hours.slice(-1)).toMatchObject([{ opens: 1, clicks: 1 }])
    expect(report.hours.length).toBeLessThan(4)
    expect(report.days.at(-1)).toMatchObject({ opens: 1, clicks: 1 })
    expect(report.comparison).toEqual({ campaigns: 0, medians: null })
    expect(report.links).toMatchObject([
      { no: 1, url: 'https://shop.example/a', label: 'A', clicks: 0 },
      { no: 2, url: 'https://shop.example/b?x=1#y', label: 'B', clicks: 1, humanClicks: 1, recipients: 1 },
      { no: 3, clicks: 0 },
    ])
    expect(report.bounces).toEqual([])
    const clicked = (await send('GET', `/campaigns/${draft.id}/recipients?filter=clicked`)).body
    expect(clicked).toMatchObject({
      recipients: [{ address: 'eva@example.com', clicks: 1, humanClicks: 1 }],
      next: null,
    })
    const story = `/contacts/${recipients[0].contactId}/timeline`
    const { entries } = (await send('GET', story)).body
    const message = { subject: 'News for Eva', campaignId: draft.id, campaignTitle: draft.title }
    expect(entries.filter((entry: { type: string }) => entry.type.startsWith('mail.'))).toMatchObject([
      { type: 'mail.clicked', message },
      { type: 'mail.opened', message },
      { type: 'mail.sent', message },
    ])
    expect(entries.find((entry: { type: string }) => entry.type === 'subscribed')).toMatchObject({ message: null })
  })

  it('lets the second of two people know that the first has changed it', async () => {
    const colleague = await signedIn(app, house, 'administrator')
    const { id, version } = (await send('POST', '/campaigns', { title: 'Ours' })).body
    const first = await send('PATCH', `/campaigns/${id}`, { subject: 'Mine', version })
    expect(first.body).toMatchObject({ subject: 'Mine', version: version + 1 })
    const second = await colleague('PATCH', `/campaigns/${id}`, { subject: 'Theirs', version })
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'campaign.changedElsewhere',
        details: { version: version + 1, by: 'marketer@shop.example', at: house.clock.now().toISOString() },
      },
    })
    expect((await send('GET', `/campaigns/${id}`)).body.subject).toBe('Mine')
    const both = await Promise.all(
      [send, colleague].map(who => who('PATCH', `/campaigns/${id}`, { title: 'At once', version: version + 1 })),
    )
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
  })

  it('is paused, resumed and cancelled, and cannot be deleted once it was started', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const input = { title: 'T', subject: 'S', fromName: 'Shop', fromEmail: 'shop@shop.example', html: HTML }
    const { id } = (await send('POST', '/campaigns', { ...input, listIds: [list.id] })).body
    expect((await send('POST', `/campaigns/${id}/pause`)).body.code).toBe('campaign.notSending')
    await send('POST', `/campaigns/${id}/start`)
    await freezeNow(house, id)
    for (const [verb, status] of [
      ['pause', 'paused'],
      ['resume', 'sending'],
      ['cancel', 'cancelled'],
    ])
      expect((await send('POST', `/campaigns/${id}/${verb}`)).body.status).toBe(status)
    expect((await send('DELETE', `/campaigns/${id}`)).body.code).toBe('campaign.notDraft')
    const page = (await send('GET', '/campaigns?status=cancelled')).body
    expect(page.campaigns).toMatchObject([{ id, status: 'cancelled', counts: { recipients: 1, cancelled: 1 } }])
    const draft = (await send('POST', '/campaigns', { title: 'Gone' })).body
    expect(await send('DELETE', `/campaigns/${draft.id}`)).toMatchObject({ status: 200, body: {} })
    expect((await send('GET', `/campaigns/${draft.id}`)).status).toBe(404)
  })

  it('is not started for nobody', async () => {
    const list = await aList(house)
    const input = { title: 'T', subject: 'S', fromName: 'Shop', fromEmail: 'shop@shop.example', html: HTML }
    const { id } = (await send('POST', '/campaigns', { ...input, listIds: [list.id] })).body
    expect((await send('GET', `/campaigns/${id}/audience`)).body.warnings).toMatchObject([
      { code: 'noRecipients', blocking: true },
    ])
    expect((await send('POST', `/campaigns/${id}/start`)).body.code).toBe('campaign.noRecipients')
  })

  it('is listed newest first, page by page', async () => {
    const made: number[] = []
    for (const title of ['One', 'Two', 'Three']) made.push((await send('POST', '/campaigns', { title })).body.id)
    const first = (await send('GET', '/campaigns?limit=2')).body
    const second = (await send('GET', `/campaigns?limit=2&after=${first.next}`)).body
    const ids = [...first.campaigns, ...second.campaigns].map((campaign: { id: number }) => campaign.id)
    expect(ids.slice(0, 3)).toEqual([...made].reverse())
  })
})
