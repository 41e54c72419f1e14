import { history } from '../../../contract/history.ts'
import { mount } from '../../platform/mount.ts'
import { type HistoryRow, readHistory } from '../../rooms/accounts/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

export function serveHistory({ house: { ground }, app, guard }: Door): void {
  mount(app, history.page, guard, async ({ input, request }) => {
    const { userId, kind, ...page } = input.query
    const { entries, next } = await readHistory(ground, holderOf(request).account_id, { userId, kind }, page)
    return { entries: entries.map(shown), next }
  })
}

function shown({ id, at, user_id, email, name, action, subject, data, ip }: HistoryRow) {
  const person = user_id === null ? null : { id: user_id, email: email ?? '', name: name ?? '' }
  return { id, at: at.toISOString(), person, action, subject, data, ip }
}
