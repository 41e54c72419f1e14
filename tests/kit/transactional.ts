import { parseAddress } from '../../server/platform/address.ts'
import { accountById } from '../../server/rooms/accounts/index.ts'
import { type MailToSend, sendMail } from '../../server/rooms/transactional/index.ts'
import type { TestHouse } from './house.ts'

/** A mail to one person with whatever the test does not say filled in. */
export function aMail(to: string | string[], given: Partial<MailToSend> = {}): MailToSend {
  return {
    templateId: null,
    subject: 'Order *|order|*',
    fromName: 'Shop',
    fromEmail: 'shop@shop.example',
    replyTo: null,
    html: '<html><body><a href="https://shop.example/o">order</a></body></html>',
    text: null,
    ampHtml: null,
    to: [to].flat().map(address => ({ ...parseAddress(address)!, name: null, cc: [], bcc: [] })),
    vars: { order: '117' },
    attachments: [],
    tracked: { opens: true, clicks: true },
    headers: {},
    ...given,
  }
}

export async function sendNow(house: TestHouse, mail: MailToSend, accountId = house.accountId) {
  const account = (await accountById(house.ground.db, accountId))!
  return await sendMail(house.ground, account, mail, { idempotencyKey: null, requireVerified: false })
}
