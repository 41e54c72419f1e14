import type { Rating } from '../../../contract/contact-detail.ts'
import type { ContactRow } from './queries.ts'

const DAY_MS = 86_400_000
/** Nobody's silence means anything before the first campaigns came. */
const NEW_DAYS = 90
const NEW = 2.5
const SILENT = 1

/** Days since a person's last click or open → points; longer ago than all of them gives the last. */
const CLICKED: [days: number, points: number][] = [
  [30, 5],
  [90, 4.5],
  [180, 4],
  [365, 3],
  [Number.POSITIVE_INFINITY, 2],
]
const OPENED: [days: number, points: number][] = [
  [30, 4],
  [90, 3.5],
  [180, 3],
  [365, 2],
  [Number.POSITIVE_INFINITY, 1.5],
]

type Rated = Pick<
  ContactRow,
  'suppressed' | 'hard_bounced' | 'soft_bounces' | 'last_open_at' | 'last_click_at' | 'inserted_at'
>

/**
 * How much somebody is with us, 0 to 5 in half steps, and why: by when a person last clicked or opened (machines do not
 * count), less half a point for each soft bounce in a row; 0 where nothing may or can be sent. Worked out from the contact's
 * own row whenever it is asked for, so that it is never old.
 */
export function ratingOf(contact: Rated, now: Date): Rating {
  if (contact.hard_bounced) return { points: 0, why: 'bounced' }
  if (contact.suppressed !== null) return { points: 0, why: 'suppressed' }
  const since = (at: Date) => (now.getTime() - at.getTime()) / DAY_MS
  const by = (table: typeof CLICKED, at: Date | null) => (at ? table.find(([days]) => since(at) <= days)![1] : 0)
  const clicked = by(CLICKED, contact.last_click_at)
  const opened = by(OPENED, contact.last_open_at)
  const isNew = since(contact.inserted_at) <= NEW_DAYS
  const heard = Math.max(clicked, opened)
  const why = heard === 0 ? (isNew ? 'new' : 'silent') : clicked >= opened ? 'clicked' : 'opened'
  const points = heard === 0 ? (isNew ? NEW : SILENT) : heard
  return { points: Math.max(0.5, points - contact.soft_bounces / 2), why }
}
