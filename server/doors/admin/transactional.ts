import { type LoggedMail, transactional } from '../../../contract/transactional.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { type LoggedRow, readLog, readLogFigures, readLogged, sendAgain } from '../../rooms/transactional/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'
import { readRawMail } from './raw-mail.ts'

const PAGE = 50

export function serveTransactional({ house: { ground }, app, guard }: Door): void {
  mount(app, transactional.page, guard, async ({ input: { query }, request }) => {
    const { after, limit = PAGE, ...filter } = query
    const { account_id: id, time_zone } = holderOf(request)
    const { messages, next } = await readLog(ground, { id, time_zone }, filter, { after, limit })
    return { messages: messages.map(shownMail), next }
  })
  mount(app, transactional.figures, guard, async ({ request }) => {
    const { figures, any, templates } = await readLogFigures(ground, holderOf(request).account_id)
    const { injected, accepted, rejected, humanOpened, humanClicked } = figures
    const refused = figures.hardBounced + figures.softBounced
    return { injected, accepted, rejected, humanOpened, humanClicked, refused, any, templates }
  })
  mount(app, transactional.read, guard, async ({ input: { params }, request }) => {
    const { message, sent, attachments, hits } = await readLogged(
      ground,
      holderOf(request).account_id,
      keyOf(params.messageId),
    )
    const raw = sent && (await readRawMail(sent.composed.content))
    const shown = shownMail(message)
    return {
      message: sent ? { ...shown, subject: sent.composed.subject } : shown,
      isKept: sent !== null,
      html: raw?.html ?? null,
      text: raw?.text ?? null,
      headers: raw?.headers ?? [],
      attachments,
      hits: hits.map(({ at, kind, signal, url }) => ({ at: at.toISOString(), kind, signal, url })),
    }
  })
  mount(app, transactional.sendAgain, guard, async ({ input: { params }, request }) => {
    const made = await sendAgain(ground, holderOf(request).account_id, keyOf(params.messageId), actorOf(request))
    return { messageId: idOf(made) }
  })
}

/** 'YYYY-MM:id'; anything else is no message. */
function keyOf(text: string): { month: string; id: number } {
  const [, month, id] = /^(\d{4}-(?:0[1-9]|1[0-2])):([1-9]\d{0,14})$/.exec(text) ?? []
  if (!month) throw problem('thing.notFound')
  return { month: `${month}-01`, id: Number(id) }
}

const idOf = ({ month, id }: { month: string; id: number }) => `${month.slice(0, 7)}:${id}`

function shownMail(row: LoggedRow): LoggedMail {
  const { kind, subject, address, state, reason, bounce, attempts, resent, opens, clicks, role } = row
  return {
    ...{ kind, subject, address, state, reason, bounce, attempts, resent, opens, clicks, role },
    id: idOf(row),
    contactId: row.contact_id,
    reply: [row.reply_code, row.reply_text].filter(part => part !== null && part !== '').join(' ') || null,
    createdAt: row.created_at.toISOString(),
    sentAt: instant(row.sent_at),
    acceptedAt: instant(row.accepted_at),
    humanOpens: row.human_opens,
    humanClicks: row.human_clicks,
    openedAt: instant(row.opened_at),
    clickedAt: instant(row.clicked_at),
    unsubscribedAt: instant(row.unsubscribed_at),
    templateId: row.template_name === null ? null : row.template_id,
    templateName: row.template_name,
  }
}
