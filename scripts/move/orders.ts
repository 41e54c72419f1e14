import type { TransactionsCreateBulkBody, TransactionsPageReply } from '../../client/src/index.ts'
import { inParts, isMissing, refusedText } from './in-parts.ts'
import type { Move } from './move.ts'

type Order = TransactionsPageReply['data'][number]
type Body = TransactionsCreateBulkBody['transaction_data'][number]

const PER_PAGE = 500

/** Orders that are there already stay as they are: the bulk call passes them over. */
export async function moveOrders({ from, to, state, save, show, note }: Move): Promise<void> {
  for (let page = (state.pages.orders ?? 0) + 1; ; page++) {
    let reply: TransactionsPageReply
    try {
      reply = await from.api.transactions.page({ page, per_page: PER_PAGE })
    } catch (error) {
      if (!isMissing(error)) throw error
      return note(`Orders are not given by the other server (${error.status}).`)
    }
    show.at('orders', Math.min((page - 1) * PER_PAGE, reply.total), reply.total)
    const write = (part: Body[]) => to.api.transactions.createBulk({ transaction_data: part })
    await inParts(reply.data.map(bodyOf), write, ({ transaction }, error) =>
      note(`Order ${transaction.order_id} was not taken: ${refusedText(error)}`),
    )
    if (reply.data.length > 0) state.pages.orders = page
    save()
    if (page >= reply.last_page || reply.data.length === 0) return
  }
}

function bodyOf({ id: _, items, timestamp, ...order }: Order): Body {
  return {
    transaction: { ...order, timestamp: unixOf(timestamp) } as Body['transaction'],
    transaction_items: (items ?? []).map(({ order_id: __, ...item }) => item),
  }
}

/** `YYYY-MM-DD HH:MM:SS` is UTC there. */
function unixOf(timestamp: string): number | undefined {
  const at = Date.parse(`${timestamp.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? undefined : at / 1_000
}

/** Their names; whether they are set up right is found out anew. */
export async function moveDomains({ from, to, note }: Move): Promise<void> {
  try {
    const names = async (side: Move['from']) =>
      ((await side.call('GET', '/domains')) as { name: string }[]).map(one => one.name)
    const here = await names(to)
    for (const name of await names(from)) if (!here.includes(name)) await to.call('POST', '/domains', { name })
  } catch (error) {
    if (!isMissing(error)) throw error
    note(`Sender domains were not moved: ${error.message}`)
  }
}
