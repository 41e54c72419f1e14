import type { MailKind } from '../../../contract/message.ts'

/** What a message is counted under, besides itself. */
export interface CountedMessage {
  dispatch_id: number | null
  kind: MailKind | null
  created_at: Date
}

/**
 * The subjects of its counters: its dispatch; or, for a transactional mail to a customer, the UTC day on which it was made,
 * so that figures of some days are of the mails of these days, whatever came of them later. Confirmations are counted twice.
 */
export function subjectsOf({ dispatch_id, kind, created_at }: CountedMessage): string[] {
  if (dispatch_id !== null) return [`dispatch:${dispatch_id}`]
  if (kind === null) return []
  const day = dayOf(created_at)
  return kind === 'confirmation'
    ? [subjectOfDay('all', day), subjectOfDay('confirmations', day)]
    : [subjectOfDay('all', day)]
}

export type Counting = 'all' | 'confirmations'

const NAMES: Record<Counting, string> = { all: 'transactional', confirmations: 'confirmation' }

/** `day`: 'YYYY-MM-DD' */
export const subjectOfDay = (of: Counting, day: string) => `${NAMES[of]}:${day}`

export const dayOf = (at: Date) => at.toISOString().slice(0, 10)
