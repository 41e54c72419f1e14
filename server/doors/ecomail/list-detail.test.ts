import { expect, it } from 'vitest'
import { aHouse, aList } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { addField } from '../../rooms/contacts/index.ts'
import { setListWebhook } from '../../rooms/webhooks/index.ts'
import { anEcomailApp, sendTo } from './test-app.ts'

it('a list is read with its real settings, in the shape of ecomail-api §3.3', async () => {
  const house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const plain = await aList(house, { name: 'Plain' })
  const full = await aList(house, {
    name: 'Full',
    unsub_from_all: true,
    unsub_send: true,
    unsub_subject: 'Sbohem',
    unsub_message: '<p>Sbohem</p>',
    unsub_texts: 'Opravdu?',
    double_optin: true,
    double_optout: true,
    thanks_send: true,
    thanks_subject: 'Díky',
    thanks_message: '<p>Díky</p>',
    conf_template: 123,
    sub_notify: 'a@shop.cz, b@shop.cz',
    unsub_notify: 'b@shop.cz',
    digest_notify: true,
    sub_success_page: 'https://shop.cz/dik',
    success_text: 'Jste tu.',
    form: {
      title: 'Novinky',
      lead: 'Jednou týdně.',
      button: 'Chci',
      fields: [
        { of: 'profile', key: 'birthday', label: 'Narozeniny', required: false },
        { of: 'list', key: 'size', label: null, required: true },
      ],
    },
  })
  await addField(house.ground, house.accountId, full.id, { name: 'Size', type: 'int' })
  await house.ground.db.run(sql`update notice_address set state = 'confirmed' where email_key = 'b@shop.cz'`)
  await setListWebhook(house.ground, house.accountId, full.id, 'https://shop.cz/hook')
  const read = async (id: number) => JSON.parse((await send({ path: `/lists/${id}` })).text).list
  expect(await read(plain.id)).toMatchObject({
    unsub_from_all: 0,
    unsub_send: null,
    double_optout: 0,
    thanks_send: null,
    digest_notify: null,
    conf_template: null,
    sub_notify_validated: [],
    form_settings: { fields: [{ type: 'email', required: true, label: 'E-mail', field: 'email' }, { field: 'name' }] },
  })
  expect(await read(full.id)).toMatchObject({
    unsub_from_all: 1,
    unsub_send: 1,
    unsub_subject: 'Sbohem',
    unsub_message: '<p>Sbohem</p>',
    unsub_texts: 'Opravdu?',
    double_optin: true,
    double_optout: 1,
    thanks_send: 1,
    thanks_subject: 'Díky',
    thanks_message: '<p>Díky</p>',
    conf_template: 123,
    sub_notify: 'a@shop.cz, b@shop.cz',
    sub_notify_validated: ['b@shop.cz'],
    unsub_notify_validated: ['b@shop.cz'],
    digest_notify: 1,
    settings: { webhook: { url: 'https://shop.cz/hook' }, secured_forms: true },
    form_settings: {
      settings: {
        title_content: 'Novinky',
        summary: 'Jednou týdně.',
        button_text: 'Chci',
        success_message: 'Jste tu.',
        success_redirect: 'https://shop.cz/dik',
        success_redirect_after_subcribe: '',
      },
      fields: [
        { type: 'email', required: true, label: 'E-mail', field: 'email' },
        { type: 'date', required: false, label: 'Narozeniny', field: 'birthday' },
        { type: 'int', required: true, label: 'Size', field: 'size' },
      ],
    },
  })
})
