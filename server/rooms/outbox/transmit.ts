import { monthOf } from '../../platform/clock.ts'
import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { sealVars, type Tracked } from './compose.ts'
import { subjectsOf } from './counted.ts'
import { wakeSenders } from './dispatch.ts'
import {
  type AttachmentRow,
  insertAttachments,
  insertTransmission,
  insertTransmitted,
  type NewTransmitted,
} from './queries-transmission.ts'

/** One address of a transmission: whoever it is to, or a copy of what another one gets. */
export interface Transmittee {
  contactId: number | null
  address: string
  suppressed: boolean
}

export interface MainTransmittee extends Transmittee {
  name: string | null
  subject: string
  cc: Transmittee[]
  bcc: Transmittee[]
}

export interface Transmission {
  emailId: number
  templateId: number | null
  vars: Record<string, unknown>
  tracked: Tracked
  headers: Record<string, string>
  attachments: Omit<AttachmentRow, 'no'>[]
  to: MainTransmittee[]
}

export interface Transmitted {
  id: number
  accepted: number
  rejected: number
}

/**
 * An e-mail to named addresses, written to the ledger with the caller's transaction: one message for each, copies included;
 * the suppressed have one too, which says why nothing was sent. What they share is kept once.
 */
export async function transmit(ground: Ground, tx: Tx, accountId: number, made: Transmission): Promise<Transmitted> {
  const now = ground.clock.now()
  const everybody = made.to.flatMap(main => [main, ...main.cc, ...main.bcc])
  const rejected = everybody.filter(one => one.suppressed).length
  const accepted = everybody.length - rejected
  const transmissionId = await insertTransmission(
    tx,
    accountId,
    {
      email_id: made.emailId,
      template_id: made.templateId,
      vars: Object.keys(made.vars).length > 0 ? sealVars(ground, made.vars) : null,
      track_opens: made.tracked.opens,
      track_clicks: made.tracked.clicks,
      headers: made.headers,
      attachments: made.attachments.length,
      accepted,
      rejected,
    },
    now,
  )
  const attachments = made.attachments.map((attachment, no) => ({ ...attachment, no }))
  if (attachments.length > 0) await insertAttachments(tx, accountId, transmissionId, attachments)
  const shared = { month: monthOf(now), transmissionId, emailId: made.emailId, kind: 'api' as const }
  const ids = await insertTransmitted(tx, accountId, shared, made.to.map(mainMessage), now)
  // A copy is told its main message by id; two mains may have a copy to the same address, so they go one main a statement.
  for (const main of made.to) {
    const copies = copiesOf(main, ids.get(main.address)!)
    if (copies.length > 0) await insertTransmitted(tx, accountId, shared, copies, now)
  }
  const counted = { dispatch_id: null, kind: shared.kind, created_at: now }
  const deltas = subjectsOf(counted).flatMap(subject => [
    { subject, name: 'injected', n: accepted },
    { subject, name: 'rejected', n: rejected },
  ])
  await add(tx, accountId, deltas)
  await wakeSenders(tx)
  return { id: transmissionId, accepted, rejected }
}

function mainMessage(main: MainTransmittee): NewTransmitted {
  const { contactId, address, subject, suppressed } = main
  return { contactId, address, subject, suppressed, addressing: { role: 'to', ...addressingOf(main) } }
}

function copiesOf(main: MainTransmittee, of: number): NewTransmitted[] {
  const copy = (role: 'cc' | 'bcc') => (one: Transmittee) => ({
    ...one,
    subject: main.subject,
    addressing: { role, of, ...addressingOf(main) },
  })
  return [...main.cc.map(copy('cc')), ...main.bcc.map(copy('bcc'))]
}

const addressingOf = ({ address, name, cc, contactId }: MainTransmittee) => ({
  to: address,
  toName: name,
  cc: cc.map(one => one.address),
  contact: contactId,
})
