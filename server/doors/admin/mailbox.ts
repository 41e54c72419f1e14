import type { FastifyRequest } from 'fastify'
import { mailbox } from '../../../contract/mailbox.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { mount } from '../../platform/mount.ts'
import { countMailbox, emptyMailbox, type MailboxRow, mailboxMail, mailboxPage } from '../../rooms/outbox/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { readRawMail } from './raw-mail.ts'

const PAGE = 50

/** An invitation or a new password's link opens an account to whoever reads it. */
function maySeeAll(request: FastifyRequest): boolean {
  return holderOf(request).role === 'administrator'
}

export function serveMailbox({ house: { ground }, app, guard }: Door): void {
  mount(app, mailbox.page, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const all = maySeeAll(request)
    const { after, limit = PAGE, search } = input.query
    const before = after && /^\d{1,15}$/.test(after) ? Number(after) : null
    const [rows, total] = await Promise.all([
      mailboxPage(ground.db, account_id, search, before, limit + 1, all),
      countMailbox(ground.db, account_id, search, all),
    ])
    const mails = rows.slice(0, limit)
    return { mails: mails.map(shown), next: rows.length > limit ? String(mails.at(-1)!.id) : null, total }
  })
  mount(app, mailbox.read, guard, async ({ input, request }) => {
    const mail = await expectMail(ground, request, input.params.id)
    return { ...shown(mail), ...(await readRawMail(mail.raw)) }
  })
  mount(app, mailbox.empty, guard, async ({ request }) => {
    await emptyMailbox(ground, holderOf(request).account_id, actorOf(request))
    return {}
  })
  serveRaw({ ground, app, guard })
}

/** The mail's own bytes, to be opened in a mail program; a file and no JSON, so it is not in the contract. */
function serveRaw({ ground, app, guard }: Pick<Door, 'app' | 'guard'> & { ground: Ground }): void {
  app.get('/mailbox/:id/raw', {
    onRequest: request => guard('viewer', request),
    handler: async (request, reply) => {
      const { id } = request.params as { id: string }
      if (!/^[1-9]\d{0,14}$/.test(id)) throw problem('thing.notFound')
      const mail = await expectMail(ground, request, Number(id))
      return await reply
        .type('message/rfc822')
        .header('content-disposition', `attachment; filename="mail-${mail.id}.eml"`)
        .send(mail.raw)
    },
  })
}

async function expectMail(ground: Ground, request: FastifyRequest, id: number) {
  const mail = await mailboxMail(ground.db, holderOf(request).account_id, id, maySeeAll(request))
  if (!mail) throw problem('thing.notFound')
  return mail
}

function shown(row: MailboxRow) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    from: row.mail_from,
    fromName: row.from_name || null,
    to: row.rcpt_to,
    subject: row.subject,
    sizeBytes: row.size_bytes,
  }
}
