import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, smtpSink, target, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { suppress, unsubscribe } from '../../rooms/contacts/index.ts'
import { createTemplate } from '../../rooms/emails/index.ts'
import { smtpCarriers } from '../../rooms/outbox/index.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

let house: TestHouse
let send: Send
beforeEach(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
})

const base = {
  subject: 'Order *|order|*',
  from_name: 'Shop',
  from_email: 'shop@shop.example',
  to: [{ email: 'jana@example.com' }],
  html: '<html><body><p>Hello <a href="https://shop.example/o">order</a></p></body></html>',
}
const sendMessage = (message: object, headers?: Record<string, string>) =>
  send({ method: 'POST', path: '/transactional/send-message', body: { message: { ...base, ...message } }, headers })
const sendTemplate = (message: object) =>
  send({ method: 'POST', path: '/transactional/send-template', body: { message } })

interface Row {
  id: number
  address: string
  state: string
  reason: string | null
  subject: string
  contact_id: number | null
}
const ledger = () =>
  house.ground.db.query<Row>(sql`
    select id, address, state, reason, subject, contact_id from message where account_id = ${house.accountId} and kind = 'api' order by id`)
const count = async (table: 'email' | 'transmission' | 'transmission_attachment' | 'message') =>
  (
    await house.ground.db.query(
      sql`select 1 from ${{ email: sql`email`, transmission: sql`transmission`, transmission_attachment: sql`transmission_attachment`, message: sql`message` }[table]} where account_id = ${house.accountId}`,
    )
  ).length

/** What a real SMTP server got. */
async function delivered(n: number) {
  const sink = await smtpSink()
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  await until(
    async () =>
      sink.mails.length >= n && (await ledger()).every(row => row.state === 'accepted' || row.state === 'skipped'),
  )
  await stop()
  return sink.mails
}
/** Quoted-printable undone, lines unfolded. */
const read = (raw: string) => {
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('send-message', () => {
  it('writes a row for every recipient before it answers, and the mail arrives with everything it was given', async () => {
    const pdf = Buffer.from('%PDF-1.4 not really')
    const answer = await sendMessage({
      reply_to: 'help@shop.example',
      text: 'Order *|order|* of *|EMAIL|*',
      amp_html: '<!doctype html><html amp4email><body>AMP *|order|*</body></html>',
      html: '<html><body><p>*|address.name|* *|note|* {*|note|*}</p><ul>*|EACH:items|*<li>*|loop_var.name|*: *|loop_var.price|*</li>*|END|*</ul><a href="https://shop.example/o">order</a></body></html>',
      to: [{ email: 'jana@example.com', name: 'Jana Nová' }],
      global_merge_vars: [
        { name: 'order', content: 117 },
        { name: 'note', content: '<b>gift</b>' },
        {
          name: 'items',
          content: [
            { name: 'Čaj & máta', price: 120 },
            { name: 'Kafe', price: 90 },
          ],
        },
      ],
      attachments: [{ type: 'application/pdf', name: 'Účet.pdf', content: pdf.toString('base64') }],
      headers: { 'X-Order': '117', Bcc: 'spy@example.com', 'Content-Type': 'text/x-evil' },
    })
    expect(answer).toMatchObject({ status: 200, contentType: 'application/json' })
    expect(answer.body.results).toMatchObject({ total_accepted_recipients: 1, total_rejected_recipients: 0 })
    expect(await ledger()).toMatchObject([{ address: 'jana@example.com', state: 'queued', subject: 'Order 117' }])
    const [mail] = await delivered(1)
    const raw = read(mail!.raw)
    expect(raw).toContain('Subject: Order 117')
    expect(raw).toContain('To: =?UTF-8?Q?Jana_Nová?= <jana@example.com>')
    expect(raw).toContain('Reply-To: help@shop.example')
    expect(raw).toContain('X-Order: 117')
    expect(raw).not.toContain('spy@example.com')
    expect(raw).not.toContain('x-evil')
    expect(raw).toContain('Order 117 of jana@example.com')
    expect(raw).toContain('AMP 117')
    expect(raw).toContain('&lt;b&gt;gift&lt;/b&gt; <b>gift</b>')
    expect(raw).toContain('<li>Čaj &amp; máta: 120</li><li>Kafe: 90</li>')
    expect(mail!.raw).toContain(pdf.toString('base64'))
    expect(raw).toMatch(/\/t\/c\/[\w-]+/)
    expect(raw).toMatch(/\/t\/o\/[\w-]+/)
    expect(raw).not.toContain('List-Unsubscribe')
  })

  it('looks for neither opens nor clicks where the call says so', async () => {
    await sendMessage({ options: { click_tracking: false, open_tracking: 0 } })
    const [mail] = await delivered(1)
    expect(mail!.raw).not.toContain('/t/c/')
    expect(mail!.raw).not.toContain('/t/o/')
    expect(read(mail!.raw)).toContain('href="https://shop.example/o"')
  })

  it('sends a text alone as a text alone', async () => {
    await sendMessage({ html: undefined, text: 'Just text' })
    const [mail] = await delivered(1)
    expect(mail!.raw).toContain('Just text')
    expect(mail!.raw).not.toContain('text/html')
  })

  it('gives copies the same mail: same headers and Message-ID, the hidden one in no header', async () => {
    await sendMessage({
      to: [
        { email: 'jana@example.com', cc: 'cc@example.com', bcc: 'bcc@example.com' },
        { email: 'JANA@example.com', cc: 'second@example.com' },
        { email: 'petr@example.com', cc: 'petr@example.com' },
      ],
      html: '<p>For *|EMAIL|*</p>',
    })
    const mails = await delivered(5)
    expect(mails.map(mail => mail.to).sort()).toEqual([
      'bcc@example.com',
      'cc@example.com',
      'jana@example.com',
      'petr@example.com',
      'second@example.com',
    ])
    const ofJana = mails.filter(mail => mail.to !== 'petr@example.com').map(mail => read(mail.raw))
    for (const raw of ofJana) {
      expect(raw).toContain('To: jana@example.com')
      expect(raw).toContain('Cc: cc@example.com, second@example.com')
      expect(raw).not.toContain('bcc@')
      expect(raw).toContain('For jana@example.com')
    }
    expect(new Set(mails.map(mail => /Message-ID: (.*)/i.exec(mail.raw)![1])).size).toBe(2)
    expect(mails.every(mail => mail.from === 'shop@shop.example')).toBe(true)
  })

  it('fills the tags with the contact, where the address is one, and tells its story to no other', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id, { email: 'eva@example.com', profile: { name: 'Eva' } })
    await sendMessage({ subject: 'Hi *|NAME|*', to: [{ email: 'Eva@example.com', bcc: 'boss@example.com' }] })
    expect(await ledger()).toMatchObject([
      { address: 'Eva@example.com', contact_id: contact.id, subject: 'Hi Eva' },
      { address: 'boss@example.com', contact_id: null, subject: 'Hi Eva' },
    ])
    const mails = await delivered(2)
    for (const { raw } of mails) expect(raw).toContain('Subject: Hi Eva')
  })

  it('rejects who bounced or complained and counts them, and still writes to who has only unsubscribed', async () => {
    const list = await aList(house)
    const gone = await aContact(house, list.id, { email: 'gone@example.com' })
    const left = await aContact(house, list.id, { email: 'left@example.com' })
    await house.ground.db.transaction(async tx => {
      await suppress(house.ground, tx, house.accountId, gone.id, 'hard_bounce')
      await unsubscribe(house.ground, tx, house.accountId, left.id, list.id, { channel: 'link' })
    })
    const answer = await sendMessage({
      to: [
        { email: 'gone@example.com', cc: 'Gone@Example.com' },
        { email: 'left@example.com' },
        { email: 'new@example.com', cc: 'gone@example.com' },
      ],
    })
    expect(answer.body.results).toMatchObject({ total_rejected_recipients: 2, total_accepted_recipients: 2 })
    const mails = await delivered(2)
    expect(mails.map(mail => mail.to).sort()).toEqual(['left@example.com', 'new@example.com'])
    expect((await ledger()).filter(row => row.address === 'gone@example.com')).toMatchObject([
      { state: 'skipped', reason: 'suppressed' },
      { state: 'skipped', reason: 'suppressed' },
    ])
  })

  it('remembers the dead address of somebody who is no contact', async () => {
    const sink = await smtpSink({ refuse: () => ({ code: 550, text: '5.1.1 no such user' }) })
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    await sendMessage({ to: [{ email: 'typo@example.com' }] })
    await until(async () => (await ledger())[0]!.state === 'refused')
    await stop()
    const again = await sendMessage({ to: [{ email: 'Typo@example.com' }] })
    expect(again.body.results).toMatchObject({ total_rejected_recipients: 1, total_accepted_recipients: 0 })
  })

  it('keeps body, variables and attachments once for a thousand recipients', async () => {
    const to = Array.from({ length: 1_000 }, (_, i) => ({ email: `p${i}@example.com` }))
    const attachments = [{ type: 'text/plain', name: 'a.txt', content: Buffer.alloc(1_000, 'a').toString('base64') }]
    const answer = await sendMessage({ to, attachments })
    expect(answer.body.results.total_accepted_recipients).toBe(1_000)
    expect([
      await count('message'),
      await count('email'),
      await count('transmission'),
      await count('transmission_attachment'),
    ]).toEqual([1_000, 1, 1, 1])
    const tooMany = await sendMessage({ to: [...to, { email: 'one-more@example.com' }] })
    expect(tooMany).toMatchObject({ status: 422, body: { errors: { 'message.to': [expect.any(String)] } } })
    expect(await count('message')).toBe(1_000)
  })

  it('takes a message of just under 4 MB and no larger one, and 100,000 bytes of variables', async () => {
    const file = (bytes: number) => [
      { type: 'application/zip', name: 'a.zip', content: Buffer.alloc(bytes, 7).toString('base64') },
    ]
    expect((await sendMessage({ attachments: file(4 * 1024 * 1024 - 1_000) })).status).toBe(200)
    expect(await sendMessage({ attachments: file(4 * 1024 * 1024) })).toMatchObject({
      status: 422,
      body: { errors: { message: ['The message is larger than 4 MB.'] } },
    })
    expect(await sendMessage({ attachments: file(5 * 1024 * 1024) })).toMatchObject({
      status: 413,
      body: { message: expect.any(String) },
    })
    expect(await sendMessage({ global_merge_vars: [{ name: 'x', content: 'y'.repeat(100_000) }] })).toMatchObject({
      status: 422,
      body: { errors: { 'message.global_merge_vars': [expect.any(String)] } },
    })
    expect((await sendMessage({ global_merge_vars: [{ name: 'x', content: 'y'.repeat(99_000) }] })).status).toBe(200)
  })

  it('reads what clients send: one recipient alone, variables as an object, base64 in lines', async () => {
    const answer = await sendMessage({
      to: { email: ' jana@example.com ' },
      global_merge_vars: { ORDER: '7' },
      attachments: { 0: { type: '', name: 'a.txt', content: `${Buffer.from('hello').toString('base64')}\r\n` } },
    })
    expect(answer.status).toBe(200)
    const [mail] = await delivered(1)
    expect(mail!.raw).toContain('Subject: Order 7')
    expect(mail!.raw).toContain('aGVsbG8=')
  })

  it.each([
    null,
    [],
    'x',
    { to: 5 },
    { to: [null] },
    { to: [[]], attachments: 'x', global_merge_vars: 'x', options: 'x', headers: 'x' },
    { ...base, attachments: [null, 5, {}] },
    { ...base, global_merge_vars: [null, [], { name: [] }] },
    { ...base, subject: {}, html: [], text: 5 },
    { ...base, to: [{ email: {}, name: [], cc: {}, bcc: [[]] }] },
  ])('never breaks on %j', async message => {
    const answer = await send({ method: 'POST', path: '/transactional/send-message', body: { message } })
    expect(answer.status).toBe(422)
    expect(await ledger()).toEqual([])
  })

  it('sends from verified domains only, where the server is set so', async () => {
    const strict = await aHouse({ POSTOLKA_RATE_LIMIT: '0', POSTOLKA_REQUIRE_VERIFIED_DOMAINS: 'true' })
    const call = sendTo(await anEcomailApp(strict), strict.account.apiKey)
    const ask = () => call({ method: 'POST', path: '/transactional/send-message', body: { message: base } })
    expect(await ask()).toMatchObject({
      status: 422,
      body: {
        errors: { 'message.from_email': ['Only for verified domains: the domain of the sender is not verified.'] },
      },
    })
    strict.records.set('shop.example', ['v=spf1 include:mail.example -all'])
    strict.records.set('_dmarc.shop.example', ['v=DMARC1; p=none'])
    await call({ method: 'POST', path: '/domains', body: { name: 'shop.example' } })
    expect((await ask()).status).toBe(200)
  })
})

describe('send-template', () => {
  it('says what the template says, for whoever the call names, under its subject or the call’s', async () => {
    const template = await createTemplate(
      house.ground,
      house.accountId,
      { name: 'Order', subject: 'Your order *|number|*', html: '<p>Number *|number|*</p>' },
      { userId: null, ip: null },
    )
    const head = { from_name: 'Shop', from_email: 'shop@shop.example', to: [{ email: 'jana@example.com' }] }
    const vars = { global_merge_vars: [{ name: 'number', content: '9' }] }
    expect((await sendTemplate({ ...head, ...vars, template_id: String(template.id) })).status).toBe(200)
    expect(
      (await sendTemplate({ ...head, ...vars, template_id: template.id, subject: 'Other *|number|*' })).status,
    ).toBe(200)
    expect((await ledger()).map(row => row.subject)).toEqual(['Your order 9', 'Other 9'])
    const mails = await delivered(2)
    for (const { raw } of mails) expect(raw).toContain('Number 9')
  })

  it('asks for a subject where neither the template nor the call has one', async () => {
    const made = await send({ method: 'POST', path: '/template', body: { name: 'Bare', html: '<p>Hello</p>' } })
    const head = { from_name: 'Shop', from_email: 'shop@shop.example', to: [{ email: 'jana@example.com' }] }
    const answer = await sendTemplate({ ...head, template_id: made.body.id })
    expect(answer).toMatchObject({ status: 422, body: { errors: { 'message.subject': [expect.any(String)] } } })
  })

  it('knows no template of another account', async () => {
    const other = await anotherAccount(house)
    const template = await createTemplate(
      house.ground,
      other.accountId,
      { name: 'Theirs', subject: 'x', html: 'y' },
      { userId: null, ip: null },
    )
    const answer = await sendTemplate({
      from_name: 'Shop',
      from_email: 'shop@shop.example',
      to: [{ email: 'a@example.com' }],
      template_id: template.id,
    })
    expect(answer).toMatchObject({ status: 422, body: { errors: { 'message.template_id': [expect.any(String)] } } })
  })
})

describe('the Idempotency-Key', () => {
  const keyed = (key: string, message: object = {}) => sendMessage(message, { 'Idempotency-Key': key })

  it('sends once of ten calls at the same instant, and gives all of them the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => keyed('order-1')))
    expect(answers.map(answer => answer.status)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map(answer => answer.text)).size).toBe(1)
    expect(await ledger()).toHaveLength(1)
  })

  it('is forgotten after a day, and a different body under it is refused until then', async () => {
    const first = await keyed('order-2')
    house.clock.forward(23 * 3_600_000)
    expect((await keyed('order-2')).body).toEqual(first.body)
    expect(await keyed('order-2', { subject: 'Other' })).toMatchObject({
      status: 422,
      body: { errors: { idempotency_key: [expect.any(String)] } },
    })
    house.clock.forward(2 * 3_600_000)
    const second = await keyed('order-2', { subject: 'Other' })
    expect(second.body.results.id).not.toBe(first.body.results.id)
    expect(await ledger()).toHaveLength(2)
  })

  it('stays free after a call that was refused, and belongs to its account alone', async () => {
    expect((await keyed('order-3', { html: '*|IF:X|*' })).status).toBe(422)
    expect((await keyed('order-3')).status).toBe(200)
    const other = await anotherAccount(house)
    const theirs = await send({
      method: 'POST',
      path: '/transactional/send-message',
      body: { message: { ...base, subject: 'Other' } },
      headers: { 'idempotency-key': 'order-3' },
      key: other.apiKey,
    })
    expect(theirs.status).toBe(200)
    expect(await ledger()).toHaveLength(1)
  })
})
