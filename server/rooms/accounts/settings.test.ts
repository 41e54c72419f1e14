import { beforeAll, describe, expect, it } from 'vitest'
import { footerHtml } from '../../../contract/account-settings.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { accountSettings, changeSettings, NOBODY } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const change = (patch: Parameters<typeof changeSettings>[2], isOn = false) =>
  changeSettings(house.ground, house.accountId, patch, NOBODY, isOn)

describe('the settings of an account', () => {
  it('begin in Prague, in Czech, with no sender', async () => {
    expect(await accountSettings(house.ground.db, house.accountId)).toEqual({
      appId: 'shop',
      name: 'shop',
      language: 'cs',
      currency: 'CZK',
      timeZone: 'Europe/Prague',
      sender: { name: null, email: null, replyTo: null },
      footer: '',
      twoFactorRequired: false,
      archiveShown: false,
      linksTagged: true,
      webDays: 400,
    })
  })

  it('keep what is not given, and tell the history which of them changed', async () => {
    await change({ sender: { name: ' Kavárna\r\nBcc: x ', email: ' kava@shop.example ', replyTo: '' } })
    const after = await change({ footer: '  Kavárna s.r.o.\nDlouhá 1, Praha  ', timeZone: 'Europe/Bratislava' })
    expect(after).toMatchObject({
      name: 'shop',
      timeZone: 'Europe/Bratislava',
      sender: { name: 'Kavárna Bcc: x', email: 'kava@shop.example', replyTo: null },
      footer: 'Kavárna s.r.o.\nDlouhá 1, Praha',
    })
    await change({ timeZone: 'Europe/Bratislava' })
    const kept = await house.ground.db.query(sql`
      select data from audit_event where account_id = ${house.accountId} and action = 'account.changed' order by id`)
    expect(kept).toEqual([
      { data: { changes: { sender_name: [null, 'Kavárna Bcc: x'], sender_email: [null, 'kava@shop.example'] } } },
      {
        data: {
          changes: {
            time_zone: ['Europe/Prague', 'Europe/Bratislava'],
            footer: ['', 'Kavárna s.r.o.\nDlouhá 1, Praha'],
          },
        },
      },
    ])
  })

  it.each(['Mars/Olympus', '', 'prague', "Europe/Prague'; drop table account; --", 'posix/Europe/Prague', 'PST8PDT7'])(
    'know no zone %j',
    async timeZone => {
      await expect(change({ timeZone })).rejects.toMatchObject({ code: 'account.unknownZone' })
    },
  )

  it('refuse an address that is none, and a name of nothing but spaces', async () => {
    const email = 'a@b@c'
    await expect(change({ sender: { name: null, email, replyTo: null } })).rejects.toMatchObject({
      code: 'contact.emailInvalid',
      details: { field: 'sender.email' },
    })
    await expect(change({ name: ' \n ' })).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('ask two-factor of all only from an administrator who has it', async () => {
    await expect(change({ twoFactorRequired: true })).rejects.toMatchObject({ code: 'account.twoFactorFirst' })
    expect((await change({ twoFactorRequired: true }, true)).twoFactorRequired).toBe(true)
    expect((await change({ twoFactorRequired: false })).twoFactorRequired).toBe(false)
  })
})

describe('the footer in an e-mail', () => {
  it('is text with its lines, whatever it holds', () => {
    expect(footerHtml(' Já & spol. <b>\r\nUlice 1 *|EMAIL|*\n')).toBe(
      'Já &#38; spol. &#60;b&#62;<br>\nUlice 1 *&#124;EMAIL|*',
    )
  })
})
