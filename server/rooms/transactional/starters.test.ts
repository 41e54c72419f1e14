import { beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../../contract/shapes.ts'
import { transactionalStarters } from '../../../contract/template.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { sql } from '../../platform/sql.ts'
import { createTemplate, readStarter } from '../emails/index.ts'
import { orderSample } from '../emails/starters/order-sample.ts'
import { readMessageAsSent } from '../outbox/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const shown: Record<Language, Record<(typeof transactionalStarters)[number], string[]>> = {
  cs: {
    order: ['Objednávka 2026-0117: máme ji', 'Hrnek od Berounky', '1 047 Kč', '/objednavka/2026-0117'],
    payment: ['Objednávka 2026-0117 čeká na platbu', '2600123456/2010', '20260117', '/platba/2026-0117'],
    shipped: ['Objednávka 2026-0117 je na cestě', 'Zásilkovna', 'Z 262 1177 403', '/zasilka/Z2621177403'],
    password: ['Nové heslo', 'jana@example.com', '/heslo/nove'],
  },
  en: {
    order: ['Order 2026-0117: we have it', 'The riverside mug', '£39.30', '/order/2026-0117'],
    payment: ['Order 2026-0117 waits for its payment', 'GB33 BUKB', '/pay/2026-0117'],
    shipped: ['Order 2026-0117 is on its way', 'Royal Mail', '/parcel/AB123456789GB'],
    password: ['A new password', 'jana@example.com', '/password/new'],
  },
}
const all = transactionalStarters.flatMap(key => (['cs', 'en'] as const).map(language => [key, language] as const))

describe('a template made from a starter', () => {
  it.each(all)('%s in %s is sent by the API, with what the call gives', async (key, language) => {
    const { subject, mjml } = await readStarter(house.ground, house.accountId, key, language)
    const by = { userId: null, ip: null }
    const template = await createTemplate(house.ground, house.accountId, { name: key, language, subject, mjml }, by)
    const vars = orderSample[language] as Record<string, unknown>
    await sendNow(house, aMail('jana@example.com', { templateId: template.id, subject: null, html: null, vars }))
    const row = await house.ground.db.one<{ month: string; id: number }>(
      sql`select month, id from message where account_id = ${house.accountId} order by id desc limit 1`,
    )
    const { composed } = await readMessageAsSent(house.ground, house.accountId, row!)
    const content = Buffer.from(
      composed.content
        .toString('latin1')
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
    for (const text of shown[language][key])
      expect(`${composed.subject}\n${content}`.replaceAll('\u00a0', ' ')).toContain(text)
    expect(content).not.toContain('*|')
  })
})
