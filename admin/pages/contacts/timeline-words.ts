import type { TimelineEntry } from '../../../contract/contact-record.ts'
import type { Say } from '../../words/say.ts'

export function titleOf({ type, data }: TimelineEntry, { words, fill }: Say): string {
  const known = words.timeline[type as keyof typeof words.timeline]
  const title = typeof known === 'string' ? known : fill(words.timeline.other, { type })
  return data.signal === 'machine' ? `${title} (${words.timeline.automatic})` : title
}

/** What an event is about: a list, how it came, a link, a tag, fields or a server's reply, whichever it carries. */
export function detailOf({ type, data }: TimelineEntry, lists: ReadonlyMap<number, string>, say: Say): string {
  const { words, fill, list } = say
  if (type === 'order.placed') return orderDetail(data, say)
  if (type === 'product.viewed') return String(data.action ?? '')
  if (type === 'basket.changed') return basketDetail(data, say)
  if (type === 'basket.emptied') return ''
  if (type === 'shop.visited') return [data.title, data.url].filter(Boolean).join(' · ')
  if (type === 'custom.event')
    return [data.category, data.action, data.label, data.property].filter(Boolean).join(' · ')
  const { listId, url, tag, tags, fields, reply, kind, bounce, channel, email } = data
  const fieldWords = { ...words.contacts.fields, email: words.contact.email } as Record<string, string>
  const kinds = words.timeline.requestedKinds as Record<string, string>
  const bounces = words.timeline.bounces as Record<string, string>
  const channels = words.contact.channels as Record<string, string>
  const parts = [
    type === 'mail.requested' && typeof kind === 'string' && (kinds[kind] ?? kinds.other),
    type === 'contact.merged' && fill(words.timeline.mergedOne, { email: String(email) }),
    lists.get(Number(listId)),
    typeof channel === 'string' && (channels[channel] ?? channel),
    url,
    tag,
    Array.isArray(tags) && tags.join(', '),
    Array.isArray(fields) && list(fields.map(name => fieldWords[camel(String(name))] ?? String(name))),
    typeof bounce === 'string' && bounces[bounce],
    reply,
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

function orderDetail(data: TimelineEntry['data'], { words, money, plural }: Say): string {
  const { amount, currency, status, items, titles, number } = data
  const states = words.orders.statuses as Record<string, string>
  const parts = [
    typeof amount === 'number' && money(amount, String(currency ?? '')),
    Number(items) > 0 && plural(Number(items), words.orders.items),
    Array.isArray(titles) && titles.join(', '),
    typeof status === 'string' && states[status],
    number,
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

function basketDetail({ products, sent, total, currency }: TimelineEntry['data'], say: Say): string {
  const known = Array.isArray(products) ? (products as { name?: string; code?: string; quantity?: number }[]) : []
  const names = known.map(({ name, code, quantity }) => {
    const title = name || code || say.words.orders.nameless
    return quantity && quantity !== 1 ? `${say.number(quantity)} × ${title}` : title
  })
  const more = Number(sent) - known.length
  const parts = [
    typeof total === 'number' && say.money(total, String(currency ?? '')),
    names.join(', '),
    more > 0 && say.plural(more, say.words.timeline.moreProducts),
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
