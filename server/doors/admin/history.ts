import { history } from '../../../contract/history.ts'
import type { Db } from '../../platform/db.ts'
import { mount } from '../../platform/mount.ts'
import { type HistoryRow, readHistory } from '../../rooms/accounts/index.ts'
import { knownCampaigns } from '../../rooms/campaigns/index.ts'
import { knownContacts, knownLists } from '../../rooms/contacts/index.ts'
import { knownTemplates } from '../../rooms/emails/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

export function serveHistory({ house: { ground }, app, guard }: Door): void {
  mount(app, history.page, guard, async ({ input, request }) => {
    const { userId, kind, ...page } = input.query
    const { account_id } = holderOf(request)
    const { entries, next } = await readHistory(ground, account_id, { userId, kind }, page)
    const isThere = await whatIsThere(ground.db, account_id, entries)
    return { entries: entries.map(entry => shown(entry, isThere(entry))), next }
  })
}

/** Which rooms know what the entries are about; by the word before the dot of the action. */
const KNOWN: Record<string, (db: Db, accountId: number, ids: number[]) => Promise<number[]>> = {
  campaign: knownCampaigns,
  contact: knownContacts,
  list: knownLists,
  template: knownTemplates,
}
/** Their subject is a task. */
const OF_TASKS = ['contact.changedMany', 'contact.deletedMany', 'contact.exportedMany']

const kindOf = ({ action }: HistoryRow) => (OF_TASKS.includes(action) ? '' : action.split('.')[0]!)

async function whatIsThere(db: Db, accountId: number, entries: HistoryRow[]) {
  const there = new Set<string>()
  for (const [kind, known] of Object.entries(KNOWN)) {
    const ids = entries.filter(entry => kindOf(entry) === kind).map(entry => Number(entry.subject))
    const asked = [...new Set(ids)].filter(id => Number.isSafeInteger(id) && id > 0)
    if (asked.length === 0) continue
    for (const id of await known(db, accountId, asked)) there.add(`${kind} ${id}`)
  }
  return (entry: HistoryRow) => there.has(`${kindOf(entry)} ${entry.subject}`)
}

function shown({ id, at, user_id, email, name, action, subject, data, ip }: HistoryRow, isThere: boolean) {
  const person = user_id === null ? null : { id: user_id, email: email ?? '', name: name ?? '' }
  return { id, at: at.toISOString(), person, action, subject, data, ip, isThere }
}
