import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { transactional } from '../../../contract/ecomail/transactional.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { House } from '../../house.ts'
import { RequestProblem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { MergeProblem } from '../../rooms/emails/index.ts'
import { type MailToSend, readMailFigures, sendMail, sixMonthsBefore } from '../../rooms/transactional/index.ts'
import { percent } from './campaign-shape.ts'
import { invalid, type Refusal } from './refusal.ts'
import { type Call, serve } from './serve.ts'
import { readMessage, readTemplateCall } from './transactional-input.ts'

export function serveTransactional(app: FastifyInstance, house: House): void {
  const requireVerified = house.config.requireVerifiedDomains
  const send = async ({ ground, account, headers }: Call, mail: MailToSend) => {
    const idempotencyKey = readKey(headers)
    try {
      const sent = await sendMail(ground, account, mail, { idempotencyKey, requireVerified })
      const { id, accepted, rejected } = sent
      return { results: { total_rejected_recipients: rejected, total_accepted_recipients: accepted, id } }
    } catch (error) {
      throw refusalOf(error, mail) ?? error
    }
  }
  serve(app, house, transactional, {
    sendMessage: call => send(call, readMessage(call.body)),
    stats: async ({ ground, account }) => ({ stats: await statsOf(ground, account.id, 'all') }),
    confirmationStats: async ({ ground, account }) => ({ stats: await statsOf(ground, account.id, 'confirmations') }),
    sendTemplate: call => send(call, readTemplateCall(call.body)),
  })
}

async function statsOf(ground: Ground, accountId: number, of: 'all' | 'confirmations') {
  const figures = await readMailFigures(ground, accountId, of, sixMonthsBefore(ground.clock.now()))
  const bounces = figures.hardBounced + figures.softBounced
  return {
    open_rate: percent(figures.opened, figures.accepted),
    click_rate: percent(figures.clicked, figures.accepted),
    ctr: percent(figures.clicked, figures.opened),
    bounce_rate: percent(bounces, figures.injected),
    count_injected: figures.injected,
    count_accepted: figures.accepted,
    count_delivered: figures.accepted,
    count_unique_rendered: figures.opened,
    count_rendered: figures.opens,
    count_clicked: figures.clicks,
    count_unique_clicked: figures.clicked,
    count_bounce: bounces,
    count_hard_bounce: figures.hardBounced,
    count_soft_bounce: figures.softBounced,
    count_rejected: figures.rejected,
    count_spam_complaint: figures.complained,
  }
}

function readKey(headers: IncomingHttpHeaders): string | null {
  const key = String(headers['idempotency-key'] ?? '').trim()
  if (key.length > 255)
    throw invalid({ idempotency_key: ['The idempotency key may not be greater than 255 characters.'] })
  return key || null
}

/** Under which field a rule's refusal stands. */
const FIELDS: Partial<Record<ProblemCode, string>> = {
  'transactional.tooLarge': 'message',
  'transactional.varsTooLarge': 'message.global_merge_vars',
  'transactional.tooManyRecipients': 'message.to',
  'transactional.subjectMissing': 'message.subject',
  'transactional.senderMissing': 'message.from_email',
  'transactional.domainNotVerified': 'message.from_email',
  'transactional.keyReused': 'idempotency_key',
}

function refusalOf(error: unknown, { templateId }: MailToSend): Refusal | null {
  if (!(error instanceof RequestProblem)) return null
  if (error.code === 'thing.notFound')
    return invalid({ 'message.template_id': ['The selected message.template id is invalid.'] })
  if (error.code === 'email.broken') {
    const { problems } = error.details as { problems: MergeProblem[] }
    return invalid(brokenTags(problems, templateId !== null))
  }
  const field = FIELDS[error.code]
  return field ? invalid({ [field]: [error.message] }) : null
}

const PARTS = { subject: 'subject', html: 'html', text: 'text', preheader: 'html', amp: 'amp_html' }

function brokenTags(problems: MergeProblem[], isTemplate: boolean): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const { where, code, tag, line, column } of problems) {
    const field = `message.${isTemplate && where === 'html' ? 'template_id' : PARTS[where]}`
    const told = `The tag ${tag} is wrong (${code}) at line ${line}, column ${column}.`
    errors[field] = [...(errors[field] ?? []), told]
  }
  return errors
}
