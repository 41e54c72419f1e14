import { type DayFigures, type Days, readDays } from '../../platform/counters.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { listDetail } from '../contacts/index.ts'
import { type AccountPeriod, everyDay, type Period, readPeriod } from './period.ts'
import { foldAll, forgetDays, listIds, recountContacts, recountLists, seeOneMoment } from './queries-growth.ts'

/** What keeps days: subscriptions by list and state, and the account's contacts. */
const DAILY = '^(account$|list:)'

/** For whoever folds an account's counters. */
export async function keptDays(ground: Ground, accountId: number): Promise<Days> {
  return { subjects: DAILY, timeZone: (await accountById(ground.db, accountId))?.time_zone ?? 'UTC' }
}

/**
 * Subscriptions, not people: who is in two lists counts in both. `net` also knows those who were deleted, which no other
 * figure counts.
 */
export interface Flows {
  /** Became subscribed, for the first time or again. */
  came: number
  /** Of those, by the link in the mail that asked them. */
  confirmed: number
  /** Unsubscribed. */
  left: number
  bounced: number
  complained: number
  net: number
}

export interface GrowthDay extends Flows {
  day: string
  /** Subscribed at the end of the day. */
  total: number
}

export interface Growth {
  period: Period
  days: GrowthDay[]
  sum: Flows
  /** Contacts that are new to the account, and those deleted; of no one list, so 0 where one is asked for. */
  contacts: { came: number; deleted: number }
}

/** Day by day, exact up to this moment; of one list, or of all lists that there are. Throws thing.notFound, report.periodInvalid. */
export async function readGrowth(
  ground: Ground,
  accountId: number,
  asked: { listId?: number; from?: string; until?: string },
): Promise<Growth> {
  if (asked.listId !== undefined) await listDetail(ground, accountId, asked.listId)
  const period = await readPeriod(ground, accountId, asked)
  const lists = asked.listId === undefined ? await listIds(ground.db, accountId) : [asked.listId]
  const subjects = lists.map(id => `list:${id}`)
  const figures = await readDays(ground.db, accountId, [...subjects, 'account'], period.from, period.timeZone)
  const days = daysOf(
    figures.filter(figure => figure.subject !== 'account'),
    period,
  )
  const contacts = within(
    figures.filter(figure => figure.subject === 'account' && figure.name === 'contacts' && asked.listId === undefined),
    period,
  )
  return {
    period: { from: period.from, until: period.until },
    days,
    sum: sumOf(days),
    contacts: { came: sum(contacts, 'up'), deleted: sum(contacts, 'down') },
  }
}

export interface ListGrowth extends Flows {
  listId: number
  total: number
}

/** Every list's figures of a period, without the days. */
export async function readListsGrowth(
  ground: Ground,
  accountId: number,
  asked: { from?: string; until?: string },
): Promise<{ period: Period; lists: ListGrowth[] }> {
  const period = await readPeriod(ground, accountId, asked)
  const ids = await listIds(ground.db, accountId)
  const subjects = ids.map(id => `list:${id}`)
  const figures = await readDays(ground.db, accountId, subjects, period.from, period.timeZone)
  const lists = ids.map(listId => {
    const days = daysOf(
      figures.filter(figure => figure.subject === `list:${listId}`),
      period,
    )
    return { listId, ...sumOf(days), total: days.at(-1)!.total }
  })
  return { period: { from: period.from, until: period.until }, lists }
}

/**
 * Works the days out anew from what subscriptions and contacts remember: for data that came in with a past (a seed, a
 * restored copy). Who has been deleted since is no longer among them.
 */
export async function recountGrowth(ground: Ground, accountId: number): Promise<void> {
  const account = await accountById(ground.db, accountId)
  if (!account) throw problem('thing.notFound')
  await ground.db.transaction(async tx => {
    await seeOneMoment(tx)
    await foldAll(tx, accountId)
    await forgetDays(tx, accountId, DAILY)
    await recountLists(tx, accountId, account.time_zone)
    await recountContacts(tx, accountId, account.time_zone)
  })
}

const sum = (figures: DayFigures[], side: 'up' | 'down') => figures.reduce((total, figure) => total + figure[side], 0)

const within = (figures: DayFigures[], { from, until }: Period) =>
  figures.filter(({ day }) => day !== null && day >= from && day <= until)

/** Every day of the period, from the last one back: what is subscribed now less what came after. */
function daysOf(figures: DayFigures[], period: AccountPeriod): GrowthDay[] {
  const byDay = new Map<string | null, DayFigures[]>()
  for (const figure of figures) byDay.set(figure.day, [...(byDay.get(figure.day) ?? []), figure])
  let total = (byDay.get(null) ?? []).reduce((n, { name, up }) => n + (name === 'subscribed' ? up : 0), 0)
  for (const [day, of] of byDay) if (day !== null && day > period.until) total -= flowsOf(of).net
  return everyDay(period)
    .reverse()
    .map(day => {
      const flows = flowsOf(byDay.get(day) ?? [])
      total -= flows.net
      return { day, ...flows, total: total + flows.net }
    })
    .reverse()
}

function flowsOf(figures: DayFigures[]): Flows {
  const up = (...names: string[]) =>
    sum(
      figures.filter(figure => names.includes(figure.name)),
      'up',
    )
  const subscribed = figures.filter(figure => figure.name === 'subscribed')
  return {
    came: up('subscribed'),
    confirmed: up('confirmed'),
    left: up('unsubscribed'),
    bounced: up('soft_bounced', 'hard_bounced'),
    complained: up('complained'),
    net: sum(subscribed, 'up') - sum(subscribed, 'down'),
  }
}

function sumOf(days: GrowthDay[]): Flows {
  const flows: Flows = { came: 0, confirmed: 0, left: 0, bounced: 0, complained: 0, net: 0 }
  for (const day of days) for (const name of Object.keys(flows) as (keyof Flows)[]) flows[name] += day[name]
  return flows
}
