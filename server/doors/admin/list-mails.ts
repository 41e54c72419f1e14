import { listMails } from '../../../contract/list-mails.ts'
import { mount } from '../../platform/mount.ts'
import { formFor, listDetail } from '../../rooms/contacts/index.ts'
import { previewListMail, sendListMailTest } from '../../rooms/transactional/index.ts'
import { previewPage } from '../public/preview.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { listPatch } from './list-shape.ts'

export function serveListMails({ house: { ground }, app, guard }: Door): void {
  mount(app, listMails.preview, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const list = await listDetail(ground, account_id, params.id)
    return await previewListMail(ground, ground.db, account_id, { ...list, ...listPatch(body.list) }, body.mail)
  })
  mount(app, listMails.previewPage, guard, async ({ input: { params, body }, request }) => {
    const { account_id, account_name } = holderOf(request)
    const list = await listDetail(ground, account_id, params.id)
    const to = formFor(account_id, { ...list, ...listPatch(body.list) }, list, account_name)
    return { html: previewPage(to, body.page) }
  })
  mount(app, listMails.test, guard, async ({ input: { params, body }, request }) => {
    const { account_id, email } = holderOf(request)
    const test = { kind: body.mail, to: email, by: actorOf(request) }
    return { to: email, messageId: await sendListMailTest(ground, account_id, params.id, test) }
  })
}
