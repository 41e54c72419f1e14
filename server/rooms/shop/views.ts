import type { Tx } from '../../platform/db.ts'
import { addViews, pruneViews } from './queries-baskets.ts'

/** Products of a contact whose views are remembered. */
const MOST_VIEWED = 100

export interface View {
  contactId: number
  code: string
  at: Date
}

export async function countViews(tx: Tx, accountId: number, views: View[]): Promise<void> {
  if (views.length === 0) return
  const sums = new Map<string, View & { firstAt: Date; times: number }>()
  for (const view of views) {
    const key = JSON.stringify([view.contactId, view.code])
    const sum = sums.get(key) ?? { ...view, firstAt: view.at, times: 0 }
    if (view.at > sum.at) sum.at = view.at
    if (view.at < sum.firstAt) sum.firstAt = view.at
    sum.times++
    sums.set(key, sum)
  }
  await addViews(tx, accountId, [...sums.values()])
  await pruneViews(tx, accountId, [...new Set(views.map(view => view.contactId))], MOST_VIEWED)
}
