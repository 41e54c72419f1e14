import { isMissing } from './in-parts.ts'
import type { Move, Side } from './move.ts'

/** What no call of the API tells or takes. */
const NEVER = [
  'the days on which people subscribed, and their consents',
  'histories of opens and clicks, and the figures of campaigns sent before',
  'coupons (the API takes them, and tells none), feeds, automations, segments, and the looks of forms',
  'custom events of shops, and what transactional mails said',
]
/** Settings of a list that reading shows and creating does not take. */
const SETTINGS = [
  'unsub_from_all',
  'unsub_send',
  'double_optout',
  'thanks_send',
  'thanks_subject',
  'unsub_subject',
  'unsub_texts',
  'sub_notify',
  'unsub_notify',
  'digest_notify',
] as const

/** The report of a move: each difference in a line, then what the API cannot carry. */
export async function compare(move: Move): Promise<string[]> {
  const { from, to, state } = move
  const differences = [...state.notes]
  for (const [oldId, newId] of Object.entries(state.lists)) {
    const [old, now] = [await from.api.lists.read(Number(oldId)), await to.api.lists.read(newId)]
    const differ = (what: string, a: unknown, b: unknown) => {
      if (JSON.stringify(a) !== JSON.stringify(b))
        differences.push(`${old.list.name}: ${what}: ${JSON.stringify(a)} there, ${JSON.stringify(b)} here`)
    }
    for (const name of Object.keys(old.subscribers) as (keyof typeof old.subscribers)[])
      differ(name, old.subscribers[name], now.subscribers[name])
    for (const [key, field] of Object.entries(old.list.custom_fields ?? {}))
      differ(`field ${key}`, field, now.list.custom_fields[key] ?? null)
    for (const [id, group] of Object.entries(old.list.groups ?? {}))
      if (!now.list.groups[id])
        differences.push(
          `${old.list.name}: group ${group.name}: what people chose was moved, the group itself is to be made in the admin`,
        )
    for (const name of SETTINGS) if (old.list[name]) differ(name, old.list[name], now.list[name])
    const { url } = old.list.settings?.webhook ?? {}
    if (url) differ('webhook', url, now.list.settings.webhook.url)
  }
  const orders = [await ordersOf(from), await ordersOf(to)]
  if (orders[0] !== null && orders[0] !== orders[1]) differences.push(`Orders: ${orders[0]} there, ${orders[1]} here`)
  const moved = [
    `${Object.keys(state.lists).length} lists, ${Object.keys(state.templates).length} templates, ${Object.keys(state.campaigns).length} campaigns (as drafts, to nobody)`,
  ]
  return [
    `Moved: ${moved}.`,
    differences.length === 0 ? 'No difference was found.' : 'Differences:',
    ...differences.map(line => `- ${line}`),
    'What the API does not carry:',
    ...NEVER.map(line => `- ${line}`),
  ]
}

async function ordersOf({ api }: Side): Promise<number | null> {
  try {
    return (await api.transactions.page({ per_page: 1 })).total
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
